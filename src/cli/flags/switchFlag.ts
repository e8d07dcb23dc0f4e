/** A flag without a value, for Stricli: off unless it is given. */
export interface SwitchFlag {
  readonly kind: 'boolean';
  readonly default: false;
  readonly withNegated: false;
  readonly brief: string;
}

/** Defines one by what the help says of it. */
export function switchFlag(brief: string): SwitchFlag {
  return { kind: 'boolean', default: false, withNegated: false, brief };
}
