import { gammaLowerRatio } from './gammaLowerRatio.ts';
import { gammaPowerTerm } from './gammaPowerTerm.ts';
import { gammaUpperRatio } from './gammaUpperRatio.ts';

/**
 * Distribution function of the gamma distribution with this shape and scale 1: the regularised lower incomplete gamma
 * function P(shape, x), https://dlmf.nist.gov/8.2#E4. Same bits in every engine; cost grows as the root of the shape.
 * Relative error about 1e-15 times 1 - log P: a few units in the last place at the centre, more in the far lower tail.
 *
 * @returns 0 for x <= 0, NaN for a shape that is not positive or for NaN.
 */
export function gammaCdf(shape: number, x: number): number {
  if (!(shape > 0) || Number.isNaN(x)) return NaN;
  if (x <= 0) return 0;
  if (x === Infinity) return 1;
  const factor = gammaPowerTerm(shape, x);
  if (factor === 0) return x > shape ? 1 : 0;
  return x > shape + 1 ? 1 - factor * gammaUpperRatio(shape, x) : factor * gammaLowerRatio(shape, x);
}
