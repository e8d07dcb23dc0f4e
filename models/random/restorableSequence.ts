import alea from 'seedrandom/lib/alea.js';
import type { Sequence } from './streams.ts';

/** The exact position of a sequence: alea's carry and its three lagged fractions. Plain JSON. */
export interface SequenceState {
  readonly c: number;
  readonly s0: number;
  readonly s1: number;
  readonly s2: number;
}

/** A sequence whose position can be saved; `restoreSequence` takes it up again with the same numbers. */
export interface RestorableSequence extends Sequence {
  /** @returns a copy of the position, unaffected by later draws. */
  state(): SequenceState;
}

/** Half of the step between alea's 53-bit numbers. */
const IN_PLACE_OF_ZERO = 1 / 18014398509481984;

/** @returns the alea sequence (Baagøe 2010, package seedrandom) with this seed, from its first number. */
export function startSequence(seed: string): RestorableSequence {
  return fromGenerator(alea(seed, { state: true }));
}

/** @returns a sequence that goes on with the very numbers that followed when the state was taken. */
export function restoreSequence(state: SequenceState): RestorableSequence {
  return fromGenerator(alea('', { state }));
}

function fromGenerator(generator: ReturnType<typeof alea>): RestorableSequence {
  return {
    // The 53-bit draw is a multiple of 2^-53 in [0, 1). Zero, which comes once in 9e15 draws, becomes 2^-54, so that
    // every number takes one draw and the place in the sequence stays known.
    next: () => generator.double() || IN_PLACE_OF_ZERO,
    state: () => generator.state(),
  };
}
