/**
 * A key of an experiment file. The tables of keys (`EXPERIMENT_KEYS`, `RECORD_KEYS`) are what the reader, the JSON Schema
 * and the page of documents know of keys.
 */
export interface Key {
  readonly form: KeyForm;
  /** What it says, in one or two sentences. */
  readonly description: string;
  /** A value as the file has it, in one line of YAML. */
  readonly example: string;
  readonly isRequired?: true;
  /** Whether `--set` accepts it. */
  readonly isSettable?: true;
  /** The designs that take it; absent for keys that belong to no design. */
  readonly designs?: readonly string[];
}

/** What a key holds. Bounds are inclusive. */
export type KeyForm =
  | { readonly kind: 'name' | 'text' | 'model' | 'modules' | 'preset' | 'until' | 'streams' | 'figureColumns' }
  /** With `all`, the word `all` too. */
  | { readonly kind: 'whole'; readonly min: number; readonly max: number; readonly step?: number; readonly all?: true }
  /** A whole number, or with `until` the fewest and the most, as `20 to 1000`. */
  | { readonly kind: 'replications'; readonly min: number; readonly max: number }
  | { readonly kind: 'flag'; readonly default: boolean }
  | { readonly kind: 'choice'; readonly choices: readonly string[] }
  /** A length of time or a date, in epochs. */
  | { readonly kind: 'epochs'; readonly min: number; readonly max: number }
  /** Parameters with a value each. */
  | { readonly kind: 'assignments'; readonly mayBeEmpty: boolean }
  | { readonly kind: 'vary' | 'points' | 'constraints' | 'columns' | 'outcomes' }
  | { readonly kind: 'mapping'; readonly keys: Readonly<Record<string, Key>> };

/** The names of a table of keys, in its order. */
export function keyNames<Name extends string>(keys: Readonly<Record<Name, Key>>): readonly Name[] {
  return Object.keys(keys) as Name[];
}
