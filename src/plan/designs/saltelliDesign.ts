import type { Streams } from '../../../models/random/streams.ts';
import { sobolDesign } from './sobolDesign.ts';
import type { UnitDesign } from './unitDesign.ts';

/**
 * Saltelli's design for Sobol' indices (Saltelli 2002, doi:10.1016/S0010-4655(02)00280-1). Sample i is a point of a
 * Sobol' sequence of twice the dimensions, its halves A and B; it gives the rows A; AB_1 ... AB_D, which are A with one
 * coordinate from B; with second order BA_1 ... BA_D, which are B with one coordinate from A; and B. More samples leave
 * the rows of the others where they are.
 *
 * @param samples base points; a power of two keeps the sequence balanced.
 * @param scramble null for the sequence itself, whose first rows are the origin.
 * @throws RangeError for more dimensions than half of what the sequence has.
 */
export function saltelliDesign(
  names: readonly string[],
  samples: number,
  secondOrder: boolean,
  scramble: Streams | null,
): UnitDesign {
  const dimensions = names.length;
  const halves = [...names.map((name) => `A ${name}`), ...names.map((name) => `B ${name}`)];
  const base = sobolDesign(halves, samples, scramble);
  const rows = saltelliRows(dimensions, secondOrder);
  const both = new Float64Array(2 * dimensions);
  let held = -1;
  return {
    size: samples * rows,
    dimensions,
    at(point, row) {
      const sample = Math.floor(point / rows);
      // The rows of a sample are mostly asked for one after another.
      if (sample !== held) base.at(sample, both);
      held = sample;
      const place = point % rows;
      const isLikeA = place <= dimensions;
      const own = isLikeA ? 0 : dimensions;
      for (let j = 0; j < dimensions; j++) row[j] = both[own + j];
      if (place === 0 || place === rows - 1) return;
      const exchanged = (place - 1) % dimensions;
      row[exchanged] = both[dimensions - own + exchanged];
    },
  };
}

/** Rows of one sample. */
export function saltelliRows(dimensions: number, secondOrder: boolean): number {
  return (secondOrder ? 2 : 1) * dimensions + 2;
}
