/** Something to time. */
export interface Contestant {
  readonly name: string;
  /** Does the work once and says how long it took [ms]. */
  readonly timeMs: () => number | Promise<number>;
}

/** What a clock says of a piece of work [ms]: the median of some repetitions, so that a pause spoils none. */
export function timed(repetitions: number, prepare: () => () => unknown): number {
  return median(
    Array.from({ length: repetitions }, () => {
      const run = prepare();
      const begin = performance.now();
      run();
      return performance.now() - begin;
    }),
  );
}

/**
 * Times of contestants, one list each. They take turns, round by round, so that a slow spell of the machine hits all
 * alike; the first two rounds warm up the compiler and do not count.
 */
export async function takeTurns(contestants: readonly Contestant[], rounds: number): Promise<number[][]> {
  const times = contestants.map((): number[] => []);
  for (let round = -2; round < rounds; round++) {
    for (const [i, contestant] of contestants.entries()) {
      const ms = await contestant.timeMs();
      if (round >= 0) times[i].push(ms);
    }
  }
  return times;
}

/** Median over the rounds of one time over another of the same round. */
export function medianRatio(over: readonly number[], under: readonly number[]): number {
  return median(over.map((ms, round) => ms / under[round]));
}

/** The middle value, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
