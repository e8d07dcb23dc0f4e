import type { InputColumn } from '../analyse/inputColumn.ts';
import { conditionalMeans, type InputEnd } from '../analyse/sensitivity/conditionalMeans.ts';
import { pointStatistics } from '../analyse/statistics/replicationStatistic.ts';
import { withoutFailedPoints } from '../analyse/withoutFailedPoints.ts';
import type { PreparedRuns } from '../load/prepareRuns.ts';
import { readableNumber } from '../report/readableNumber.ts';
import { SpecError } from '../specError.ts';
import { askedOutcome } from './askedOutcome.ts';
import { type DesignAxis, designAxes } from './designAxes.ts';
import type { FigureFolder, FigureRequest } from './figureRequest.ts';

/** Longer tornados do not fit a page. */
const mostBars = 25;

/**
 * How far each varied parameter moves the mean of an outcome.
 *
 * @throws SpecError when nothing varies, or no point has the outcome.
 */
export async function drawTornado(
  prepared: PreparedRuns,
  { folder, source }: FigureFolder,
  request: FigureRequest,
): Promise<string> {
  const { points, axes } = designAxes(prepared, request.at);
  const { label, unit, runs } = await askedOutcome(folder, prepared, request.outcome);
  const chosen = new Float64Array(points.length * runs.replications);
  points.forEach(({ index }, i) => {
    chosen.set(runs.values.subarray(index * runs.replications, (index + 1) * runs.replications), i * runs.replications);
  });
  const { inputs, outcomes, leftOut } = withoutFailedPoints(axes.map(inputColumn), { ...runs, values: chosen });
  const numbers = pointStatistics(outcomes, request.statistic ?? { of: 'mean' }, null);
  const means = conditionalMeans(inputs, numbers);
  if (means.length === 0) throw new SpecError(`hashshift: ${label} has no value at two values of any parameter`);
  const bars = means
    .toSorted((a, b) => Math.abs(b.high.mean - b.low.mean) - Math.abs(a.high.mean - a.low.mean))
    .slice(0, mostBars)
    .map(({ input, low, high }) => ({
      input,
      range: `${endText(inputs, input, low)} / ${endText(inputs, input, high)}`,
      low: low.mean,
      high: high.mean,
    }));
  const { tornadoFigure } = await import('../report/figures/tornadoFigure.ts');
  const fixed = (request.at ?? []).map(({ name, value }) => `${name} ${value}`).join(', ');
  const missing = leftOut.length > 0 ? ` ${leftOut.length} points without it are left out.` : '';
  return tornadoFigure(
    {
      title: `Which parameters move ${label} most?`,
      subtitle: `Means over the points at both ends of a parameter, whatever the others are; the line is the mean of all ${numbers.length} points. At the right, its values at both ends, or their means.${fixed === '' ? '' : ` At ${fixed}.`}${missing}`,
      source,
      outcome: { label, unit },
      centre: numbers.reduce((sum, value) => sum + value, 0) / numbers.length,
      ends: ['lowest value or fifth', 'highest value or fifth'],
      bars,
    },
    request.style,
  );
}

function inputColumn({ label, values }: DesignAxis): InputColumn {
  if (values.every((value) => typeof value === 'number')) {
    return { name: label, values: Float64Array.from(values), categories: null };
  }
  const categories = [...new Set(values)];
  return { name: label, values: Float64Array.from(values, (value) => categories.indexOf(value)), categories };
}

function endText(inputs: readonly InputColumn[], input: string, { value }: InputEnd): string {
  const categories = inputs.find(({ name }) => name === input)?.categories ?? null;
  return categories === null ? readableNumber(Number(value.toPrecision(3))) : String(categories[value]);
}
