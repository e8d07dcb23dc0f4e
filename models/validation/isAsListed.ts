import type { Measurement } from './measurement.ts';
import { passes } from './passes.ts';

/** Whether it came out as the table says: inside its range, or, as a known miss, a number outside it. */
export function isAsListed(measurement: Measurement): boolean {
  if (measurement.knownMiss === undefined) return passes(measurement);
  return !Number.isNaN(measurement.got) && !passes(measurement);
}
