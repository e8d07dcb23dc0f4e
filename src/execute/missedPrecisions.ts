import type { Outcome } from '../../models/outcome.ts';
import type { PointSummary } from '../collect/pointSummaries.ts';
import { findOutcome } from '../read/findOutcome.ts';
import type { Experiment } from '../spec/experiment.ts';

/** A sentence for each precision that the results do not meet, though replications were as many as there may be. */
export function missedPrecisions(
  { until, replications }: Experiment,
  outcomes: readonly Outcome[],
  points: readonly PointSummary[],
): string[] {
  if (until === undefined) return [];
  return until.precisions.flatMap(({ outcome: name, below, of }) => {
    const asked = findOutcome(outcomes, name);
    if (asked === null) return [];
    const missed = points.flatMap(({ point, levels, contrasts }) => {
      const summary = (asked.isContrast ? contrasts : levels)?.[asked.index];
      if (summary === undefined) return [];
      const half = (summary.ciHigh - summary.ciLow) / 2;
      return half > 0 && half >= below * (of === 'mean' ? Math.abs(summary.mean) : 1) ? [{ point, half }] : [];
    });
    if (missed.length === 0) return [];
    const worst = missed.reduce((a, b) => (b.half > a.half ? b : a));
    const where = `${missed.length} ${missed.length === 1 ? 'point' : 'points'}, most at point ${worst.point} with ${worst.half.toPrecision(3)}`;
    return [
      `until: after ${replications} replications the half-width of ${name} is not below ${below}${of === 'mean' ? ' of the mean' : ''} at ${where}`,
    ];
  });
}
