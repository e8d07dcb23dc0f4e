import type { Measurement } from '../measurement.ts';

/** A measurement that the models are known to miss. @param why in one or two sentences, without a full stop. */
export function missing(measurement: Measurement, why: string): Measurement {
  return { ...measurement, knownMiss: why };
}
