import type { Measurement } from '../measurement.ts';

/** A measurement that passes only when it equals the expectation. */
export function equalTo(what: string, expected: number, got: number, text = String(expected)): Measurement {
  return { what, expected: text, lowest: expected, highest: expected, got };
}
