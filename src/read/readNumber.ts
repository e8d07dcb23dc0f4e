import { ResultsFolderError } from '../collect/resultsFolderError.ts';

/**
 * The number in a cell of a table of results; NaN for the empty cell.
 *
 * @param where file and line. @param name of the column.
 * @throws ResultsFolderError for a missing cell or anything that is no number.
 */
export function readNumber(cell: string | undefined, where: string, name: string): number {
  if (cell === '') return Number.NaN;
  const value = cell === undefined || cell.trim() === '' ? Number.NaN : Number(cell);
  if (!Number.isNaN(value)) return value;
  throw new ResultsFolderError(
    `${where}: ${name} is ${cell === undefined ? 'missing' : `"${cell}"`}, expected a number or the empty cell; the file was changed, see hashshift verify`,
  );
}
