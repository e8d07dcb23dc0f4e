/** The largest number that a task of an array can have, from `scontrol show config`; null when it does not say. */
export function parseMaxArraySize(text: string): number | null {
  const found = /^\s*MaxArraySize\s*=\s*(\d+)\s*$/m.exec(text);
  // Slurm counts from 0 and means the number of numbers.
  return found === null ? null : Math.max(0, Number(found[1]) - 1);
}
