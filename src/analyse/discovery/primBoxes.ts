import type { InputColumn } from '../inputColumn.ts';
import { binomialTail } from '../statistics/binomialTail.ts';
import { type Box, boxAround, isRestricted, pointsWithin, restrictedInputs, withLimit } from './box.ts';
import { type BoxOfCases, boxOfCases, casesAmong } from './boxOfCases.ts';
import { checkCases } from './checkCases.ts';
import { type Candidate, pastes, peels } from './primPeel.ts';

/** How PRIM judges a step from n to n' points, of which the shares s and s' are of interest. */
export type PrimObjective =
  /** (s' - s) / |n' - n|: gain for each point given up; fair between numbers and categories. The usual choice. */
  | 'gainPerPoint'
  /** n' times that. */
  | 'weightedGainPerPoint'
  /** s', as Friedman and Fisher wrote it first. */
  | 'share';

export interface PrimOptions {
  /** Fraction peeled off in a step. */
  readonly peel: number;
  /** Fraction pasted on in a step. */
  readonly paste: number;
  /** The smallest box, as a fraction of all points. */
  readonly smallest: number;
  readonly objective: PrimObjective;
  /** How many boxes to look for, each among the points that the ones before left over. */
  readonly boxes: number;
}

/** Chance of a box as dense as this without one restriction, from the density without it; NaN: no restriction. */
export interface QuasiP {
  readonly input: string;
  /** For categories, of all their restrictions. */
  readonly low: number;
  readonly high: number;
}

/** A box on the way: one row of the trade-off between coverage, density and how many inputs it takes to say it. */
export interface PrimStep extends BoxOfCases {
  readonly quasiP: readonly QuasiP[];
}

/**
 * Patient rule induction (Friedman and Fisher 1999, doi:10.1023/A:1008894516817) for scenario discovery, with quasi-p
 * values, after Bryant and Lempert 2010, doi:10.1016/j.techfore.2009.08.002: where among the inputs are the points of
 * interest? Every step peels off the slice, or pastes on, whose objective is best; of equals the one that restricts
 * fewest inputs, then the first input, upper end before lower.
 *
 * @param ofInterest one a point.
 * @returns for each box its steps, from all points that are left over to the last; which to choose is up to the reader.
 * @throws AnalysisError for bad columns, too few points of interest, or fractions out of range.
 */
export function primBoxes(
  inputs: readonly InputColumn[],
  ofInterest: readonly boolean[],
  options: PrimOptions,
): PrimStep[][] {
  const { peel, paste, smallest } = options;
  checkCases(inputs, ofInterest, { peel, paste, smallest });
  const whole = boxAround(inputs);
  const trajectories: PrimStep[][] = [];
  let pool = Int32Array.from(ofInterest.keys());
  while (trajectories.length < options.boxes && pool.length > 0) {
    const path = findBox(inputs, ofInterest, whole, pool, options);
    trajectories.push(path.map((candidate) => describe(inputs, ofInterest, whole, pool, candidate)));
    const taken = new Set(path[path.length - 1].points);
    pool = pool.filter((point) => !taken.has(point));
  }
  return trajectories;
}

function findBox(
  inputs: readonly InputColumn[],
  ofInterest: readonly boolean[],
  whole: Box,
  pool: Int32Array,
  { peel, paste, smallest, objective }: PrimOptions,
): Candidate[] {
  const path: Candidate[] = [{ box: whole, points: pool }];
  const fewest = smallest * ofInterest.length;
  const score = (from: Candidate, to: Candidate): number => {
    return scoreOf(objective, from.points.length, shareOf(from, ofInterest), to.points.length, shareOf(to, ofInterest));
  };
  const go = (
    candidatesOf: (last: Candidate) => Candidate[],
    isStep: (last: Candidate, next: Candidate) => boolean,
  ) => {
    for (;;) {
      const last = path[path.length - 1];
      const best = bestOf(candidatesOf(last), (next) => score(last, next), whole);
      if (best === null || score(last, best) <= 0 || best.points.length < fewest || !isStep(last, best)) return;
      path.push(best);
    }
  };
  go(
    (last) => peels(inputs, last, peel),
    (last, next) => next.points.length < last.points.length,
  );
  go(
    (last) => pastes(inputs, last, whole, pool, paste),
    (last, next) => next.points.length > last.points.length && shareOf(next, ofInterest) > shareOf(last, ofInterest),
  );
  return path;
}

function bestOf(candidates: readonly Candidate[], score: (next: Candidate) => number, whole: Box): Candidate | null {
  let best: { candidate: Candidate; score: number; restricted: number } | null = null;
  for (const candidate of candidates) {
    const its = score(candidate);
    const restricted = restrictedInputs(candidate.box, whole);
    if (best === null || its > best.score || (its === best.score && restricted < best.restricted)) {
      best = { candidate, score: its, restricted };
    }
  }
  return best?.candidate ?? null;
}

function scoreOf(objective: PrimObjective, n: number, share: number, newN: number, newShare: number): number {
  if (objective === 'share') return newN > 0 ? newShare : -1;
  if (n === newN || share === newShare) return 0;
  const gain = (newShare - share) / Math.abs(n - newN);
  return objective === 'gainPerPoint' ? gain : (newN * (newShare - share)) / Math.abs(n - newN);
}

function shareOf({ points }: Candidate, ofInterest: readonly boolean[]): number {
  return points.length > 0 ? casesAmong(points, ofInterest) / points.length : 0;
}

function describe(
  inputs: readonly InputColumn[],
  ofInterest: readonly boolean[],
  whole: Box,
  pool: Int32Array,
  candidate: Candidate,
): PrimStep {
  const { box, points } = candidate;
  const counts = boxOfCases(box, whole, points, ofInterest);
  const chance = (wider: Box): number => {
    const around = pointsWithin(inputs, wider, pool);
    return binomialTail(counts.cases, points.length, casesAmong(around, ofInterest) / around.length);
  };
  return {
    ...counts,
    quasiP: inputs.flatMap(({ name }, j) => {
      return isRestricted(box[j], whole[j]) ? [quasiPOf(name, j, box, whole, chance)] : [];
    }),
  };
}

function quasiPOf(input: string, j: number, box: Box, whole: Box, chance: (wider: Box) => number): QuasiP {
  const limit = box[j];
  const most = whole[j];
  if (limit.kind === 'categories' || most.kind === 'categories') {
    return { input, low: chance(withLimit(box, j, most)), high: Number.NaN };
  }
  return {
    input,
    low: limit.low === most.low ? Number.NaN : chance(withLimit(box, j, { ...limit, low: most.low })),
    high: limit.high === most.high ? Number.NaN : chance(withLimit(box, j, { ...limit, high: most.high })),
  };
}
