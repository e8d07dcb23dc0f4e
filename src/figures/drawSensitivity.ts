import { analyseSensitivity, type SensitivityRow } from '../analyseResults/analyseSensitivity.ts';
import type { PreparedRuns } from '../load/prepareRuns.ts';
import { askedOutcome } from './askedOutcome.ts';
import type { DrawnFigure, FigureFolder, FigureRequest } from './figureRequest.ts';

/** Indices that share an axis, by method, the one that orders the inputs last, with their names in the legend. */
const indexNames: ReadonlyMap<string, string> = new Map([
  ['sobol.first', 'first order'],
  ['sobol.total', 'total'],
  ['morris.sigma', 'σ: spread of the elementary effects'],
  ['morris.muStar', 'μ*: mean size of the elementary effects'],
  ['pawn.median', 'PAWN (median distance)'],
  ['delta.first', 'first order'],
  ['delta', 'delta'],
]);

const methods: Readonly<Record<string, string>> = {
  saltelli: "Sobol' indices: shares of the variance",
  morris: 'Elementary effects',
};

/**
 * Sensitivity indices of one outcome by the method that suits the design, a figure for each combination of the crossed
 * lists.
 *
 * @throws AnalysisError when the design or the outcomes do not allow it.
 */
export async function drawSensitivity(
  prepared: PreparedRuns,
  { folder, source }: FigureFolder,
  { style, outcome, statistic = { of: 'mean' }, resamples = 500 }: FigureRequest,
): Promise<DrawnFigure[]> {
  const { label, unit, runs } = await askedOutcome(folder, prepared, outcome);
  const rows = analyseSensitivity(prepared.loaded, [runs], statistic, resamples);
  const { sensitivityFigure } = await import('../report/figures/sensitivityFigure.ts');
  const { method } = prepared.loaded.experiment.design;
  const blocks = [...new Set(rows.map(({ block }) => block))];
  return blocks.map((block, i) => {
    const own = rows.filter((row) => row.block === block && row.with === '');
    const indices = [...indexNames.keys()].filter((index) => own.some((row) => row.index === index));
    const inputs = [...new Set(own.map(({ input }) => input))];
    const estimate = (input: string, index: string): SensitivityRow['estimate'] =>
      own.find((row) => row.input === input && row.index === index)?.estimate ?? {
        value: Number.NaN,
        low: Number.NaN,
        high: Number.NaN,
      };
    const leftOut = own[0]?.leftOut ?? 0;
    const svg = sensitivityFigure(
      {
        title: `Which parameters drive ${label}${block === '' ? '' : ` (${block})`}?`,
        subtitle: `${methods[method] ?? 'Delta and PAWN'}, with 95 % bootstrap intervals.${leftOut > 0 ? ` ${leftOut} points with failed runs are left out.` : ''}`,
        source,
        outcome: label,
        unit: method === 'morris' ? unit : '1',
        indices: indices.map((index) => indexNames.get(index) ?? index),
        inputs: inputs.map((name) => ({ name, estimates: indices.map((index) => estimate(name, index)) })),
      },
      style,
    );
    return { name: blocks.length > 1 ? `sensitivity-${i + 1}` : 'sensitivity', svg };
  });
}
