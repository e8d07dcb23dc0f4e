import type { EpochHistory } from '../history/epochHistory.ts';
import type { FactWindow } from '../history/factWindow.ts';
import { sliceHistory } from '../history/sliceHistory.ts';
import { stylisedFacts } from '../history/stylisedFacts.ts';
import { windowIn } from '../history/windowIn.ts';
import type { ParameterValues } from '../parameter.ts';
import { quantileOfSorted } from './quantileOfSorted.ts';
import { simulatedHistory } from './simulatedHistory.ts';

/** Epochs of the past that a start of the model needs: a year of growth and a fleet that has built up. */
const EPOCHS_BEFORE = 70;
const SEED = 'facts';

/** A stylised fact of the data. */
export interface FactOfData {
  readonly label: string;
  readonly unit: string;
  /** First and last epoch of the window as far as the data reach; their starts, days since 1970-01-01, NaN where they are not in the data. */
  readonly firstEpoch: number;
  readonly lastEpoch: number;
  readonly firstDay: number;
  readonly lastDay: number;
  /** NaN where the data do not hold the window. */
  readonly data: number;
}

/** A stylised fact of the data beside that of the model, which is NaN where it is given or the model cannot be started. */
export interface FactBesideModel extends FactOfData {
  /** Mean over the replications, and the bounds that hold the middle 90 % of them. */
  readonly model: number;
  readonly low: number;
  readonly high: number;
  /** Whether the data lie within these bounds; null where there is nothing to compare. */
  readonly inBand: boolean | null;
}

/** Every stylised fact, from the data alone. */
export function factsOfData(history: EpochHistory): readonly FactOfData[] {
  return stylisedFacts.map(({ label, unit, window, measure }) => {
    const { firstEpoch, lastEpoch } = windowIn(history, window);
    const day = (epoch: number): number => history.startDay[epoch - history.firstEpoch] ?? Number.NaN;
    const slice = sliceHistory(history, firstEpoch, lastEpoch);
    return {
      label,
      unit,
      firstEpoch,
      lastEpoch,
      firstDay: day(firstEpoch),
      lastDay: day(lastEpoch),
      data: slice.difficulty.length > 0 ? measure(slice) : Number.NaN,
    };
  });
}

/** Every stylised fact of one replication of the model, by the functions that measure the data. */
export function factsOfModel(base: ParameterValues, history: EpochHistory, replication: number): readonly number[] {
  const runs = new Map<FactWindow, EpochHistory | null>();
  return stylisedFacts.map(({ window, given, measure }) => {
    if (given) return Number.NaN;
    let run = runs.get(window);
    if (run === undefined) {
      const cut = windowIn(history, window);
      const known = cut.firstEpoch - history.firstEpoch >= EPOCHS_BEFORE && cut.firstEpoch < cut.lastEpoch;
      run = known ? simulatedHistory(base, history, cut, SEED, replication) : null;
      runs.set(window, run);
    }
    return run === null ? Number.NaN : measure(run);
  });
}

/** @param replications the facts of each, at least one. */
export function factsBeside(
  data: readonly FactOfData[],
  replications: readonly (readonly number[])[],
): readonly FactBesideModel[] {
  return data.map((fact, i) => {
    const values = Float64Array.from(replications, (facts) => facts[i]);
    const known = values.every((value) => !Number.isNaN(value));
    const sorted = known ? values.toSorted() : values.fill(Number.NaN);
    const low = quantileOfSorted(sorted, 0.05);
    const high = quantileOfSorted(sorted, 0.95);
    return {
      ...fact,
      model: sorted.reduce((sum, value) => sum + value, 0) / sorted.length,
      low,
      high,
      inBand: known && !Number.isNaN(fact.data) ? fact.data >= low && fact.data <= high : null,
    };
  });
}
