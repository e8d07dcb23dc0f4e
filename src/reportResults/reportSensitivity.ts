import { AnalysisError } from '../analyse/analysisError.ts';
import { analyseSensitivity, type SensitivityRow } from '../analyseResults/analyseSensitivity.ts';
import type { PreparedRuns } from '../load/prepareRuns.ts';
import { findOutcome } from '../read/findOutcome.ts';
import { readOutcomes } from '../read/readOutcomes.ts';
import type { PageFigure } from '../report/page/pageFigure.ts';
import type { PageSensitivity } from '../report/page/sensitivitySection.ts';
import { readableNumber } from '../report/readableNumber.ts';
import { type SensitivityTable, sensitivityTables } from '../report/tables/sensitivityTables.ts';
import type { SampledDesign } from '../spec/design/design.ts';

/** As many as `hashshift analyse` draws, so that both tell the same. */
const resamples = 500;

/** An interval of a Sobol' index that is wider holds no more than a guess. */
const widest = 1;

const methodTexts: Readonly<Record<SampledDesign['method'], string>> = {
  saltelli:
    "Sobol' indices: the share of the variance of the mean over replications that an input explains alone (first) and with all its interactions (total).",
  morris:
    'Elementary effects over the range of each input: mu* is their mean size, mu their mean, sigma their spread, which tells of curvature and interactions.',
  latinHypercube: '',
  sobol: '',
  random: '',
};
const sampleText =
  'Delta and its first-order share, and the PAWN index: how much the distribution of the mean over replications moves when an input is known; the dummy is what chance alone gives.';
/** The indices that are drawn, the one that orders the inputs last. */
const drawnIndices = [
  ['sobol.first', 'sobol.total'],
  ['morris.sigma', 'morris.muStar'],
  ['delta.first', 'delta'],
  ['pawn.median'],
];

/**
 * What a report tells of sensitivity: by the method that suits the design, or why there is nothing to tell. An outcome for
 * which the method cannot give a right number, or none of use, is named with the reason.
 *
 * @param source of the numbers, printed below figures.
 * @throws ResultsFolderError for a row of another design.
 */
export async function reportSensitivity(
  folder: string,
  prepared: PreparedRuns,
  source: string,
): Promise<PageSensitivity> {
  const { experiment, plan, model } = prepared.loaded;
  const { design } = experiment;
  if (!('inputs' in design)) {
    const why =
      plan.designPoints > 1
        ? `The design is ${design.method}: indices of sensitivity need a sample (random, latinHypercube, sobol, saltelli or morris). What each value does is in the table of results.`
        : 'Nothing varies, so that no influence of parameters can be told.';
    return { text: why, tables: [], figures: [], problems: [] };
  }
  const text = methodTexts[design.method] || sampleText;
  const rows: SensitivityRow[] = [];
  const problems: string[] = [];
  for (const outcome of await readOutcomes(folder, prepared, experiment.outcomes)) {
    try {
      const found = analyseSensitivity(prepared.loaded, [outcome], { of: 'mean' }, resamples);
      if (design.method === 'saltelli' && found.some(({ estimate: { low, high } }) => high - low > widest)) {
        problems.push(
          `${outcome.name}: ${readableNumber(design.samples)} samples are too few, since some 95 % intervals of its Sobol' indices are wider than the range from 0 to 1; take more samples`,
        );
      } else rows.push(...found);
    } catch (error) {
      if (!(error instanceof AnalysisError)) throw error;
      problems.push(error.message);
    }
  }
  const tables = sensitivityTables(rows);
  // Of elementary effects alone: all other indices are shares.
  const unitOf = (name: string): string =>
    design.method === 'morris' ? (findOutcome(model.outcomes, name)?.unit ?? '1') : '1';
  const figures: PageFigure[] = [];
  for (const table of tables) figures.push(...(await draw(table, unitOf(table.outcome), source)));
  const none = experiment.outcomes.length === 0 ? ' The experiment names no outcomes to analyse.' : '';
  return { text: `${text} Brackets are 95 % bootstrap intervals.${none}`, tables, figures, problems };
}

async function draw({ title, outcome, indices, inputs }: SensitivityTable, unit: string, source: string) {
  const drawn = drawnIndices.find((names) => names.every((name) => indices.includes(name))) ?? [];
  const shown = inputs.flatMap(({ name, estimates }) => {
    const chosen = drawn.flatMap((index) => estimates[indices.indexOf(index)] ?? []);
    return chosen.length === drawn.length ? [{ name, estimates: chosen }] : [];
  });
  if (drawn.length === 0 || shown.length === 0) return [];
  // Loaded on demand: the drawing library is most of the start-up time.
  const { sensitivityFigure } = await import('../report/figures/sensitivityFigure.ts');
  const { printStyle } = await import('../report/figures/figureStyle.ts');
  const text = { title: `What drives ${outcome}`, subtitle: 'Lines are 95 % bootstrap intervals.', source };
  const svg = sensitivityFigure({ ...text, outcome, unit, indices: drawn, inputs: shown }, printStyle);
  return [{ caption: `${title}, as a picture.`, svg }];
}
