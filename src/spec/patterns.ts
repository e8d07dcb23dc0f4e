/** Forms of values written as text, as regular expressions without ends: for the reader and for the JSON Schema. */
export const patterns = {
  number: '[-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?',
  /** A decimal number before the sign. */
  percent: '[-+]?\\d+(?:\\.\\d*)?\\s*%',
  /** The name of an experiment, which becomes that of a folder. */
  name: '[a-z0-9][a-z0-9-]{0,99}',
  date: '\\d{4}-\\d{2}-\\d{2}',
  /** Begins that or ends like that: the path of a module, no name of a model. */
  modulePath: '[/\\\\]|\\.[cm]?[jt]s$',
} as const;

/** A regular expression that a whole text must meet. */
export function whole(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})$`);
}
