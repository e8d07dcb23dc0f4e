import { expOfSum } from './expOfSum.ts';
import { productError } from './productError.ts';

const INVERSE_ROOT_TWO_PI = 0.3989422804014327;

/**
 * Standard normal distribution function, accurate to about 1e-15 relative in both tails down to the smallest normal
 * double, with the same bits in every engine.
 *
 * Rational Chebyshev approximations of erfc by Cody 1969, doi:10.1090/S0025-5718-1969-0247736-4, in the form scaled to
 * the normal distribution of Cody 1993 (ANORM, algorithm 715), doi:10.1145/151271.151273. exp(-x^2/2) takes the square
 * in two parts, for its rounding error would cost three digits in the far tail.
 *
 * @returns NaN for NaN.
 */
export function normalCdf(x: number): number {
  const y = Math.abs(x);
  if (y <= 0.67448975) return 0.5 + x * centralRatio(x * x);
  if (y > 38.6) return x > 0 ? 1 : 0;
  if (Number.isNaN(y)) return y;
  const square = y * y;
  const tail =
    expOfSum(-0.5 * square, -0.5 * productError(y, y, square)) *
    (y <= 5.656854249492381 ? middleRatio(y) : farRatio(y));
  return x > 0 ? 1 - tail : tail;
}

/** @returns (Phi(x) - 1/2) / x as a function of `z` = x^2. */
function centralRatio(z: number): number {
  const numerator =
    18154.98125334356 +
    z * (1067.6894854603709 + z * (161.02823106855587 + z * (2.2352520354606837 + z * 0.06568233791820745)));
  const denominator =
    45507.78933502673 + z * (10260.932208618979 + z * (976.0985517377767 + z * (47.202581904688245 + z)));
  return numerator / denominator;
}

/** @returns exp(y^2/2) Phi(-y) for y in [0.674, 5.657]. */
function middleRatio(y: number): number {
  const numerator =
    9842.714838383978 +
    y *
      (11602.65143764735 +
        y *
          (6848.190450536283 +
            y *
              (2494.5375852903726 +
                y *
                  (597.2702763948002 +
                    y *
                      (93.50665613217785 +
                        y * (8.883149794388377 + y * (0.39894151208813466 + y * 1.0765576773720192e-8)))))));
  const denominator =
    19685.429676859992 +
    y *
      (38912.00328609327 +
        y *
          (34900.95272114598 +
            y *
              (18615.571640885097 +
                y *
                  (6485.558298266761 +
                    y * (1519.3775994075547 + y * (235.387901782625 + y * (22.266688044328117 + y)))))));
  return numerator / denominator;
}

/** @returns exp(y^2/2) Phi(-y) for y above 5.657. */
function farRatio(y: number): number {
  const v = 1 / (y * y);
  const numerator =
    0.000029112874951168793 +
    v *
      (0.0014216191932278934 +
        v * (0.022235277870649807 + v * (0.12740116116024736 + v * (0.215898534057957 + v * 0.023073441764940174))));
  const denominator =
    0.00007297515550839662 +
    v * (0.0037823963320275824 + v * (0.06598813786892856 + v * (0.4682382124808651 + v * (1.284260096144911 + v))));
  return (INVERSE_ROOT_TWO_PI - (v * numerator) / denominator) / y;
}
