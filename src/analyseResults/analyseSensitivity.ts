import { createStreams } from '../../models/random/createStreams.ts';
import { AnalysisError } from '../analyse/analysisError.ts';
import type { BootstrapOptions } from '../analyse/bootstrapIndices.ts';
import type { RunOutcomes } from '../analyse/runOutcomes.ts';
import { deltaIndices } from '../analyse/sensitivity/deltaIndices.ts';
import { morrisEffects } from '../analyse/sensitivity/morrisEffects.ts';
import { pawnIndices } from '../analyse/sensitivity/pawnIndices.ts';
import { sobolIndices } from '../analyse/sensitivity/sobolIndices.ts';
import type { Estimate } from '../analyse/statistics/interval.ts';
import type { ReplicationStatistic } from '../analyse/statistics/replicationStatistic.ts';
import { withoutFailedPoints } from '../analyse/withoutFailedPoints.ts';
import type { LoadedExperiment } from '../load/loadExperiment.ts';
import { unitDesignOf } from '../plan/designs/unitDesignOf.ts';
import type { PlannedPoint } from '../plan/plan.ts';
import { inputColumns } from '../read/inputColumns.ts';
import type { SampledDesign } from '../spec/design/design.ts';

/** One index of one input, or of two together. */
export interface SensitivityRow {
  readonly outcome: string;
  /** What the crossed parameters were, `name=value`; empty where none are crossed. */
  readonly block: string;
  /** Method and index, for example `sobol.total`. */
  readonly index: string;
  readonly input: string;
  /** The other input of a second-order index, otherwise empty. */
  readonly with: string;
  readonly estimate: Estimate;
  /** Points that were left out because a run failed. */
  readonly leftOut: number;
}

const mostSlices = 10;
const pointsPerSlice = 10;
const fewestForDelta = 50;

/**
 * Sensitivity by the method that suits the design: Sobol' indices of saltelli, elementary effects of morris, PAWN and
 * delta of any other sample. Where lists are crossed with the sample, each of their combinations is analysed by itself.
 *
 * @throws AnalysisError when the design or the outcomes do not allow it.
 */
export function analyseSensitivity(
  loaded: LoadedExperiment,
  outcomes: readonly RunOutcomes[],
  statistic: ReplicationStatistic,
  resamples: number,
): SensitivityRow[] {
  const { design } = loaded.experiment;
  if (!('inputs' in design)) {
    throw new AnalysisError(
      `the design is ${design.method}: sensitivity needs a sample (morris, saltelli, latinHypercube, sobol, random); compare points with contrasts.csv`,
    );
  }
  const streams = createStreams(`analysis of ${loaded.experiment.seed}`, 0);
  const options: BootstrapOptions = { statistic, resamples, level: 0.95, streams };
  return blocksOf(loaded, design).flatMap(({ block, points }) =>
    outcomes.flatMap((outcome) =>
      analyseBlock(design, points, within(outcome, points), options).map((row) => ({ ...row, block })),
    ),
  );
}

/** The points of each combination of the crossed lists. */
function blocksOf(
  { plan }: LoadedExperiment,
  { crossed }: SampledDesign,
): { readonly block: string; readonly points: readonly PlannedPoint[] }[] {
  const blocks = new Map<string, PlannedPoint[]>();
  for (const point of plan.points.slice(0, plan.designPoints)) {
    const block = crossed.map(({ name }) => `${name}=${String(point.design[name])}`).join(', ');
    blocks.set(block, [...(blocks.get(block) ?? []), point]);
  }
  return [...blocks].map(([block, points]) => ({ block, points }));
}

function within(outcome: RunOutcomes, points: readonly PlannedPoint[]): RunOutcomes {
  const { replications, values } = outcome;
  const chosen = new Float64Array(points.length * replications);
  points.forEach(({ index }, i) => {
    chosen.set(values.subarray(index * replications, (index + 1) * replications), i * replications);
  });
  return { ...outcome, values: chosen };
}

type BlockRow = Omit<SensitivityRow, 'block'>;

function analyseBlock(
  design: SampledDesign,
  points: readonly PlannedPoint[],
  outcome: RunOutcomes,
  options: BootstrapOptions,
): BlockRow[] {
  const names = design.inputs.map(({ name }) => name);
  const row = (index: string, input: string, estimate: Estimate, other = '', leftOut = 0): BlockRow => {
    return { outcome: outcome.name, index, input, with: other, estimate, leftOut };
  };
  if (design.method === 'saltelli') {
    const { secondOrder } = design;
    const found = sobolIndices({ names, secondOrder, unit: unitDesignOf(design) }, outcome, options);
    return [
      ...found.first.map(({ input, index }) => row('sobol.first', input, index)),
      ...found.total.map(({ input, index }) => row('sobol.total', input, index)),
      ...found.second.map(({ inputs: [input, other], index }) => row('sobol.second', input, index, other)),
    ];
  }
  if (design.method === 'morris') {
    return morrisEffects({ names, unit: unitDesignOf(design) }, outcome, options).flatMap((effect) => [
      row('morris.muStar', effect.input, effect.muStar),
      row('morris.mu', effect.input, effect.mu),
      row('morris.sigma', effect.input, effect.sigma),
    ]);
  }
  const { inputs, outcomes: complete, leftOut } = withoutFailedPoints(inputColumns(points, names), outcome);
  const count = leftOut.length;
  const slices = Math.max(2, Math.min(mostSlices, Math.floor((points.length - count) / pointsPerSlice)));
  const pawn = pawnIndices(inputs, complete, { ...options, slices }).map(({ input, median }) =>
    row('pawn.median', input, median, '', count),
  );
  if (points.length - count < fewestForDelta) return pawn;
  const delta = deltaIndices(inputs, complete, options).flatMap((one) => [
    row('delta', one.input, one.delta, '', count),
    row('delta.first', one.input, one.first, '', count),
  ]);
  return [...delta, ...pawn];
}
