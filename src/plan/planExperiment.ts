import type { ParameterValues } from '../../models/parameter.ts';
import { canonicalJson } from '../spec/canonicalJson.ts';
import type { DesignPoint, Experiment } from '../spec/experiment.ts';
import { createKeyIndex } from './createKeyIndex.ts';
import type { DesignRows } from './designRows.ts';
import { meetsConstraint } from './meetsConstraint.ts';
import type { Plan, PlannedPoint } from './plan.ts';
import { sampleDesign } from './sampleDesign.ts';

/**
 * The runs of an experiment: its points in the order of the design, then the counterfactual twins that are not points
 * themselves, in the order in which they are first needed. Points of a sampled design are drawn here. Points that break
 * a constraint are left out; twins need not meet any. Every point's `design` holds the parameters that the design
 * varies and those that the counterfactual sets, so that twins can be told apart in `runs.csv`.
 *
 * Points share a twin where they share all randomness; where some streams are independent, each has one of its own.
 */
export function planExperiment(experiment: Experiment): Plan {
  const { replications } = experiment;
  const source = createSource(experiment);
  const { rows, designPoints } = source;
  const rejectedPoints = rows.count - designPoints;
  if (source.counterfactual === null) {
    const points = Array.from({ length: designPoints }, (_, index) => new SourcedPoint(source, index, index, null));
    return { points, replications, designPoints, rejectedPoints };
  }
  const { twins, owners } = pairWithTwins(source);
  const points = Array.from(twins, (twin, index) => new SourcedPoint(source, index, owners[index], twin));
  return { points, replications, designPoints, rejectedPoints };
}

/** What the points of a plan are made of. */
interface Source {
  readonly base: ParameterValues;
  readonly rows: DesignRows;
  /** Rows of the points of the design. */
  readonly kept: Uint32Array;
  readonly designPoints: number;
  /** Parameters that the design varies or the counterfactual sets. */
  readonly names: readonly string[];
  readonly counterfactual: DesignPoint | null;
  /** Whether points have randomness of their own. */
  readonly isSalted: boolean;
}

function createSource({ base, counterfactual, design, points, independentStreams = [] }: Experiment): Source {
  const rows = 'inputs' in design ? sampleDesign(design) : { count: points.length, at: (row: number) => points[row] };
  const kept = new Uint32Array(rows.count);
  let designPoints = 0;
  for (let row = 0; row < rows.count; row++) {
    const meets =
      design.constraints.length === 0 || design.constraints.every((one) => meetsConstraint(one, rows.at(row), base));
    if (meets) kept[designPoints++] = row;
  }
  const first = rows.count > 0 ? rows.at(0) : {};
  const names = [...new Set([...Object.keys(first), ...Object.keys(counterfactual ?? {})])];
  return { base, rows, kept, designPoints, names, counterfactual, isSalted: independentStreams.length > 0 };
}

/** A point that holds no values: these are made when they are asked for. */
class SourcedPoint implements PlannedPoint {
  readonly index: number;
  readonly twin: number | null;
  private readonly source: Source;
  private readonly owner: number;

  /** @param owner the design point whose row it has, and whose randomness: itself, or the first that needs this twin. */
  constructor(source: Source, index: number, owner: number, twin: number | null) {
    this.index = index;
    this.twin = twin;
    this.source = source;
    this.owner = owner;
  }

  get design(): DesignPoint {
    const own = designOf(this.source, this.owner);
    return this.index === this.owner ? own : { ...own, ...this.source.counterfactual };
  }

  get parameters(): ParameterValues {
    return { ...this.source.base, ...this.design };
  }

  get salt(): string | null {
    return saltOf(this.source, this.owner);
  }
}

function designOf({ base, rows, kept, names }: Source, point: number): DesignPoint {
  const row = rows.at(kept[point]);
  return Object.fromEntries(names.map((name) => [name, row[name] ?? base[name]]));
}

function saltOf({ rows, kept, isSalted }: Source, point: number): string | null {
  return isSalted ? canonicalJson(rows.at(kept[point])) : null;
}

/**
 * The twin of each point, and the design point that each belongs to: its own, or the first that needs it where it had to
 * be added. A twin is its own twin.
 */
function pairWithTwins(source: Source): { readonly twins: readonly number[]; readonly owners: readonly number[] } {
  const { counterfactual, designPoints } = source;
  const undo = Object.entries(counterfactual ?? {}).map(([name, value]) => [name, canonicalJson(value)]);
  const keyOf = (design: DesignPoint, owner: number): string => canonicalJson(design) + (saltOf(source, owner) ?? '');
  const twinKey = (owner: number): string => keyOf({ ...designOf(source, owner), ...counterfactual }, owner);
  const owners = Array.from({ length: designPoints }, (_, point) => point);
  // Only points that are their own twins can be those of others.
  const index = createKeyIndex((point) => twinKey(owners[point]));
  for (let point = 0; point < designPoints; point++) {
    const design = designOf(source, point);
    if (undo.every(([name, value]) => canonicalJson(design[name]) === value)) index.set(twinKey(point), point);
  }
  const twins: number[] = [];
  for (let point = 0; point < designPoints; point++) {
    const key = twinKey(point);
    const found = index.find(key);
    const twin = found ?? owners.push(point) - 1;
    if (found === null) index.set(key, twin);
    twins.push(twin);
  }
  for (let twin = designPoints; twin < owners.length; twin++) twins.push(twin);
  return { twins, owners };
}
