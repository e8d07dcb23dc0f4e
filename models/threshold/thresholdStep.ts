import { TARGET_SPACING_S } from '../chain/protocol.ts';
import { HASHES_PER_DIFFICULTY } from './hashesPerDifficulty.ts';
import type { ThresholdState } from './thresholdState.ts';

// The codes of `ThresholdState.activity`. They are not imported, because an imported binding is looked up at every use,
// which makes the loops below four times slower.
const IDLE = 0;
const MINING = 1;
const AI = 2;
const CONVERTING = 3;
const NOMINAL_EPOCH_HOURS = 336;
const SECONDS_PER_DAY = 86400;
/** A TH/s makes 3,600 TH an hour: USD/TH times this is thousand USD per hour and TH/s. */
const KUSD_H_PER_USD_TH = 3.6;

/**
 * One epoch of the `threshold` model, in place and without allocation.
 *
 * 1. Price: revenue per hash follows from this epoch's difficulty, price and subsidy; it is the same for all miners.
 * 2. Decide: every miner runs, idles, starts or ends a conversion, or returns to mining, all on that same revenue.
 * 3. Record. 4. Retarget: difficulty follows the hashrate that ran, by a factor of at most the clamp.
 */
export function thresholdStep(state: ThresholdState): void {
  const { paths, constants, withoutAi, powerMw, hashrateThS, electricityKusdH, entryKusdH, activity, record } = state;
  const size = powerMw.length;
  const { epoch, difficulty } = state;
  const rewardUsd = (at(paths.subsidyBtc, epoch) + constants.feesBtcBlock) * at(paths.btcUsd, epoch);
  const revenueUsdTh = (rewardUsd * 1e12) / (difficulty * HASHES_PER_DIFFICULTY);
  const revenueKusdH = revenueUsdTh * KUSD_H_PER_USD_TH;
  const aiKusdMwh = at(paths.aiUsdKwh, epoch) - constants.aiOperatingCostUsdKwh;
  const leadTime = AI + constants.leadEpochs;

  let mining = 0;
  let networkThS = 0;
  let miningMw = 0;
  let marginKusdH = 0;
  for (let i = 0; i < withoutAi; i++) {
    const margin = revenueKusdH * hashrateThS[i] - electricityKusdH[i];
    if (margin > 0) {
      mining++;
      networkThS += hashrateThS[i];
      miningMw += powerMw[i];
      marginKusdH += margin;
    }
  }
  let ai = 0;
  let converting = 0;
  let aiMw = 0;
  for (let i = withoutAi; i < size; i++) {
    const margin = revenueKusdH * hashrateThS[i] - electricityKusdH[i];
    const before = activity[i];
    let now = margin > 0 ? MINING : IDLE;
    if (before >= CONVERTING) {
      now = before - 1;
    } else if (before === AI) {
      const aiMargin = aiKusdMwh * powerMw[i] - electricityKusdH[i];
      if (!(margin > 0 && margin > aiMargin)) now = aiMargin < 0 ? IDLE : AI;
      // A comparison, not Math.max, which more than halves the speed of the loop.
    } else if (aiKusdMwh * powerMw[i] - entryKusdH[i] > (margin > 0 ? margin : 0)) {
      now = leadTime;
    }
    activity[i] = now;
    if (now === MINING) {
      mining++;
      networkThS += hashrateThS[i];
      miningMw += powerMw[i];
      marginKusdH += margin;
    } else if (now === AI) {
      ai++;
      aiMw += powerMw[i];
    } else if (now >= CONVERTING) {
      converting++;
    }
  }

  record[0] = epoch;
  record[1] = revenueUsdTh * SECONDS_PER_DAY * 1000;
  record[2] = difficulty;
  record[3] = networkThS / 1e6;
  record[4] = size - mining - ai - converting;
  record[5] = mining;
  record[6] = ai;
  record[7] = converting;
  record[8] = miningMw;
  record[9] = aiMw;
  record[10] = marginKusdH * 1000 * NOMINAL_EPOCH_HOURS;

  const clamp = constants.difficultyClamp;
  const speed = (networkThS * 1e12) / ((difficulty * HASHES_PER_DIFFICULTY) / TARGET_SPACING_S);
  state.difficulty = difficulty * Math.min(Math.max(speed, 1 / clamp), clamp);
  state.epoch = epoch + 1;
}

function at(path: Float64Array, epoch: number): number {
  return path[epoch < path.length ? epoch : path.length - 1];
}
