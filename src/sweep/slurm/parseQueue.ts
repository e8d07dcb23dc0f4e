/** A job or a task of an array that Slurm knows and that has not ended. */
export interface QueuedTask {
  readonly job: string;
  /** Number of the shard; null for the job that collects. */
  readonly shard: number | null;
  /** As Slurm writes it: `PENDING`, `RUNNING`, `COMPLETING`, ... */
  readonly state: string;
  /** Null while it waits. */
  readonly node: string | null;
  /** Why it waits, as Slurm writes it; null when it does not. */
  readonly reason: string | null;
}

/** The format that `parseQueue` reads: job, number in the array, state, nodes, reason. */
export const queueFormat = '%F|%K|%T|%N|%r';

/** Reads what `squeue --noheader --array --format=...` prints; other lines (messages of a wrapper) are passed over. */
export function parseQueue(text: string): QueuedTask[] {
  return text.split('\n').flatMap((line) => {
    const found = /^(\d+)\|(\d+|N\/A)\|([A-Z_]+)\|([^|]*)\|(.*)$/.exec(line.trim());
    if (found === null) return [];
    const [, job, number, state, node, reason] = found;
    return {
      job,
      shard: number === 'N/A' ? null : Number(number),
      state,
      node: node === '' ? null : node,
      reason: reason === '' || reason === 'None' ? null : reason,
    };
  });
}
