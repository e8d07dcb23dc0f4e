import type { Field, Streams } from '../../../models/random/streams.ts';
import { spreadPoints } from './spreadPoints.ts';
import type { UnitDesign } from './unitDesign.ts';

const ORDER = 0;
const PLACE = 1;

/**
 * A Latin hypercube (McKay, Beckman and Conover 1979, doi:10.1080/00401706.1979.10489755): each dimension is cut into
 * as many strata as there are points, and every stratum holds one, uniform within it. The strata belong to the number
 * of points, so that a larger hypercube does not hold the smaller one: it cannot be extended. More dimensions leave the
 * others as they are, but not with `maximin`, which exchanges strata between points to set them apart.
 */
export function latinHypercubeDesign(
  names: readonly string[],
  size: number,
  maximin: boolean,
  streams: Streams,
): UnitDesign {
  const columns = names.map((name) => stratified(size, streams.field('design', 'latinHypercube', name)));
  if (maximin) spreadPoints(columns, streams.sequence('design', 'latinHypercube', 'maximin', ...names));
  return {
    size,
    dimensions: names.length,
    at(point, row) {
      for (let j = 0; j < columns.length; j++) row[j] = columns[j][point];
    },
  };
}

/** One number from each stratum, in random order. */
function stratified(size: number, draws: Field): Float64Array {
  const column = Float64Array.from({ length: size }, (_, stratum) => (stratum + draws.at(stratum, PLACE)) / size);
  for (let i = size - 1; i > 0; i--) {
    const other = Math.floor(draws.at(i, ORDER) * (i + 1));
    const kept = column[i];
    column[i] = column[other];
    column[other] = kept;
  }
  return column;
}
