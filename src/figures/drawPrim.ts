import type { Outcome } from '../../models/outcome.ts';
import { type Condition, discoverSteps } from '../analyseResults/analyseDiscovery.ts';
import type { PreparedRuns } from '../load/prepareRuns.ts';
import { findOutcome } from '../read/findOutcome.ts';
import { readOutcomes } from '../read/readOutcomes.ts';
import type { PrimRange } from '../report/figures/primFigure.ts';
import { readableNumber } from '../report/readableNumber.ts';
import { SpecError } from '../specError.ts';
import type { FigureFolder, FigureRequest } from './figureRequest.ts';

/**
 * PRIM's first box around the points of interest; where no step is asked for, the one whose coverage and density have the
 * greatest harmonic mean.
 *
 * @throws SpecError without a condition; AnalysisError when the design is no sample, or all points or none are of interest.
 */
export async function drawPrim(
  prepared: PreparedRuns,
  { folder, source }: FigureFolder,
  { style, condition, statistic = { of: 'mean' }, box }: FigureRequest,
): Promise<string> {
  if (condition === undefined) throw new SpecError('hashshift: prim needs --where, for example --where "total < 1"');
  const { model } = prepared.loaded;
  const [outcome] = await readOutcomes(folder, prepared, [condition.outcome]);
  const { inputs, ofInterest, steps, leftOut } = discoverSteps(prepared.loaded, outcome, statistic, condition);
  const chosen = box ?? bestStep(steps);
  if (steps[chosen] === undefined)
    throw new SpecError(`hashshift: PRIM took the steps 0 to ${steps.length - 1}, not ${chosen}`);
  const { coverage, density, box: limits } = steps[chosen];
  const ranges: PrimRange[] = [];
  const categories: { input: string; allowed: string }[] = [];
  inputs.forEach(({ name, values, categories: words }, i) => {
    const [limit, whole] = [limits[i], steps[0].box[i]];
    if (limit.kind === 'range' && whole.kind === 'range') {
      const unit = model.parameters.find((parameter) => parameter.name === name)?.unit ?? '';
      const { low, high } = limit;
      ranges.push({ input: name, unit, low, high, least: whole.low, most: whole.high, values: [...values] });
    } else if (limit.kind === 'categories' && whole.kind === 'categories') {
      if (limit.allowed.length === whole.allowed.length) return;
      categories.push({ input: name, allowed: limit.allowed.map((place) => String(words?.[place])).join(', ') });
    }
  });
  const text = conditionText(condition, model.outcomes);
  const { primFigure } = await import('../report/figures/primFigure.ts');
  const cases = ofInterest.filter(Boolean).length;
  return primFigure(
    {
      title: `In which ranges of the parameters is ${text}?`,
      subtitle: `PRIM, step ${chosen} of ${steps.length - 1}: the box holds ${percent(coverage)} of the ${cases} points of interest among ${ofInterest.length} (coverage), and ${percent(density)} of the points in it are of interest (density).${leftOut > 0 ? ` ${leftOut} points with failed runs are left out.` : ''}`,
      source,
      condition: text,
      steps,
      chosen,
      ranges: ranges.toSorted((a, b) => share(a) - share(b)),
      categories,
      ofInterest,
    },
    style,
  );
}

/** The narrower, the more telling. */
function share({ low, high, least, most }: PrimRange): number {
  return (high - low) / (most - least);
}

function bestStep(steps: readonly { readonly coverage: number; readonly density: number }[]): number {
  const score = ({ coverage, density }: (typeof steps)[number]): number =>
    coverage + density > 0 ? (coverage * density) / (coverage + density) : 0;
  return steps.reduce((best, step, i) => (score(step) > score(steps[best]) ? i : best), 0);
}

function conditionText({ outcome, relation, value }: Condition, outcomes: readonly Outcome[]): string {
  const isShare = findOutcome(outcomes, outcome)?.isPercent ?? false;
  const number = readableNumber(Number(((isShare ? 100 : 1) * value).toPrecision(4)));
  return `${outcome} ${relation} ${number}${isShare ? ' %' : ''}`;
}

function percent(value: number): string {
  return `${(100 * value).toFixed(0)} %`;
}
