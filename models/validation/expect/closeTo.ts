import type { Measurement } from '../measurement.ts';

/** How far apart a closed form and what is computed may be, relatively, unless a check says otherwise. */
const ANALYTIC = 1e-9;

/**
 * A measurement that passes within a relative distance of the expectation.
 * @param text the expectation for a reader.
 */
export function closeTo(what: string, expected: number, got: number, text: string, relative = ANALYTIC): Measurement {
  const distance = Math.abs(expected) * relative;
  return { what, expected: text, lowest: expected - distance, highest: expected + distance, got };
}
