/** What the number of tasks depends on. */
export interface TaskNeeds {
  /** Time of all runs in one thread [s]. */
  readonly seconds: number;
  /** Threads of a task. */
  readonly workers: number;
  /** Blocks of the sweep: the least that a task can do. */
  readonly blocks: number;
  /** Largest number of a task that Slurm takes. */
  readonly largestIndex: number;
}

/** Long beside what the start of a task costs (a second, and waiting for the scheduler), short beside a time limit. */
const secondsPerTask = 300;
/** More is a burden to schedulers that others use too. */
const mostTasks = 1000;

/** A number of tasks that gives each five minutes of work where that is possible. */
export function chooseTasks({ seconds, workers, blocks, largestIndex }: TaskNeeds): number {
  const wanted = Math.ceil(seconds / Math.max(1, workers) / secondsPerTask);
  return Math.max(1, Math.min(wanted, blocks, largestIndex, mostTasks));
}
