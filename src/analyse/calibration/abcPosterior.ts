import { exp } from '../../../models/random/math/exp.ts';
import { log } from '../../../models/random/math/log.ts';
import type { AbcDraws } from './abcDraws.ts';
import { localRegression } from './localRegression.ts';
import { type AbcMetric, nearestDraws } from './nearestDraws.ts';

/** A weighted sample of the posterior; all arrays have one cell an accepted draw, nearest first. */
export interface AbcPosterior {
  readonly draws: Int32Array;
  readonly distances: Float64Array;
  /** Above 0, greatest 1. */
  readonly weights: Float64Array;
  /** Whether values were adjusted by regression. */
  readonly isAdjusted: boolean;
  /** Adjusted places in the prior, in (0, 1), one array a parameter. */
  readonly ranks: readonly Float64Array[];
}

/**
 * Approximate Bayesian computation by rejection with local-linear regression (Beaumont, Zhang and Balding 2002,
 * doi:10.1093/genetics/162.4.2025): the nearest draws are kept, weighted by Epanechnikov's kernel, and moved along the slope of
 * parameter on moments to where the observed moments are. The slope is that of the logit of the place in the
 * prior, so that nothing leaves the prior. With fewer than twice as many accepted draws as coefficients there is no
 * slope to speak of, and the kept draws count alike as they are.
 *
 * @param ranks    `priorRanks` of each parameter.
 * @param observed one number a moment.
 * @param except   a draw that is left out, or -1.
 */
export function abcPosterior(
  draws: AbcDraws,
  ranks: readonly Float64Array[],
  metric: AbcMetric,
  observed: Float64Array,
  accept: number,
  except = -1,
): AbcPosterior {
  const nearest = nearestDraws(draws, metric, observed, accept, except);
  const { distances, radius } = nearest;
  const kept = ranks.map((column) => Float64Array.from(nearest.draws, (i) => column[i]));
  if (accept < 2 * (metric.used.length + 1)) {
    return { ...nearest, weights: new Float64Array(accept).fill(1), isAdjusted: false, ranks: kept };
  }
  const weights = distances.map((distance) => (distance < radius ? 1 - (distance / radius) * (distance / radius) : 1));
  const away = metric.used.map((m, k) =>
    Float64Array.from(nearest.draws, (i) => (draws.moments[m][i] - observed[m]) / metric.scales[k]),
  );
  const logits = kept.map((column) => column.map((u) => log(u / (1 - u))));
  const slopes = localRegression(away, logits, weights);
  const adjusted = logits.map((column, p) =>
    column.map((logit, i) => {
      let shift = 0;
      for (let k = 0; k < away.length; k++) shift += slopes[p][k] * away[k][i];
      return 1 / (1 + exp(shift - logit));
    }),
  );
  return { ...nearest, weights, isAdjusted: true, ranks: adjusted };
}
