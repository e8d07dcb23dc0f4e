/** Decides how many runs go into the next task. Sizes follow the clock; results do not depend on them. */
export interface TaskSizer {
  next(runsLeft: number): number;
  /** Takes note of a task that has ended. */
  learn(runs: number, elapsedMs: number): void;
}

/** Long enough for a task's cost of about 0.1 ms to vanish, short enough for progress and Ctrl-C. */
const targetTaskMs = 100;

/**
 * Starts with single runs, then sizes tasks to last about 100 ms.
 * @param workers so many tasks at least are made of what is left, so that none idles at the end.
 * @param maxRuns bound on the runs of a task, which bounds the memory of its rows.
 */
export function createTaskSizer(workers: number, maxRuns: number): TaskSizer {
  let runMs: number | null = null;
  return {
    next(runsLeft) {
      if (runMs === null) return 1;
      const wanted = Math.min(Math.round(targetTaskMs / runMs), Math.ceil(runsLeft / workers), maxRuns);
      return Math.max(1, Math.min(wanted, runsLeft));
    },
    learn(runs, elapsedMs) {
      const measured = Math.max(elapsedMs / runs, 1e-4);
      // The first run of a thread is slow (code not yet compiled): a falling time is believed sooner than a rising one.
      const weight = runMs === null ? 1 : measured < runMs ? 0.7 : 0.3;
      runMs = (runMs ?? 0) * (1 - weight) + measured * weight;
    },
  };
}
