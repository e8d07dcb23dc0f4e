import type { ParameterValue, ParameterValues } from '../../../models/parameter.ts';
import { canonicalJson } from '../canonicalJson.ts';
import type { DesignPoint } from '../experiment.ts';
import type { DesignBlock } from './designBlock.ts';

/** Number of points that blocks expand to, duplicates included. */
export function designSize(blocks: readonly DesignBlock[]): number {
  return blocks.reduce((sum, { axes }) => sum + axes.reduce((product, { values }) => product * values.length, 1), 0);
}

/**
 * The points of a design: the product of each block, the last axis fastest, one block after another. Every point carries
 * every parameter varied in any block, with its value from `base` where its own block does not vary it.
 * @param onDuplicate called for a point that equals an earlier one, with the blocks of both; that point is left out.
 */
export function expandDesign(
  blocks: readonly DesignBlock[],
  base: ParameterValues,
  onDuplicate: (point: DesignPoint, block: number, earlierBlock: number) => void,
): DesignPoint[] {
  const names = [...new Set(blocks.flatMap(({ axes }) => axes.map(({ name }) => name)))];
  const absent = Object.fromEntries(names.map((name) => [name, base[name]]));
  const points: DesignPoint[] = [];
  const seen = new Map<string, number>();
  blocks.forEach(({ axes }, block) => {
    for (const chosen of product(axes.map(({ values }) => values))) {
      const point: Record<string, ParameterValue> = { ...absent };
      axes.forEach(({ name }, index) => {
        point[name] = chosen[index];
      });
      // The values of an axis differ, so that only another block can hold an equal point.
      const key = blocks.length > 1 ? canonicalJson(point) : '';
      const earlier = blocks.length > 1 ? seen.get(key) : undefined;
      if (earlier !== undefined) onDuplicate(point, block, earlier);
      else points.push(point);
      if (blocks.length > 1 && earlier === undefined) seen.set(key, block);
    }
  });
  return points;
}

function* product(lists: readonly (readonly ParameterValue[])[]): Generator<readonly ParameterValue[]> {
  const count = lists.reduce((size, list) => size * list.length, 1);
  for (let index = 0; index < count; index++) {
    const chosen: ParameterValue[] = [];
    let rest = index;
    for (let axis = lists.length - 1; axis >= 0; axis--) {
      const list = lists[axis];
      chosen[axis] = list[rest % list.length];
      rest = Math.floor(rest / list.length);
    }
    yield chosen;
  }
}
