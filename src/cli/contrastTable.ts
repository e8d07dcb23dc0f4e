import type { Outcome } from '../../models/outcome.ts';
import type { ParameterValue } from '../../models/parameter.ts';
import type { PointSummary } from '../collect/pointSummaries.ts';
import type { SampleSummary } from '../collect/summariseSample.ts';
import type { RunSummary } from '../runExperiment.ts';
import { readableInterval, readableNumber } from './readableNumber.ts';
import { textTable } from './textTable.ts';

const shownPoints = 40;
/** More outcomes than this stand below each other instead of side by side. */
const widestRow = 4;

/**
 * What the experiment's `outcomes` ask for at every design point: a mean over the replications with its 95 % interval
 * for an outcome, over the pairs with the counterfactual for a contrast. One line a point when the outcomes are few,
 * otherwise one line a point and outcome.
 */
export function contrastTable(summary: RunSummary): string {
  const { experiment, plan, points, outcomes } = summary;
  const design = [...new Set(plan.points.flatMap((point) => Object.keys(point.design)))];
  const asked = experiment.outcomes.flatMap((name) => findOutcome(name, outcomes));
  const isWide = asked.length <= widestRow;
  const counted = experiment.counterfactual === null ? 'runs' : 'pairs';
  const header = ['point', ...design, counted, ...(isWide ? asked.map(title) : ['outcome', 'mean and 95 % interval'])];
  const shown = points.slice(0, isWide ? shownPoints : Math.max(1, Math.floor((2 * shownPoints) / asked.length)));
  const rows = shown.flatMap((one) => {
    const { point, levels, contrasts } = one;
    const compared = experiment.counterfactual === null ? levels : contrasts;
    const start = [
      String(point),
      ...design.map((name) => readableValue(plan.points[point].parameters[name])),
      compared === null ? '-' : String(fewest(compared)),
    ];
    if (isWide) return [[...start, ...asked.map((which) => cell(one, which))]];
    if (contrasts === null && asked.every(({ isContrast }) => isContrast)) return [[...start, '', 'counterfactual']];
    return asked.map((which) => [...start, title(which), cell(one, which)]);
  });
  const hidden = points.length - shown.length;
  return textTable(header, rows) + (hidden > 0 ? `... and ${hidden} more points, see the files\n` : '');
}

function cell({ levels, contrasts }: PointSummary, { index, isContrast, outcome }: Asked): string {
  if (!isContrast) return interval(levels[index], false);
  return contrasts === null ? 'counterfactual' : interval(contrasts[index], outcome.contrast === 'relative');
}

function interval({ mean, ciLow, ciHigh }: SampleSummary, isPercent: boolean): string {
  return readableInterval(mean, ciLow, ciHigh, isPercent);
}

interface Asked {
  readonly index: number;
  readonly isContrast: boolean;
  readonly outcome: Outcome;
}

function findOutcome(name: string, outcomes: readonly Outcome[]): Asked[] {
  return outcomes.flatMap((outcome, index): Asked[] => {
    if (outcome.change === name) return [{ index, isContrast: true, outcome }];
    return outcome.name === name ? [{ index, isContrast: false, outcome }] : [];
  });
}

function title({ outcome, isContrast }: Asked): string {
  const unit = isContrast && outcome.contrast === 'relative' ? '1' : outcome.unit;
  const name = isContrast ? outcome.change : outcome.name;
  return unit === '1' || unit === '-' ? name : `${name} (${unit})`;
}

/** Outcomes may miss a number in some runs; the line tells the fewest. */
function fewest(summaries: readonly SampleSummary[]): number {
  return summaries.reduce((least, { n }) => Math.min(least, n), Number.POSITIVE_INFINITY);
}

function readableValue(value: ParameterValue): string {
  if (typeof value === 'number') return readableNumber(value);
  return typeof value === 'object' ? 'table' : String(value);
}
