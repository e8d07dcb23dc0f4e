import type { SupplyFigure, SupplyState } from '../../models/modelFigure.ts';
import { repeatLoaded } from '../execute/repeatRun.ts';
import type { PreparedRuns } from '../load/prepareRuns.ts';
import type { FigureFolder, FigureRequest } from './figureRequest.ts';
import { shownPoints } from './shownPoints.ts';

/** The supply curve of the first replication of the first shown point, after the first epoch and after the last. */
export async function drawSupply(
  figure: SupplyFigure<unknown>,
  prepared: PreparedRuns,
  { source }: FigureFolder,
  { style, points }: FigureRequest,
): Promise<string> {
  const [{ index }] = shownPoints(prepared, points);
  const { plan, experiment } = prepared.loaded;
  const run = index * plan.replications;
  const last = experiment.horizonEpochs - 1;
  const states: (SupplyState & { readonly name: string })[] = [];
  repeatLoaded(prepared.loaded, run, (state, epoch) => {
    if (epoch === 0 || epoch === last) states.push({ name: `epoch ${epoch}`, ...figure.read(state) });
  });
  const { supplyFigure } = await import('../report/figures/supplyFigure.ts');
  const { title, amount, level, nowLabel, groups } = figure;
  return supplyFigure(
    {
      title,
      subtitle: `Run ${run} (point ${index}, first replication). The dashed line is the ${nowLabel} in force: what breaks even below it pays.`,
      source,
      amount,
      level,
      nowLabel,
      groups,
      moments: states,
    },
    style,
  );
}
