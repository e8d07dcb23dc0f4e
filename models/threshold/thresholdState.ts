import { TARGET_SPACING_S } from '../chain/protocol.ts';
import { capitalRecoveryFactor } from '../miners/capitalRecoveryFactor.ts';
import { HASHES_PER_DIFFICULTY } from './hashesPerDifficulty.ts';
import { type ThresholdConstants, thresholdConstants } from './thresholdConstants.ts';
import type { ThresholdPaths } from './thresholdPaths.ts';
import type { ThresholdPopulation } from './thresholdPopulation.ts';

const HOURS_PER_YEAR = 8760;
/** Code of `activity`, as in `thresholdStep.ts`. */
const MINING = 1;

/**
 * A run of the `threshold` model between two steps. Arrays have one entry a miner; miners stand in the order of
 * `breakEvenOrder`, those without an AI option first. Money of a miner counts in thousand USD per hour, which is the
 * product of MW and USD/kWh.
 */
export interface ThresholdState {
  readonly constants: ThresholdConstants;
  readonly paths: ThresholdPaths;
  /** Miners `0 ... withoutAi - 1` have no AI option and are idle or mining, whatever `activity` says. */
  readonly withoutAi: number;
  readonly powerMw: Float64Array;
  /** Hashrate of the miner when it runs [TH/s]. */
  readonly hashrateThS: Float64Array;
  /** Cost of electricity when it runs [thousand USD/h]. */
  readonly electricityKusdH: Float64Array;
  /** AI revenue net of operating cost above which conversion beats idling by the hurdle [thousand USD/h]. */
  readonly entryKusdH: Float64Array;
  /** 0 idle, 1 mining, 2 hosting AI, 2 + k converting, with k epochs to go. */
  readonly activity: Uint8Array;
  /** The record of the epoch that has just ended, in the order of the model's columns. */
  readonly record: Float64Array;
  /** Number of epochs that have ended. */
  epoch: number;
  /** Difficulty in force in the coming epoch. */
  difficulty: number;
}

/**
 * Sets up a run of the `threshold` model from typed arrays: every miner mines, and difficulty is that share of the
 * equilibrium at which `constants.startDifficultyShare` of the installed hashrate finds a block every 600 s.
 *
 * @param constants the model's constants; by default those of the benchmark
 * @throws RangeError when there is no miner, when a path is empty or when a lead time does not fit
 */
export function createThresholdState(
  population: ThresholdPopulation,
  paths: ThresholdPaths,
  constants: ThresholdConstants = thresholdConstants,
): ThresholdState {
  const size = population.powerMw.length;
  if (size === 0) throw new RangeError('the population of the threshold model is empty');
  if (Math.min(paths.btcUsd.length, paths.subsidyBtc.length, paths.aiUsdKwh.length) === 0) {
    throw new RangeError('a path of the threshold model is empty');
  }
  if (!(constants.leadEpochs >= 1 && constants.leadEpochs <= 250)) {
    throw new RangeError(`leadEpochs is ${constants.leadEpochs}, expected 1 to 250`);
  }
  const { order, withoutAi } = breakEvenOrder(population, constants.aiEnabled);
  const powerMw = new Float64Array(size);
  const hashrateThS = new Float64Array(size);
  const electricityKusdH = new Float64Array(size);
  const entryKusdH = new Float64Array(size);
  const annuity = capitalRecoveryFactor(constants.discountRate, constants.termYears) / HOURS_PER_YEAR;
  let installedThS = 0;
  for (let i = 0; i < size; i++) {
    const miner = order[i];
    const power = population.powerMw[miner];
    const electricity = population.electricityUsdKwh[miner];
    powerMw[i] = power;
    hashrateThS[i] = (power * 1e6) / population.efficiencyJTh[miner];
    electricityKusdH[i] = power * electricity;
    entryKusdH[i] = power * (electricity + population.conversionUsdKw[miner] * annuity + constants.hurdleUsdKwh);
    installedThS += hashrateThS[i];
  }
  return {
    constants,
    paths,
    withoutAi,
    powerMw,
    hashrateThS,
    electricityKusdH,
    entryKusdH,
    activity: new Uint8Array(size).fill(MINING),
    record: new Float64Array(11),
    epoch: 0,
    difficulty: (constants.startDifficultyShare * installedThS * 1e12 * TARGET_SPACING_S) / HASHES_PER_DIFFICULTY,
  };
}

/**
 * Miners without the AI option first, each group by rising break-even revenue per hash. The order has no meaning in
 * the model. It makes the branches of the step predictable for the processor, and the sums, to their last bit,
 * independent of the order in which miners were listed.
 */
function breakEvenOrder(
  { powerMw, electricityUsdKwh, efficiencyJTh, aiCapable, conversionUsdKw }: ThresholdPopulation,
  aiEnabled: boolean,
): { readonly order: Uint32Array; readonly withoutAi: number } {
  const size = powerMw.length;
  const order = new Uint32Array(size);
  let withoutAi = 0;
  for (let i = 0; i < size; i++) {
    order[i] = i;
    if (!aiEnabled || aiCapable[i] === 0) withoutAi++;
  }
  order.sort(
    (a, b) =>
      (aiEnabled ? aiCapable[a] - aiCapable[b] : 0) ||
      electricityUsdKwh[a] * efficiencyJTh[a] - electricityUsdKwh[b] * efficiencyJTh[b] ||
      powerMw[a] - powerMw[b] ||
      efficiencyJTh[a] - efficiencyJTh[b] ||
      conversionUsdKw[a] - conversionUsdKw[b],
  );
  return { order, withoutAi };
}
