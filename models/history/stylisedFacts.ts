import { log } from '../random/math/log.ts';
import { capitulations } from './capitulations.ts';
import type { EpochHistory } from './epochHistory.ts';
import type { FactWindow } from './factWindow.ts';
import { factWindows } from './factWindows.ts';
import { hashrateElasticity } from './hashrateElasticity.ts';
import { priceElasticity } from './priceElasticity.ts';
import { type RetargetMoments, retargetMoments } from './retargetMoments.ts';
import { revenueUsdBlock } from './revenueUsdBlock.ts';
import { troughAfter } from './troughAfter.ts';

/** One figure about difficulty, hashrate and price, past or simulated. */
export interface StylisedFact {
  /** What it is, in one line. */
  readonly label: string;
  /** `1`, `%`, `days` or `epochs`. */
  readonly unit: string;
  readonly window: FactWindow;
  /** Whether it is of prices, which the model is given. */
  readonly given: boolean;
  /** The figure, from the epochs of the window and no others; NaN where they do not tell. */
  readonly measure: (epochs: EpochHistory) => number;
}

const HALVINGS = [
  [2020, factWindows.halving2020],
  [2024, factWindows.halving2024],
] as const;
const QUARTER_EPOCHS = 6;
/** Half a year. */
const TROUGH_EPOCHS = 13;

/** What hashrate and difficulty look like beside price. Sources of the data are in historyColumns.ts. */
export const stylisedFacts: readonly StylisedFact[] = [
  moment('mean log retarget', '%', ({ mean }) => 100 * mean),
  moment('standard deviation of log retargets', '%', ({ sd }) => 100 * sd),
  moment('lag-1 autocorrelation of log retargets', '1', ({ lag1 }) => lag1),
  moment('share of negative retargets', '%', ({ negativeShare }) => 100 * negativeShare),
  moment('longest run of negative retargets', 'epochs', ({ longestFall }) => longestFall),
  capitulation('number', '1', (days) => days.length),
  capitulation('median length', 'days', (days) => median(days)),
  capitulation('longest', 'days', (days) => days[days.length - 1]),
  ...[1, 8, 12].map((epochs) => ({
    label: `elasticity of hashrate to revenue, ${span(epochs)}`,
    unit: '1',
    window: factWindows.long,
    given: false,
    measure: (history: EpochHistory) => hashrateElasticity(history, revenueUsdBlock(history), epochs).value,
  })),
  ...[1, 6, 12].map((epochs) => ({
    label: `elasticity of difficulty to price, ${span(epochs)}`,
    unit: '1',
    window: factWindows.long,
    given: false,
    measure: ({ difficulty, priceUsdBtc }: EpochHistory) => priceElasticity(difficulty, priceUsdBtc, epochs),
  })),
  ...HALVINGS.flatMap(([year, window]) => [
    {
      label: `halving of ${year}: trough of difficulty`,
      unit: '%',
      window,
      given: false,
      measure: ({ difficulty }: EpochHistory) => 100 * troughAfter(difficulty, 1, TROUGH_EPOCHS).fall,
    },
    {
      label: `halving of ${year}: level regained after`,
      unit: 'epochs',
      window,
      given: false,
      measure: ({ difficulty }: EpochHistory) =>
        Math.min(difficulty.length - 1, troughAfter(difficulty, 1, TROUGH_EPOCHS).recoveryEpochs),
    },
  ]),
  yearly('price', true, ({ priceUsdBtc }) => priceUsdBtc),
  yearly('difficulty', false, ({ difficulty }) => difficulty),
];

function span(epochs: number): string {
  return epochs === 1 ? 'same epoch' : `summed over ${epochs} epochs`;
}

function moment(label: string, unit: string, figure: (moments: RetargetMoments) => number): StylisedFact {
  return {
    label,
    unit,
    window: factWindows.recent,
    given: false,
    measure: ({ difficulty }) => figure(retargetMoments(logRetargets(difficulty))),
  };
}

function logRetargets(difficulty: ArrayLike<number>): number[] {
  return Array.from({ length: difficulty.length - 1 }, (_, t) => log(difficulty[t + 1] / difficulty[t]));
}

/** @param figure of the lengths of all capitulations, shortest first. */
function capitulation(what: string, unit: string, figure: (days: readonly number[]) => number): StylisedFact {
  return {
    label: `capitulations (30-day below 60-day mean of hashrate): ${what}`,
    unit,
    window: factWindows.long,
    given: false,
    measure: (history) =>
      figure(
        capitulations(history)
          .map(({ days }) => days)
          .sort((a, b) => a - b),
      ),
  };
}

function median(sorted: readonly number[]): number {
  const above = sorted.length >> 1;
  return (sorted[sorted.length - 1 - above] + sorted[above]) / 2;
}

function yearly(what: string, given: boolean, values: (history: EpochHistory) => ArrayLike<number>): StylisedFact {
  return {
    label: `${what}, Q4 2021 to Q4 2022`,
    unit: '%',
    window: factWindows.year2022,
    given,
    measure: (history) => {
      const series = values(history);
      return 100 * (quarterMean(series, series.length - QUARTER_EPOCHS) / quarterMean(series, 0) - 1);
    },
  };
}

function quarterMean(values: ArrayLike<number>, first: number): number {
  let sum = 0;
  for (let t = first; t < first + QUARTER_EPOCHS; t++) sum += values[t];
  return sum / QUARTER_EPOCHS;
}
