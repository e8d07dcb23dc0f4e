import type { PartsFigure } from '../../models/modelFigure.ts';
import { collectFigureRows } from '../collect/figureSeries.ts';
import type { PreparedRuns } from '../load/prepareRuns.ts';
import { addEpochRows } from './addEpochRows.ts';
import { counted } from './counted.ts';
import { describePoint } from './describePoint.ts';
import type { FigureFolder, FigureRequest } from './figureRequest.ts';
import { shownPoints } from './shownPoints.ts';

/** Parts of a whole at the first shown point, beside its counterfactual: means over the recorded replications. */
export async function drawParts(
  figure: PartsFigure,
  prepared: PreparedRuns,
  { folder, source }: FigureFolder,
  { style, points }: FigureRequest,
): Promise<string> {
  const { plan, model, experiment } = prepared.loaded;
  const [point] = shownPoints(prepared, points);
  const twin = point.twin === null || point.twin === point.index ? null : plan.points[point.twin];
  const indices = [point.index, ...(twin === null ? [] : [twin.index])];
  const columns = figure.columns.map(({ column }) => column);
  const rows = collectFigureRows(indices, prepared.epochs.length, columns.length);
  await addEpochRows(folder, prepared, indices, columns, rows.add);
  const { stackFigure } = await import('../report/figures/stackFigure.ts');
  const told = describePoint(point, twin === null ? plan.points : [point, twin], Object.keys(point.design));
  const named = told === '' ? '' : ` The scenario has ${told}.`;
  return stackFigure(
    {
      title: figure.title,
      subtitle: `Means over ${counted(experiment.record.replications)}.${named}`,
      source,
      unit: model.columns.find(({ name }) => name === columns[0])?.unit ?? '',
      xLabel: 'Difficulty epochs since the start',
      x: prepared.epochs,
      parts: figure.columns.map(({ label }) => label),
      whole: figure.whole,
      scenarios: indices.map((index, i) => ({
        name: i === 0 ? 'Scenario' : 'Counterfactual',
        values: columns.map((_, column) => rows.levels(index, column).mean),
      })),
    },
    style,
  );
}
