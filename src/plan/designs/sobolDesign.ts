import type { Streams } from '../../../models/random/streams.ts';
import { nestedScramble } from './nestedScramble.ts';
import { sobolSequence } from './sobolSequence.ts';
import type { UnitDesign } from './unitDesign.ts';

const STEP = 1 / 4294967296;

/**
 * The first points of the Sobol' sequence. More points leave the others where they are; so do more dimensions after
 * the last. Balance wants a power of two as `size`.
 *
 * @param names of the dimensions; each has its own scrambling.
 * @param scramble null for the sequence itself, which begins at the origin, so that 0 occurs as a coordinate.
 * @throws RangeError for more dimensions than the sequence has.
 */
export function sobolDesign(names: readonly string[], size: number, scramble: Streams | null): UnitDesign {
  const sequence = sobolSequence(names.length);
  const flips = scramble && names.map((name) => scramble.field('design', 'sobol', name));
  return {
    size,
    dimensions: names.length,
    at(point, row) {
      for (let j = 0; j < names.length; j++) {
        const digits = sequence.digits(point, j);
        row[j] = flips === null ? digits * STEP : nestedScramble(digits, flips[j]);
      }
    },
  };
}
