import { exp } from './exp.ts';
import { gammaLowerRatio } from './gammaLowerRatio.ts';
import { gammaPowerTerm } from './gammaPowerTerm.ts';
import { gammaUpperRatio } from './gammaUpperRatio.ts';
import { log } from './log.ts';
import { logGamma } from './logGamma.ts';
import { normalQuantile } from './normalQuantile.ts';

const MAX_STEPS = 50;

/**
 * Quantile of the gamma distribution with this shape and scale 1, to about 1e-14 relative for shapes from 0.5 to 1e5,
 * with the same bits in every engine.
 *
 * Start of Wilson and Hilferty 1931, doi:10.1073/pnas.17.12.684, or of the first term of the series where x is small;
 * then Halley steps, each of which trebles the number of good digits, on the logarithm of the tail, which is concave;
 * a step that leaves the bracket found so far is replaced by one inside it.
 *
 * @returns 0 at p = 0, Infinity at p = 1, NaN for p outside [0, 1] or a shape that is not positive.
 */
export function gammaQuantile(shape: number, p: number): number {
  if (!(shape > 0 && p >= 0 && p <= 1)) return NaN;
  if (p === 0) return 0;
  if (p === 1) return Infinity;
  let low = 0;
  let high = Infinity;
  let x = start(shape, p);
  for (let n = 0; n < MAX_STEPS && x > 0; n += 1) {
    const factor = gammaPowerTerm(shape, x);
    const density = (factor * shape) / x;
    const upper = x > shape + 1;
    const tail = factor * (upper ? gammaUpperRatio(shape, x) : gammaLowerRatio(shape, x));
    const slope = (upper ? -density : density) / tail;
    const newton = log(tail / (upper ? 1 - p : p)) / slope;
    const curvature = 0.5 * newton * ((shape - 1) / x - 1 - slope);
    const step = newton / (1 - Math.max(-0.5, Math.min(0.5, curvature)));
    if (Math.abs(step) < 1e-6 * x) return x - step;
    if (step > 0) high = x;
    else low = x;
    const next = x - step;
    x = next > low && next < high ? next : inside(low, high);
  }
  return x;
}

function inside(low: number, high: number): number {
  return high === Infinity ? 2 * low : low === 0 ? high / 4 : (low + high) / 2;
}

function start(shape: number, p: number): number {
  const root = 1 - 1 / (9 * shape) + normalQuantile(p) / (3 * Math.sqrt(shape));
  const cubic = shape * root * root * root;
  if (cubic > 0.5 * shape) return cubic;
  const firstTerm = exp((log(p) + logGamma(shape + 1)) / shape);
  return firstTerm < 0.2 * (shape + 1) || root <= 0 ? firstTerm : cubic;
}
