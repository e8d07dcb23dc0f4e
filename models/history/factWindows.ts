import type { FactWindow } from './factWindow.ts';

const END_OF_DATA = Number.POSITIVE_INFINITY;
const ONCE = Number.POSITIVE_INFINITY;
const YEAR_EPOCHS = 26;

/** The windows of the stylised facts. */
export const factWindows = {
  /** From 25 December 2021 on, after all outcomes that the backtest fits orders to. */
  recent: { firstEpoch: 355, lastEpoch: END_OF_DATA, startEvery: ONCE },
  /** From 13 January 2018 on, the first epoch at which a backtest begins. Left alone for so long, the model drifts off. */
  long: { firstEpoch: 250, lastEpoch: END_OF_DATA, startEvery: YEAR_EPOCHS },
  /** A year from the epoch before that of the block. */
  halving2020: { firstEpoch: 311, lastEpoch: 337, startEvery: ONCE },
  halving2024: { firstEpoch: 415, lastEpoch: 441, startEvery: ONCE },
  /** From the fourth quarter of 2021 to that of 2022, each of six epochs. */
  year2022: { firstEpoch: 349, lastEpoch: 381, startEvery: ONCE },
} as const satisfies Record<string, FactWindow>;
