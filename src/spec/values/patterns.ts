const magnitude = '(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?';
/** What a fraction without an exponent is not. */
const wholeMagnitude = '(?:\\d+\\.?0*|(?:\\d+\\.?\\d*|\\.\\d+)[eE][-+]?\\d+)';

/** Forms of values written as text, as regular expressions without ends: for the reader and for the JSON Schema. */
export const patterns = {
  number: `[-+]?${magnitude}`,
  /** A number that is not below 0. */
  nonNegative: `(?:\\+?${magnitude}|-0+(?:\\.0*)?)`,
  /** All whole numbers, and with an exponent some others. */
  whole: `[-+]?${wholeMagnitude}`,
  nonNegativeWhole: `(?:\\+?${wholeMagnitude}|-0+(?:\\.0*)?)`,
  /** A decimal number before the sign. */
  percent: '[-+]?\\d+(?:\\.\\d*)?\\s*%',
  /** The name of an experiment, which becomes that of a folder. */
  name: '[a-z0-9][a-z0-9-]{0,99}',
  date: '\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])',
  /** Begins that or ends like that: the path of a module, no name of a model. */
  modulePath: '[/\\\\]|\\.[cm]?[jt]s$',
} as const;

/** A regular expression that a whole text must meet. */
export function whole(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})$`);
}
