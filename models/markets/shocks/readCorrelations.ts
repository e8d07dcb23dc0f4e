import { numberCell, type ParameterReader } from '../../parameterReader.ts';
import { choleskyFactor } from './choleskyFactor.ts';

/**
 * The Cholesky factor of the correlation matrix that the table `shocks.correlations` describes.
 *
 * @param names the shocks in the order of the matrix.
 * @throws RangeError when a row names an unknown shock, one shock twice or a pair that was there before, and when no
 *   quantities can have these correlations; the message then lists the fewest that contradict each other.
 */
export function readCorrelations(
  parameters: ParameterReader,
  names: readonly string[],
): readonly (readonly number[])[] {
  const matrix = names.map((_, i) => names.map((__, j): number => (i === j ? 1 : 0)));
  const given = new Set<number>();
  for (const row of parameters.table('shocks.correlations')) {
    const [i, j] = [indexOf(names, row.first), indexOf(names, row.second)].sort((a, b) => a - b);
    const pair = `${row.first} and ${row.second}`;
    if (i === j) throw new RangeError(`shocks.correlations: ${pair} are the same shock`);
    if (given.has(i * names.length + j)) throw new RangeError(`shocks.correlations: ${pair} have two rows`);
    given.add(i * names.length + j);
    matrix[i][j] = numberCell(row, 'correlation');
    matrix[j][i] = matrix[i][j];
  }
  const factor = choleskyFactor(matrix);
  if (factor === null) throw new RangeError(contradiction(matrix, names));
  return factor;
}

function indexOf(names: readonly string[], name: unknown): number {
  const index = names.indexOf(String(name));
  if (index < 0) throw new RangeError(`shocks.correlations: there is no shock ${name}, only ${names.join(', ')}`);
  return index;
}

function contradiction(matrix: readonly (readonly number[])[], names: readonly string[]): string {
  const among = (set: readonly number[]): number[][] => set.map((i) => set.map((j) => matrix[i][j]));
  let fewest = names.map((_, i) => i);
  for (const candidate of [...fewest]) {
    const without = fewest.filter((i) => i !== candidate);
    if (choleskyFactor(among(without)) === null) fewest = without;
  }
  const pairs = fewest.flatMap((i) =>
    fewest.filter((j) => j > i).map((j) => `${names[i]} with ${names[j]} ${matrix[i][j]}`),
  );
  return `shocks.correlations cannot hold together, since their matrix is not positive definite: ${pairs.join(', ')}`;
}
