/** `--sbatch OPTIONS` as `--sbatch=OPTIONS`: Stricli takes a word that begins with dashes for a flag, and these do. */
export function joinSbatch(inputs: readonly string[]): string[] {
  const at = inputs.indexOf('--sbatch');
  if (at < 0 || at + 1 >= inputs.length) return [...inputs];
  return [...inputs.slice(0, at), `--sbatch=${inputs[at + 1]}`, ...joinSbatch(inputs.slice(at + 2))];
}
