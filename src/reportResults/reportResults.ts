import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Parameter } from '../../models/parameter.ts';
import { designColumns } from '../collect/designColumns.ts';
import { csvCell } from '../collect/files/csvCell.ts';
import { replaceFile } from '../collect/files/writeTable.ts';
import type { Manifest } from '../collect/metadata/manifest.ts';
import type { PreparedRuns } from '../load/prepareRuns.ts';
import { openComplete } from '../read/openComplete.ts';
import { readEstimates } from '../read/readEstimates.ts';
import type { PageFigure } from '../report/page/pageFigure.ts';
import { type PageParameter, reportPage } from '../report/page/reportPage.ts';
import { readableNumber } from '../report/readableNumber.ts';
import { estimateCells } from '../report/tables/estimateCells.ts';
import type { EstimateTable } from '../report/tables/estimateTable.ts';
import { latexEstimates } from '../report/tables/latexEstimates.ts';
import { markdownEstimates } from '../report/tables/markdownEstimates.ts';
import { valueText } from '../report/valueText.ts';
import { reportFans } from './reportFans.ts';
import { reportSensitivity } from './reportSensitivity.ts';

/** Points that the page and its tables show; the files hold all. */
const mostPoints = 200;
/** More lines than this do not fit a page. */
const mostFigured = 40;

/** What was written, as paths in the results folder. */
export interface ReportFiles {
  readonly folder: string;
  readonly files: readonly string[];
}

/**
 * Writes `report.html` and `tables/` beside the results that they are made from.
 * @throws ResultsFolderError when the folder holds no complete results, or results of another version.
 */
export async function reportResults(folder: string, registry?: string): Promise<ReportFiles> {
  const { prepared, manifest } = await openComplete(folder, 'report', registry);
  const { experiment } = prepared.loaded;
  const table = await readEstimates(folder, prepared, mostPoints);
  const texts = new Map<string, string>();
  if (table.columns.length > 0) {
    texts.set('tables/estimates.csv', csvText(table));
    texts.set('tables/estimates.md', markdownEstimates(table));
    const caption = experiment.question === '' ? experiment.name : experiment.question;
    texts.set('tables/estimates.tex', latexEstimates(table, caption, `tab:${experiment.name}`));
  }
  texts.set('report.html', await page(folder, prepared, manifest, table));
  for (const [path, text] of texts) await replaceFile(join(folder, path), text);
  return { folder, files: [...texts.keys()] };
}

function csvText(table: EstimateTable): string {
  return estimateCells(table)
    .map((row) => `${row.map((cell) => csvCell(cell)).join(',')}\n`)
    .join('');
}

async function page(folder: string, prepared: PreparedRuns, manifest: Manifest, table: EstimateTable): Promise<string> {
  const { experiment, plan, model } = prepared.loaded;
  const varied = new Set(designColumns(plan));
  const hidden = plan.points.length - table.points.length;
  const { software, runs } = manifest;
  const [file] = manifest.inputs;
  const source = `${experiment.name}: model ${model.name}, seed "${experiment.seed}", ${software.name} ${software.version}`;
  const fans = await reportFans(folder, prepared, source);
  return reportPage({
    name: experiment.name,
    question: experiment.question,
    summary: `${experiment.name}: model ${model.name} version ${model.version}, ${software.name} ${software.version}; ${readableNumber(runs.planned)} runs of ${readableNumber(experiment.horizonEpochs)} epochs`,
    table,
    tableNote: hidden > 0 ? `${readableNumber(hidden)} more points are in the files.` : '',
    figures: [...(await figures(folder, manifest, table, source)), ...fans.figures],
    figureNote: fans.note,
    sensitivity: await reportSensitivity(folder, prepared, source),
    design: designFacts(prepared, manifest),
    varied: model.parameters.filter(({ name }) => varied.has(name)).map((one) => variedParameter(one, prepared)),
    fixed: model.parameters
      .filter(({ name }) => !varied.has(name))
      .map((one) => pageParameter(one, valueText(experiment.base[one.name]))),
    commands: [
      `npm install ${software.name}@${software.version}`,
      `npx hashshift run ${file?.path ?? `${experiment.name}.yaml`}`,
      `npx hashshift verify results/${experiment.name}`,
    ],
    files: manifest.files,
    warnings: runs.failed > 0 ? [`${runs.failed} of ${runs.planned} runs failed; failures.csv names them.`] : [],
  });
}

async function figures(
  folder: string,
  manifest: Manifest,
  table: EstimateTable,
  source: string,
): Promise<PageFigure[]> {
  const drawn: PageFigure[] = [];
  for (const { path } of manifest.files) {
    if (!path.endsWith('.svg') || !existsSync(join(folder, path))) continue;
    drawn.push({ caption: `Over time (${path}).`, svg: await readFile(join(folder, path), 'utf8') });
  }
  const hasRoom = table.points.length > 1 && table.points.length <= mostFigured;
  if (hasRoom && table.columns.length > 0) {
    // Loaded on demand: the drawing library is most of the start-up time.
    const { estimateFigure } = await import('../report/estimateFigure.ts');
    const caption = 'The table above as a picture.';
    drawn.push({ caption, svg: estimateFigure(table, 'What each design point gave', source) });
  }
  return drawn;
}

function designFacts({ loaded }: PreparedRuns, { rejectedPoints }: Manifest): [string, string][] {
  const { experiment, plan } = loaded;
  const { design, replications, counterfactual, seed, preset, record } = experiment;
  return [
    ['Design', `${design.method}, ${readableNumber(plan.points.length)} points, counterfactuals included`],
    ...(rejectedPoints > 0
      ? [['Left out', `${readableNumber(rejectedPoints)} points that break a constraint`] as [string, string]]
      : []),
    [
      'Replications',
      `${readableNumber(replications)} a point; replication r has the same random numbers at all points`,
    ],
    ['Counterfactual', counterfactual === null ? 'none' : assignments(counterfactual)],
    ['Seed', seed],
    ['Preset', preset ?? 'none'],
    [
      'Recorded',
      `${record.columns.length} columns, ${record.everyEpochs === 1 ? 'every epoch' : `every ${record.everyEpochs} epochs`}, of ${readableNumber(record.replications)} replications`,
    ],
  ];
}

function assignments(values: NonNullable<PreparedRuns['loaded']['experiment']['counterfactual']>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name} = ${valueText(value)}`)
    .join(', ');
}

function variedParameter(parameter: Parameter, { loaded }: PreparedRuns): PageParameter {
  const { design } = loaded.experiment;
  const input = 'inputs' in design ? design.inputs.find(({ name }) => name === parameter.name) : undefined;
  if (input !== undefined) {
    const { kind, ...rest } = input.distribution;
    return pageParameter(parameter, `${kind}(${Object.values(rest).flat().join(', ')})`);
  }
  const values = new Set(loaded.plan.points.map(({ parameters }) => valueText(parameters[parameter.name])));
  return pageParameter(parameter, [...values].join(', '));
}

function pageParameter({ name, unit, description, source }: Parameter, value: string): PageParameter {
  return { name, value, unit, meaning: description, source };
}
