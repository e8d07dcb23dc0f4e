import { normalCdf } from '../../random/math/normalCdf.ts';
import { normalQuantile } from '../../random/math/normalQuantile.ts';
import type { Sequence } from '../../random/streams.ts';
import { dailyValues } from '../dailyValues.ts';

/** The largest double below 1: a uniform is never 1, where a quantile is infinite. */
const BELOW_ONE = 1 - 1.1102230246251565e-16;

/**
 * Ties queues of uniforms together by a Gaussian copula: their normal scores are mixed by the Cholesky factor of the
 * correlation matrix and turned into uniforms again. A queue that is correlated with none before it passes its numbers
 * on untouched, to the last bit; so does the first in any case. The n-th number of a queue depends on the n-th numbers
 * of those before it only, however many of each have been taken.
 * Source: Nelsen 2006, An Introduction to Copulas, doi:10.1007/0-387-28678-0, section 2.3.
 *
 * @param factor row i has the weights of the queues 0 to i, their squares summing to 1 (see `choleskyFactor`).
 */
export function correlatedSequences(
  independent: readonly Sequence[],
  factor: readonly (readonly number[])[],
): readonly Sequence[] {
  const kept = independent.map((queue) => dailyValues(queue.next(), () => queue.next()));
  return factor.map((weights, i) => {
    let taken = 0;
    if (weights.every((weight, j) => j === i || weight === 0)) return { next: () => kept[i](taken++) };
    const next = (): number => {
      let score = 0;
      for (let j = 0; j <= i; j++) if (weights[j] !== 0) score += weights[j] * normalQuantile(kept[j](taken));
      taken += 1;
      return Math.min(normalCdf(score), BELOW_ONE);
    };
    return { next };
  });
}
