import { priceElasticity } from '../history/priceElasticity.ts';
import { type RetargetMoments, retargetMoments } from '../history/retargetMoments.ts';
import { troughAfter } from '../history/troughAfter.ts';
import { log } from '../random/math/log.ts';
import { calibrationWindows } from './calibrationWindows.ts';
import type { WindowSeries } from './windowSeries.ts';

/** A figure by which runs and the past are compared. */
export interface CalibrationMoment {
  readonly name: string;
  readonly unit: string;
  readonly meaning: string;
  /** @param series one for each of `calibrationWindows`. @returns a finite number. */
  readonly of: (series: readonly WindowSeries[]) => number;
}

const HALF_YEAR_EPOCHS = 13;
/** A year: for so long a recovery is waited for. */
const YEAR_EPOCHS = 26;
const ELASTICITY_EPOCHS = [1, 6, 12] as const;

/** What runs are compared with the past by. The same functions measure both. */
export const calibrationMoments: readonly CalibrationMoment[] = [
  ...calibrationWindows.flatMap(({ name }, w) => courseMoments(name, w)),
  ...calibrationWindows.flatMap(({ name, firstEpoch, halvingEpoch }, w) =>
    halvingEpoch === null ? [] : halvingMoments(name, w, halvingEpoch - firstEpoch),
  ),
  windowMean('retarget_sd', 'Standard deviation of log retargets', (one) => retargetsOf(one).sd),
  windowMean('retarget_lag1', 'Autocorrelation of neighbouring log retargets', (one) => retargetsOf(one).lag1),
  windowMean('retarget_negative', 'Share of retargets below zero', (one) => retargetsOf(one).negativeShare),
  ...ELASTICITY_EPOCHS.map((epochs) =>
    windowMean(
      `price_elasticity_${epochs}`,
      `Slope of the log change of difficulty over ${epochs === 1 ? 'an epoch' : `${epochs} epochs`} on that of price in the first`,
      ({ difficulty, priceUsdBtc }) => priceElasticity(difficulty, priceUsdBtc, epochs),
    ),
  ),
];

function courseMoments(window: string, w: number): CalibrationMoment[] {
  const moment = (name: string, meaning: string, of: (difficulty: Float64Array) => number): CalibrationMoment => ({
    name: `${name}_${window}`,
    unit: '1',
    meaning: `${meaning}, window ${window}.`,
    of: (series) => of(series[w].difficulty),
  });
  return [
    moment('growth_start', 'Log growth of difficulty over the first 13 epochs', (d) => growth(d, HALF_YEAR_EPOCHS)),
    moment('growth', 'Log growth of difficulty from the first epoch to the last', (d) => growth(d, d.length - 1)),
    moment('deepest_fall', 'Lowest log of difficulty over its height before', deepestFall),
  ];
}

function halvingMoments(window: string, w: number, halving: number): CalibrationMoment[] {
  const trough = (series: readonly WindowSeries[]) => troughAfter(series[w].difficulty, halving, HALF_YEAR_EPOCHS);
  return [
    {
      name: `halving_trough_${window}`,
      unit: '1',
      meaning: `Lowest difficulty within 13 epochs after the halving, over that at the halving, less 1, window ${window}.`,
      of: (series) => trough(series).fall,
    },
    {
      name: `halving_recovery_${window}`,
      unit: 'epoch',
      meaning: `Epochs from the halving until its difficulty is regained, 26 where that takes longer, window ${window}.`,
      of: (series) => Math.min(trough(series).recoveryEpochs, YEAR_EPOCHS),
    },
  ];
}

function windowMean(name: string, meaning: string, of: (one: WindowSeries) => number): CalibrationMoment {
  return {
    name,
    unit: '1',
    meaning: `${meaning}, mean of the windows.`,
    of: (series) => series.reduce((sum, one) => sum + of(one), 0) / series.length,
  };
}

function growth(difficulty: Float64Array, epochs: number): number {
  return log(difficulty[epochs] / difficulty[0]);
}

function retargetsOf({ difficulty }: WindowSeries): RetargetMoments {
  const retargets: number[] = [];
  for (let t = 1; t < difficulty.length; t++) retargets.push(log(difficulty[t] / difficulty[t - 1]));
  return retargetMoments(retargets);
}

function deepestFall(difficulty: Float64Array): number {
  let highest = 0;
  let deepest = 1;
  for (const value of difficulty) {
    if (value > highest) highest = value;
    if (value < deepest * highest) deepest = value / highest;
  }
  return log(deepest);
}
