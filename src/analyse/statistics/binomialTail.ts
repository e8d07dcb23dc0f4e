import { exp } from '../../../models/random/math/exp.ts';
import { log } from '../../../models/random/math/log.ts';
import { log1p } from '../../../models/random/math/log1p.ts';
import { logGamma } from '../../../models/random/math/logGamma.ts';

/**
 * P(X >= k) for X binomial with n trials of chance p, to about 1e-11 relative for thousands of trials: the first term by
 * logarithms of factorials, the others each from the one before.
 *
 * @param k integer from 0 to n. @param p in [0, 1].
 */
export function binomialTail(k: number, n: number, p: number): number {
  if (k <= 0 || p >= 1) return 1;
  if (p <= 0) return 0;
  // The shorter way round is also the one whose terms fall from the first on.
  if (k <= n * p) return 1 - tailFrom(n - k + 1, n, 1 - p);
  return tailFrom(k, n, p);
}

function tailFrom(k: number, n: number, p: number): number {
  if (k > n) return 0;
  const ways = logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
  const odds = p / (1 - p);
  let term = exp(ways + k * log(p) + (n - k) * log1p(-p));
  let sum = term;
  for (let i = k; i < n && term > sum * 1e-17; i++) {
    term *= ((n - i) / (i + 1)) * odds;
    sum += term;
  }
  return Math.min(1, sum);
}
