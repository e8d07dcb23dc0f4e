import type { Measurement } from '../measurement.ts';

/** A measurement that passes within a band, its ends included. */
export function between(what: string, lowest: number, highest: number, got: number, text: string): Measurement {
  return { what, expected: text, lowest, highest, got };
}
