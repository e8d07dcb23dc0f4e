import { nearestName } from '../../models/nearestName.ts';
import type { Parameter, ParameterValue, Scalar, TableRow } from '../../models/parameter.ts';
import { designColumns } from '../collect/designColumns.ts';
import type { PreparedRuns } from '../load/prepareRuns.ts';
import type { PlannedPoint } from '../plan/plan.ts';
import { canonicalJson } from '../spec/canonicalJson.ts';
import { SpecError } from '../specError.ts';
import type { FigureRequest } from './figureRequest.ts';

/** Something that varies over points of a design: a parameter, or a field of a table. */
export interface DesignAxis {
  /** Name of the parameter; of a field, `ai.products.hall_usd_mw`. */
  readonly label: string;
  readonly unit: string;
  /** One a point. */
  readonly values: readonly (number | string)[];
}

/** Points of the design, and what varies over them. */
export interface DesignAxes {
  readonly points: readonly PlannedPoint[];
  readonly axes: readonly DesignAxis[];
}

/**
 * The points of the design that have the values asked for, and what still varies.
 *
 * @throws SpecError when no point has them, or nothing of that name varies.
 */
export function designAxes({ loaded }: PreparedRuns, at: FigureRequest['at'] = []): DesignAxes {
  const { plan, model } = loaded;
  const varied = new Set(designColumns(plan));
  const parameters = model.parameters.filter(({ name }) => varied.has(name));
  const all = plan.points.slice(0, plan.designPoints);
  const axes = parameters.flatMap((parameter) => axesOf(all, parameter));
  const chosen = at.map(({ name, value }) => {
    const axis = axes.find(({ label }) => label === name);
    if (axis === undefined) throw unknownAxis(name, axes);
    return (point: number): boolean => {
      const cell = axis.values[point];
      return String(cell) === value || (value.trim() !== '' && cell === Number(value));
    };
  });
  const kept = all.map((_, point) => point).filter((point) => chosen.every((meets) => meets(point)));
  if (kept.length === 0) {
    throw new SpecError(`hashshift: no point has ${at.map(({ name, value }) => `${name}=${value}`).join(', ')}`);
  }
  return {
    points: kept.map((point) => all[point]),
    axes: axes
      .map((axis) => ({ ...axis, values: kept.map((point) => axis.values[point]) }))
      .filter(({ values }) => new Set(values).size > 1),
  };
}

/** What to say of a name under which nothing varies. */
export function unknownAxis(name: string, axes: readonly DesignAxis[]): SpecError {
  const names = axes.map(({ label }) => label);
  const near = nearestName(name, names);
  const hint = near === null ? `it varies ${names.join(', ') || 'nothing'}` : `did you mean ${near}?`;
  return new SpecError(`hashshift: the design does not vary ${name}; ${hint}`);
}

/** A parameter is one axis; a table of the same rows at all points is one for each cell that differs. */
function axesOf(points: readonly PlannedPoint[], parameter: Parameter): DesignAxis[] {
  const { name, unit } = parameter;
  const values = points.map(({ parameters }) => parameters[name]);
  if (values.every((value) => typeof value !== 'object')) return [{ label: name, unit, values: values.map(plain) }];
  const tables = values.map(cellsOf);
  const fields = [...(tables[0]?.keys() ?? [])];
  const isOneShape = tables.every((cells) => cells !== null && [...cells.keys()].join('\n') === fields.join('\n'));
  if (!isOneShape || fields.length === 0) {
    const texts = values.map(canonicalJson);
    const distinct = [...new Set(texts)];
    return [{ label: name, unit, values: texts.map((text) => `value ${distinct.indexOf(text) + 1}`) }];
  }
  return fields.map((field) => ({
    label: `${name}.${field}`,
    unit: parameter.fields?.find((one) => field.split('.').at(-1) === one.name)?.unit ?? '',
    values: tables.map((cells) => plain(cells?.get(field) ?? '')),
  }));
}

function plain(value: ParameterValue): number | string {
  return typeof value === 'number' ? value : String(value);
}

/** Cells of a table by field, after the number of the row where there are several; null where it is no table. */
function cellsOf(value: ParameterValue): ReadonlyMap<string, Scalar> | null {
  if (!Array.isArray(value)) return null;
  const rows = value as readonly TableRow[];
  return new Map(
    rows.flatMap((row, i) =>
      Object.entries(row).map(([field, cell]): [string, Scalar] => [
        rows.length > 1 ? `${i + 1}.${field}` : field,
        cell,
      ]),
    ),
  );
}
