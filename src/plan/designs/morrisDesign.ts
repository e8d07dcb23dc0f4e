import type { Field, Streams } from '../../../models/random/streams.ts';
import type { UnitDesign } from './unitDesign.ts';

const START = 0;
const DIRECTION = 1;
const ORDER = 2;

/**
 * Random one-at-a-time trajectories for elementary effects (Morris 1991, doi:10.1080/00401706.1991.10484804). A
 * trajectory is D + 1 points of a grid of `levels` levels a dimension, 0 and 1 included; each step changes one
 * coordinate, up or down with equal chance, by levels / (2 (levels - 1)); every coordinate changes once, in random
 * order, and every level is as likely as any other. More trajectories leave the others as they are.
 *
 * @param levels even, at least 2.
 */
export function morrisDesign(
  names: readonly string[],
  trajectories: number,
  levels: number,
  streams: Streams,
): UnitDesign {
  const dimensions = names.length;
  const fields = names.map((name) => streams.field('design', 'morris', name));
  return {
    size: trajectories * (dimensions + 1),
    dimensions,
    at(point, row) {
      const trajectory = Math.floor(point / (dimensions + 1));
      const step = point % (dimensions + 1);
      const order = orderOfChange(fields, trajectory);
      for (let j = 0; j < dimensions; j++) {
        const low = Math.floor((fields[j].at(trajectory, START) * levels) / 2);
        const goesUp = fields[j].at(trajectory, DIRECTION) < 0.5;
        const isChanged = order[j] < step;
        row[j] = (goesUp === isChanged ? low + levels / 2 : low) / (levels - 1);
      }
    },
  };
}

/** For each dimension, in which step it changes: the rank of its own draw, so that the order is uniform. */
function orderOfChange(fields: readonly Field[], trajectory: number): readonly number[] {
  const draws = fields.map((field) => field.at(trajectory, ORDER));
  const ranks = new Array<number>(fields.length);
  const sorted = draws.map((draw, j) => ({ draw, j })).sort((a, b) => a.draw - b.draw || a.j - b.j);
  sorted.forEach(({ j }, rank) => {
    ranks[j] = rank;
  });
  return ranks;
}
