import { directionNumbers } from './directionNumbers.ts';

/** Binary digits of a coordinate: enough for 2^32 points. */
const BITS = 32;

/** The most dimensions that {@link sobolSequence} has. */
export const MAX_SOBOL_DIMENSIONS = directionNumbers.length + 1;

/** The digits of Sobol' points. */
export interface SobolSequence {
  /** @returns the coordinate of a point in one dimension times 2^32, an unsigned integer. */
  digits(point: number, dimension: number): number;
}

/**
 * The Sobol' sequence in the order of Gray codes (Antonov and Saleev 1979, doi:10.1016/0041-5553(79)90085-5), with the
 * direction numbers of Joe and Kuo 2008, doi:10.1137/070709359; the origin is point 0. The dimensions of a sequence of
 * few are the first of a sequence of many.
 * @throws RangeError for more dimensions than there are direction numbers.
 */
export function sobolSequence(dimensions: number): SobolSequence {
  if (dimensions > MAX_SOBOL_DIMENSIONS) {
    throw new RangeError(`the Sobol' sequence has at most ${MAX_SOBOL_DIMENSIONS} dimensions, not ${dimensions}`);
  }
  const columns = Array.from({ length: dimensions }, (_, dimension) => generatorColumns(dimension));
  return {
    digits(point, dimension) {
      const column = columns[dimension];
      let digits = 0;
      for (let gray = (point ^ (point >>> 1)) >>> 0, bit = 0; gray !== 0; gray >>>= 1, bit++) {
        if (gray & 1) digits ^= column[bit];
      }
      return digits >>> 0;
    },
  };
}

/** The numbers v_1 ... v_32 of a dimension, each a binary fraction times 2^32. */
function generatorColumns(dimension: number): Uint32Array {
  const columns = new Uint32Array(BITS);
  if (dimension === 0) {
    for (let bit = 0; bit < BITS; bit++) columns[bit] = 1 << (BITS - 1 - bit);
    return columns;
  }
  const [polynomial, ...initial] = directionNumbers[dimension - 1];
  const degree = initial.length;
  for (let bit = 0; bit < BITS; bit++) {
    if (bit < degree) {
      columns[bit] = initial[bit] << (BITS - 1 - bit);
      continue;
    }
    let value = columns[bit - degree] ^ (columns[bit - degree] >>> degree);
    for (let k = 1; k < degree; k++) {
      if ((polynomial >>> (degree - k)) & 1) value ^= columns[bit - k];
    }
    columns[bit] = value;
  }
  return columns;
}
