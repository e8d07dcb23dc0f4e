import { readFile } from 'node:fs/promises';
import { designCells } from '../collect/designColumns.ts';
import { replaceFile } from '../collect/files/writeTable.ts';
import { ResultsFolderError } from '../collect/resultsFolderError.ts';
import type { PreparedRuns } from '../load/prepareRuns.ts';
import type { PlannedPoint } from '../plan/plan.ts';
import { findOutcome, type NamedOutcome } from '../read/findOutcome.ts';
import { openComplete } from '../read/openComplete.ts';
import { readOutcomes } from '../read/readOutcomes.ts';
import { type ComparedOutcome, comparisonPage } from '../report/page/comparisonPage.ts';
import { generator } from '../report/page/htmlPage.ts';
import type { PageFigure } from '../report/page/pageFigure.ts';
import { readableNumber } from '../report/readableNumber.ts';
import type { EstimateTable } from '../report/tables/estimateTable.ts';
import { shellQuote } from '../shellQuote.ts';
import { compareCourses } from './compareCourses.ts';
import { type ComparedResults, compareExperiments } from './compareExperiments.ts';
import { compareOutcome, type OutcomeComparison } from './compareOutcomes.ts';
import { type MatchedPoints, matchPoints } from './matchPoints.ts';

/** What was written. */
export interface WrittenComparison {
  readonly file: string;
  /** Design points that both folders have. */
  readonly points: number;
  /** Whether runs were compared replication by replication. */
  readonly isPaired: boolean;
  /** In what the experiments differ, by name. */
  readonly differences: readonly string[];
}

/** Points that the page shows. */
const mostPoints = 200;
/** More lines than this do not fit a figure. */
const mostFigured = 20;

interface Side extends ComparedResults {
  readonly folder: string;
  readonly prepared: PreparedRuns;
}

/**
 * Writes a page that shows two results folders side by side: in what their experiments differ, the outcomes of the design
 * points that both have, with differences and intervals, and their courses on the same axes. Differences are paired by
 * replication where the seed is the same. The folders may be of different versions.
 *
 * @param file an older page of this kind is replaced, any other file is not.
 * @throws ResultsFolderError when the models, the outcomes or all points differ, or a folder holds no complete results.
 */
export async function compareResults(
  firstFolder: string,
  secondFolder: string,
  file: string,
  registry?: string,
): Promise<WrittenComparison> {
  const [a, b] = [await open(firstFolder, registry), await open(secondFolder, registry)];
  requireOneModel(a, b);
  await requireReplaceable(file);
  const asked = commonOutcomes(a, b);
  const matched = matchPoints(a.loaded.plan, b.loaded.plan);
  if (matched.pairs.length === 0) {
    throw new ResultsFolderError(
      `${a.folder} and ${b.folder} have no design point in common: they vary ${matched.names.join(', ')}, and no combination of values is in both; run one of them with the values of the other`,
    );
  }
  const shown = { ...matched, pairs: matched.pairs.slice(0, mostPoints) };
  const isPaired = a.loaded.experiment.seed === b.loaded.experiment.seed;
  const outcomes = await compare(a, b, asked.common, shown, isPaired);
  const differences = compareExperiments(a, b);
  const source = `A: ${sideText(a)}. B: ${sideText(b)}.`;
  const label = (point: PlannedPoint): string => labelOf(point, shown.names);
  const courses = await compareCourses([a, b], shown.pairs, label, source);
  const page = comparisonPage({
    names: [a.loaded.experiment.name, b.loaded.experiment.name],
    sides: [sideText(a), sideText(b)],
    differences,
    pairing: pairingText(a, b, isPaired),
    isPaired,
    parameters: shown.names,
    outcomes: outcomes.map((one) => pageOutcome(one, shown)),
    notes: [...notes(a, b, matched, asked.left), ...(courses.note === '' ? [] : [courses.note])],
    figures: [...(await estimates(outcomes, shown, source)), ...courses.figures],
    commands: [
      `npx hashshift report --compare ${[firstFolder, secondFolder].map(shellQuote).join(' ')}`,
      ...[firstFolder, secondFolder].map((folder) => `npx hashshift verify ${shellQuote(folder)}`),
    ],
  });
  await replaceFile(file, page);
  return { file, points: matched.pairs.length, isPaired, differences: differences.map(({ name }) => name) };
}

async function open(folder: string, registry: string | undefined): Promise<Side> {
  const { prepared, manifest } = await openComplete(folder, 'compare', registry, 'anyVersion');
  return { folder, prepared, loaded: prepared.loaded, manifest };
}

function requireOneModel(a: Side, b: Side): void {
  const [x, y] = [a.loaded.experiment.model, b.loaded.experiment.model];
  if (x === y) return;
  throw new ResultsFolderError(
    `${a.folder} holds results of the model ${x}, ${b.folder} of ${y}: their outcomes are not the same quantities; compare results of one model`,
  );
}

async function requireReplaceable(file: string): Promise<void> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null || text.includes(generator)) return;
  throw new ResultsFolderError(
    `${file} exists and is no page of hashshift; it stays as it is: name another with --out`,
  );
}

/** Outcomes that either experiment asks for and both have, and those that only one has. */
function commonOutcomes(
  a: Side,
  b: Side,
): { readonly common: readonly NamedOutcome[]; readonly left: readonly string[] } {
  const named = [...new Set([a, b].flatMap(({ loaded }) => loaded.experiment.outcomes))];
  const names = named.length > 0 ? named : a.loaded.model.outcomes.map(({ name }) => name);
  const find = ({ loaded }: Side, name: string): NamedOutcome | null => {
    const found = findOutcome(loaded.model.outcomes, name);
    return found?.isContrast && loaded.experiment.counterfactual === null ? null : found;
  };
  const found = names.map((name) => ({ name, asked: [find(a, name), find(b, name)] as const }));
  const common = found.flatMap(({ asked: [x, y] }) =>
    x !== null && y !== null && x.outcome.unit === y.outcome.unit && x.outcome.contrast === y.outcome.contrast
      ? [x]
      : [],
  );
  const kept = new Set(common.map(({ name }) => name));
  const left = names.filter((name) => !kept.has(name));
  if (common.length > 0) return { common, left };
  throw new ResultsFolderError(
    `${a.folder} and ${b.folder} have no outcome in common: ${names.join(', ')} need the same model, and comparisons a counterfactual, on both sides`,
  );
}

async function compare(
  a: Side,
  b: Side,
  asked: readonly NamedOutcome[],
  matched: MatchedPoints,
  isPaired: boolean,
): Promise<OutcomeComparison[]> {
  const names = asked.map(({ name }) => name);
  const first = await readOutcomes(a.folder, a.prepared, names);
  const second = await readOutcomes(b.folder, b.prepared, names);
  return asked.map((one, i) => compareOutcome(one, first[i], second[i], matched, isPaired));
}

function sideText({ folder, loaded, manifest }: Side): string {
  const { experiment } = loaded;
  const { software, model, runs } = manifest;
  return `${folder}: ${experiment.name}, model ${model.name} version ${model.version}, ${software.name} ${software.version}, seed "${experiment.seed}", ${readableNumber(runs.planned)} runs`;
}

function pairingText(a: Side, b: Side, isPaired: boolean): string {
  const [x, y] = [a, b].map(({ loaded }) => loaded.experiment.replications);
  const both = Math.min(x, y);
  if (!isPaired) {
    return "The seeds differ, so the runs are independent: intervals of B − A are Welch's, 95 %, unpaired. With one seed on both sides they would be narrower.";
  }
  const isSame = a.manifest.model.version === b.manifest.model.version;
  const doubt = isSame ? '' : ' The versions of the model differ, and may draw other numbers in other places.';
  return `The seeds are the same, so replication r has the same random numbers on both sides: B − A is the mean of paired differences over replications 0 to ${both - 1}, with its 95 % interval by Student's t.${doubt}`;
}

function notes(a: Side, b: Side, { onlyFirst, onlySecond, pairs }: MatchedPoints, left: readonly string[]): string[] {
  const only = (count: number, side: string): string[] =>
    count === 0 ? [] : [`${readableNumber(count)} design points are in ${side} only and are not compared.`];
  return [
    ...only(onlyFirst, 'A'),
    ...only(onlySecond, 'B'),
    ...(pairs.length > mostPoints
      ? [`The first ${mostPoints} of ${readableNumber(pairs.length)} points are shown.`]
      : []),
    ...(left.length > 0 ? [`Not compared, because only one side has them: ${left.join(', ')}.`] : []),
    ...[a, b].flatMap(({ manifest }, side) =>
      manifest.runs.failed > 0
        ? [`${readableNumber(manifest.runs.failed)} runs of ${side === 0 ? 'A' : 'B'} failed and are left out.`]
        : [],
    ),
  ];
}

function cells(point: PlannedPoint, names: readonly string[]): string[] {
  return designCells(point, names).map((cell) => (typeof cell === 'number' ? readableNumber(cell) : String(cell)));
}

function labelOf(point: PlannedPoint, names: readonly string[]): string {
  return cells(point, names)
    .map((cell, i) => `${names[i]} ${cell}`)
    .join(', ');
}

function pageOutcome(
  { name, unit, isPercent, points }: OutcomeComparison,
  { names, pairs }: MatchedPoints,
): ComparedOutcome {
  return {
    name,
    unit: unit === '1' || unit === '-' ? '' : unit,
    isPercent,
    rows: points.map(({ first, second, difference, n }, i) => ({
      values: cells(pairs[i][0], names),
      first: { value: first.mean, low: first.ciLow, high: first.ciHigh },
      second: { value: second.mean, low: second.ciLow, high: second.ciHigh },
      difference,
      n,
    })),
  };
}

/** The tables as one picture, A and B of a point below each other. */
async function estimates(
  outcomes: readonly OutcomeComparison[],
  { names, pairs }: MatchedPoints,
  source: string,
): Promise<PageFigure[]> {
  if (pairs.length > mostFigured) return [];
  const table: EstimateTable = {
    parameters: names,
    points: pairs.flatMap(([point]) =>
      ['A', 'B'].map((side) => ({ point: point.index, values: [[`${side}:`, ...cells(point, names)].join(' ')] })),
    ),
    columns: outcomes.map(({ name, unit, isPercent, points }) => ({
      name,
      unit,
      isPercent,
      estimates: points.flatMap(({ first, second }) =>
        [first, second].map(({ n, mean, ciLow, ciHigh, quantiles }) => {
          return { n, mean, ciLow, ciHigh, q05: quantiles[0], q95: quantiles[quantiles.length - 1] };
        }),
      ),
    })),
  };
  // Loaded on demand: the drawing library is most of the start-up time.
  const { estimateFigure } = await import('../report/estimateFigure.ts');
  return [{ caption: 'The tables above as a picture.', svg: estimateFigure(table, 'A and B', source) }];
}
