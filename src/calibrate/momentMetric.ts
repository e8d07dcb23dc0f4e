import type { AbcMetric } from '../analyse/calibration/nearestDraws.ts';
import { robustScale } from '../analyse/calibration/robustScale.ts';

/** Share of the draws that must lie beyond the data on either side for a moment to be within reach. */
const REACH = 0.01;

/**
 * The metric of a calibration: every moment over its spread in the prior. A moment that the model does not reach with
 * any parameters tells that the model is wrong, not which parameters are right, and regression would run away with it
 * (Frazier, Robert and Rousseau 2018, https://doi.org/10.48550/arXiv.1708.01974).
 *
 * @param moments     of the draws, one array a moment.
 * @param onlyReached whether moments out of reach are left out.
 */
export function momentMetric(
  moments: readonly Float64Array[],
  observed: Float64Array,
  onlyReached: boolean,
): AbcMetric {
  const scales = moments.map(robustScale);
  const used = scales.flatMap((scale, m) =>
    scale > 0 && (!onlyReached || isReached(moments[m], observed[m])) ? [m] : [],
  );
  return { used, scales: Float64Array.from(used, (m) => scales[m]) };
}

function isReached(simulated: Float64Array, data: number): boolean {
  let below = 0;
  let above = 0;
  for (const value of simulated) {
    if (value <= data) below++;
    if (value >= data) above++;
  }
  return below >= REACH * simulated.length && above >= REACH * simulated.length;
}
