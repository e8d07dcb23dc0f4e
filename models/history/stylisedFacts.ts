import { log } from '../random/math/log.ts';
import type { EpochHistory } from './epochHistory.ts';
import { priceElasticity } from './priceElasticity.ts';
import { retargetMoments } from './retargetMoments.ts';
import { troughAfter } from './troughAfter.ts';

/** One figure about past or simulated difficulty. */
export interface StylisedFact {
  /** What it is, in one line. */
  readonly label: string;
  /** `1`, `%` or `epochs`. */
  readonly unit: string;
  /** NaN where the series does not reach. */
  readonly value: number;
}

const BLOCKS_PER_EPOCH = 2016;
const HALVINGS = [
  [2020, 630_000],
  [2024, 840_000],
] as const;
/** Half a year. */
const TROUGH_EPOCHS = 13;
const ELASTICITY_EPOCHS = [1, 6, 12] as const;
/** First epochs of the fourth quarters of 2021 and 2022, and the epochs of a quarter. */
const QUARTER_2021 = 349;
const QUARTER_2022 = 376;
const QUARTER_EPOCHS = 6;

/**
 * What difficulty looks like beside price. Retargets are those that end the epochs from `firstEpoch` on; elasticities
 * (`priceElasticity`) and episodes are of the whole series.
 * @throws RangeError where fewer than two retargets are left.
 */
export function stylisedFacts(history: EpochHistory, firstEpoch: number): readonly StylisedFact[] {
  const { difficulty, priceUsdBtc } = history;
  const moments = retargetMoments(logRetargets(history, firstEpoch));
  return [
    { label: 'mean log retarget', unit: '%', value: 100 * moments.mean },
    { label: 'standard deviation of log retargets', unit: '%', value: 100 * moments.sd },
    { label: 'lag-1 autocorrelation of log retargets', unit: '1', value: moments.lag1 },
    { label: 'share of negative retargets', unit: '%', value: 100 * moments.negativeShare },
    { label: 'longest run of negative retargets', unit: 'epochs', value: moments.longestFall },
    ...ELASTICITY_EPOCHS.map((epochs) => ({
      label: `elasticity of difficulty to price, ${epochs === 1 ? 'same epoch' : `summed over ${epochs} epochs`}`,
      unit: '1',
      value: priceElasticity(difficulty, priceUsdBtc, epochs),
    })),
    ...HALVINGS.flatMap(([year, height]) => halvingFacts(history, year, height)),
    { label: 'price, Q4 2021 to Q4 2022', unit: '%', value: growth2022(history, priceUsdBtc) },
    { label: 'difficulty, Q4 2021 to Q4 2022', unit: '%', value: growth2022(history, difficulty) },
  ];
}

function logRetargets({ firstEpoch, difficulty }: EpochHistory, from: number): number[] {
  const retargets: number[] = [];
  for (let t = Math.max(0, from - firstEpoch); t + 1 < difficulty.length; t++) {
    retargets.push(log(difficulty[t + 1] / difficulty[t]));
  }
  return retargets;
}

function halvingFacts({ firstEpoch, difficulty }: EpochHistory, year: number, height: number): StylisedFact[] {
  const start = Math.floor(height / BLOCKS_PER_EPOCH) - firstEpoch;
  const known = start >= 0 && start + TROUGH_EPOCHS < difficulty.length;
  const trough = known ? troughAfter(difficulty, start, TROUGH_EPOCHS) : undefined;
  return [
    { label: `halving of ${year}: trough of difficulty`, unit: '%', value: 100 * (trough?.fall ?? Number.NaN) },
    { label: `halving of ${year}: level regained after`, unit: 'epochs', value: trough?.recoveryEpochs ?? Number.NaN },
  ];
}

function growth2022({ firstEpoch }: EpochHistory, values: ArrayLike<number>): number {
  return 100 * (quarterMean(values, QUARTER_2022 - firstEpoch) / quarterMean(values, QUARTER_2021 - firstEpoch) - 1);
}

function quarterMean(values: ArrayLike<number>, first: number): number {
  let sum = 0;
  for (let t = first; t < first + QUARTER_EPOCHS; t++) sum += values[t] ?? Number.NaN;
  return sum / QUARTER_EPOCHS;
}
