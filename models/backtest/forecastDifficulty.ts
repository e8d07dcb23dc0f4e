import { market } from '../market.ts';
import type { ParameterValues } from '../parameter.ts';
import { createStreams } from '../random/createStreams.ts';

/**
 * Difficulty ahead, by simulation.
 *
 * @param values       parameters of the market model at the origin.
 * @param horizon      epochs to look ahead.
 * @returns difficulty in force 1, 2, ..., `horizon` epochs after the origin.
 */
export function forecastDifficulty(
  values: ParameterValues,
  horizon: number,
  seed: string,
  replication: number,
): Float64Array {
  const state = market.create(values, createStreams(seed, replication), horizon);
  const ahead = new Float64Array(horizon);
  for (let h = 0; h < horizon; h++) {
    market.step(state);
    ahead[h] = state.chain.difficulty;
  }
  return ahead;
}
