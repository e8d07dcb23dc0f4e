/** One thing to time: `run` does all the work once. */
export interface Contestant {
  readonly name: string;
  run(): void;
}

/**
 * Median time of each contestant [ms]. Contestants take turns, round by round, so that a slow spell of the machine hits
 * all alike; the first rounds warm up the compiler and do not count.
 */
export function medianTimesMs(contestants: readonly Contestant[], rounds: number): number[] {
  const warmUp = 5;
  const times = contestants.map((): number[] => []);
  for (let round = 0; round < warmUp + rounds; round++) {
    contestants.forEach((contestant, i) => {
      const start = performance.now();
      contestant.run();
      if (round >= warmUp) times[i].push(performance.now() - start);
    });
  }
  return times.map(median);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
