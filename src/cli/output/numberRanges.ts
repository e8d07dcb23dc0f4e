import { arraySpec } from '../../sweep/slurm/arraySpec.ts';

const shownRanges = 20;

/** Ascending numbers for people: `0-3, 7` for 0, 1, 2, 3, 7; long lists are cut. */
export function numberRanges(numbers: readonly number[]): string {
  const ranges = arraySpec(numbers).split(',');
  return ranges.slice(0, shownRanges).join(', ') + (ranges.length > shownRanges ? ', ...' : '');
}
