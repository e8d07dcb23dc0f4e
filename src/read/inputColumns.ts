import type { Scalar } from '../../models/parameter.ts';
import type { InputColumn } from '../analyse/inputColumn.ts';
import type { PlannedPoint } from '../plan/plan.ts';
import { canonicalJson } from '../spec/canonicalJson.ts';

/** What the varied parameters were at some points of a design; parameters that are no numbers become categories. */
export function inputColumns(points: readonly PlannedPoint[], names: readonly string[]): InputColumn[] {
  return names.map((name): InputColumn => {
    const cells = points.map(({ design }) => design[name] as Scalar);
    if (cells.every((cell) => typeof cell === 'number')) {
      return { name, values: Float64Array.from(cells), categories: null };
    }
    const keys = [...new Set(cells.map((cell) => canonicalJson(cell)))];
    const categories = keys.map((key) => JSON.parse(key) as Scalar);
    return { name, values: Float64Array.from(cells, (cell) => keys.indexOf(canonicalJson(cell))), categories };
  });
}
