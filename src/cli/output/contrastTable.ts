import type { ParameterValue } from '../../../models/parameter.ts';
import type { PointSummary } from '../../collect/pointSummaries.ts';
import type { SampleSummary } from '../../collect/summariseSample.ts';
import type { RunSummary } from '../../execute/runExperiment.ts';
import type { Plan } from '../../plan/plan.ts';
import { findOutcome, type NamedOutcome } from '../../read/findOutcome.ts';
import { readableInterval, readableNumber } from '../../report/readableNumber.ts';
import { unitSuffix } from '../../report/unitSuffix.ts';
import { textTable } from './textTable.ts';

const shownPoints = 40;
/** Outcomes that would make lines longer go into a table of their own below. */
const lineLength = 170;

/**
 * What the experiment's `outcomes` ask for, one line a design point: a mean over the replications with its 95 % interval
 * for an outcome, over the pairs with the counterfactual for a contrast. Of the design, only what differs is shown.
 */
export function contrastTable({ experiment, plan, points, outcomes }: RunSummary): string {
  const isPaired = experiment.counterfactual !== null;
  const shown = points.slice(0, shownPoints);
  const keys: TextColumn[] = [
    ['point', ...shown.map(({ point }) => String(point))],
    ...varyingParameters(plan).map(
      (name): TextColumn => [name, ...shown.map(({ point }) => readableValue(plan.points[point].parameters[name]))],
    ),
    [isPaired ? 'pairs' : 'runs', ...shown.map((one) => String(most(isPaired ? one.contrasts : one.levels)))],
  ];
  const cells = experiment.outcomes
    .flatMap((name) => findOutcome(outcomes, name) ?? [])
    .map((asked): TextColumn => [title(asked), ...shown.map((one) => cell(one, asked))]);
  const tables = splitColumns(keys, cells).map((columns) => {
    const [header, ...rows] = transpose(columns);
    return textTable(header, rows);
  });
  const hidden = plan.points.length - shown.length;
  return tables.join('\n') + (hidden > 0 ? `... and ${hidden} more points, see the files\n` : '');
}

/** A title and a cell a point. */
type TextColumn = readonly string[];

function varyingParameters({ points }: Plan): readonly string[] {
  const names = [...new Set(points.flatMap(({ design }) => Object.keys(design)))];
  const [first] = points;
  return names.filter((name) => points.some(({ parameters }) => parameters[name] !== first.parameters[name]));
}

/** As many columns beside the keys as a line has room for, and at least one. */
function splitColumns(keys: readonly TextColumn[], columns: readonly TextColumn[]): TextColumn[][] {
  const tables: TextColumn[][] = [];
  let length = Number.POSITIVE_INFINITY;
  for (const column of columns) {
    if (length + widthOf(column) > lineLength) {
      // The first table shows what the points are, the others only their numbers.
      const start = tables.length === 0 ? keys : keys.slice(0, 1);
      tables.push([...start]);
      length = start.reduce((sum, key) => sum + widthOf(key), 0);
    }
    tables[tables.length - 1].push(column);
    length += widthOf(column);
  }
  return tables;
}

/** With the two spaces between columns. */
function widthOf(column: TextColumn): number {
  return 2 + Math.max(...column.map(({ length }) => length));
}

function transpose(columns: readonly TextColumn[]): string[][] {
  return columns[0].map((_, row) => columns.map((column) => column[row]));
}

/** Adds how many numbers there are where some runs gave none. */
function cell({ levels, contrasts }: PointSummary, { index, isContrast, isPercent }: NamedOutcome): string {
  if (isContrast && contrasts === null) return 'counterfactual';
  const all = isContrast ? (contrasts ?? levels) : levels;
  const { n, mean, ciLow, ciHigh } = all[index];
  const text = readableInterval(mean, ciLow, ciHigh, isPercent);
  return n > 0 && n < Number(most(all)) ? `${text} (n ${n})` : text;
}

function title({ name, unit }: NamedOutcome): string {
  return name + unitSuffix(unit);
}

function most(summaries: readonly SampleSummary[] | null): number | '-' {
  return summaries === null ? '-' : summaries.reduce((most, { n }) => Math.max(most, n), 0);
}

function readableValue(value: ParameterValue): string {
  if (typeof value === 'number') return readableNumber(value);
  return typeof value === 'object' ? 'table' : String(value);
}
