import type { Streams } from '../../../models/random/streams.ts';
import type { UnitDesign } from './unitDesign.ts';

/**
 * Independent uniform points. The coordinate of a point depends on its number and on the name of its dimension alone:
 * more points, or more dimensions, leave the others where they are.
 * @param names of the dimensions.
 */
export function randomDesign(names: readonly string[], size: number, streams: Streams): UnitDesign {
  const fields = names.map((name) => streams.field('design', 'random', name));
  return {
    size,
    dimensions: names.length,
    at(point, row) {
      for (let j = 0; j < fields.length; j++) row[j] = fields[j].at(point, 0);
    },
  };
}
