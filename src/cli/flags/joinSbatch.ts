/**
 * `--sbatch OPTIONS` as `--sbatch=OPTIONS`: Stricli takes a word that begins with dashes for a flag, and these do. It also
 * ends a value at a line break, which therefore becomes another white space.
 */
export function joinSbatch(inputs: readonly string[]): string[] {
  const at = inputs.indexOf('--sbatch');
  if (at < 0 || at + 1 >= inputs.length) return [...inputs];
  const options = inputs[at + 1].replaceAll('\n', '\v');
  return [...inputs.slice(0, at), `--sbatch=${options}`, ...joinSbatch(inputs.slice(at + 2))];
}
