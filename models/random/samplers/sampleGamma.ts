import { gammaQuantile } from '../math/gammaQuantile.ts';

/**
 * The gamma draw at the uniform number `u` in (0, 1), by inverse distribution function. With an integer shape n it is
 * the sum of n exponential draws of mean `scale`: the time of n blocks in one draw.
 *
 * @param shape positive, pure number; the mean is `shape * scale`.
 * @param scale positive, in the unit of the draw.
 */
export function sampleGamma(u: number, shape: number, scale: number): number {
  return scale * gammaQuantile(shape, u);
}
