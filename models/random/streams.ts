/** A queue of uniforms: the next call gives the next number of one named alea stream. */
export interface Sequence {
  /** @returns a uniform in the open interval (0, 1). */
  next(): number;
}

/** A field of uniforms: the number at an address depends on the address alone, never on what was drawn before. */
export interface Field {
  /** @returns the uniform in the open interval (0, 1) that belongs to this agent and epoch. */
  at(agent: number, epoch: number): number;
}

/** Named sources of randomness of one run. The same purpose always gives the same numbers. */
export interface Streams {
  sequence(...purpose: readonly string[]): Sequence;
  field(...purpose: readonly string[]): Field;
}
