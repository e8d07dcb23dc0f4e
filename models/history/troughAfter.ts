/** A fall of difficulty and its end. */
export interface Trough {
  /** Lowest difficulty over that of the start, less 1. */
  readonly fall: number;
  /** Epochs from the start to the lowest difficulty. */
  readonly epochs: number;
  /** Epochs from the start until its difficulty is regained after the trough; Infinity: not within the series. */
  readonly recoveryEpochs: number;
}

/** The lowest difficulty within `window` epochs after the epoch `start`, an index, and when the level of `start` is back. */
export function troughAfter(difficulty: ArrayLike<number>, start: number, window: number): Trough {
  const last = Math.min(start + window, difficulty.length - 1);
  let lowest = start;
  for (let t = start + 1; t <= last; t++) if (difficulty[t] < difficulty[lowest]) lowest = t;
  let back = lowest;
  while (back < difficulty.length && difficulty[back] < difficulty[start]) back++;
  return {
    fall: difficulty[lowest] / difficulty[start] - 1,
    epochs: lowest - start,
    recoveryEpochs: back < difficulty.length ? back - start : Infinity,
  };
}
