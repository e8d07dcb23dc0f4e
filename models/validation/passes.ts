import type { Measurement } from './measurement.ts';

/** Whether what came out lies in the expected range; NaN does not. */
export function passes({ lowest, highest, got }: Measurement): boolean {
  return got >= lowest && got <= highest;
}
