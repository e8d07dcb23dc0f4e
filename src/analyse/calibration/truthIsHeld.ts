import type { AbcDraws } from './abcDraws.ts';
import { abcPosterior } from './abcPosterior.ts';
import type { AbcMetric } from './nearestDraws.ts';
import { weightedQuantile } from './weightedQuantile.ts';

/**
 * Takes one draw for the truth, its moments for the data and the other draws for the prior: does the middle 90 % of the
 * posterior of each parameter hold the true value? Over truths that were chosen by their moments alone it should, 9
 * times in 10 (Prangle et al. 2014, https://doi.org/10.48550/arXiv.1301.3166).
 *
 * @param ranks `priorRanks` of each parameter.
 */
export function truthIsHeld(
  draws: AbcDraws,
  ranks: readonly Float64Array[],
  metric: AbcMetric,
  accept: number,
  truth: number,
): readonly boolean[] {
  const observed = Float64Array.from(draws.moments, (column) => column[truth]);
  const posterior = abcPosterior(draws, ranks, metric, observed, accept, truth);
  return posterior.ranks.map((column, p) => {
    const low = weightedQuantile(column, posterior.weights, 0.05);
    const high = weightedQuantile(column, posterior.weights, 0.95);
    return low <= ranks[p][truth] && ranks[p][truth] <= high;
  });
}
