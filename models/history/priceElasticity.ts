import { log } from '../random/math/log.ts';

/**
 * Elasticity of difficulty to price, summed over `epochs` retargets: the slope, with an intercept, of
 * ln(difficulty[t + epochs] / difficulty[t]) on ln(price[t] / price[t - 1]). With one epoch it is the retarget that
 * epoch t itself decides. Overlapping spans; nothing else is held constant. NaN where no pair is complete.
 */
export function priceElasticity(difficulty: ArrayLike<number>, priceUsdBtc: ArrayLike<number>, epochs: number): number {
  const pairs: (readonly [x: number, y: number])[] = [];
  for (let t = 1; t + epochs < difficulty.length; t++) {
    const ratio = priceUsdBtc[t] / priceUsdBtc[t - 1];
    if (ratio > 0) pairs.push([log(ratio), log(difficulty[t + epochs] / difficulty[t])]);
  }
  const meanX = pairs.reduce((sum, [x]) => sum + x, 0) / pairs.length;
  const meanY = pairs.reduce((sum, [, y]) => sum + y, 0) / pairs.length;
  let products = 0;
  let squares = 0;
  for (const [x, y] of pairs) {
    products += (x - meanX) * (y - meanY);
    squares += (x - meanX) * (x - meanX);
  }
  return products / squares;
}
