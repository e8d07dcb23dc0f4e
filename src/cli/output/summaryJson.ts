import type { SampleSummary } from '../../collect/summariseSample.ts';
import type { RunSummary } from '../../execute/runExperiment.ts';

/** What `run --json` prints. Numbers that do not exist (a spread of one run) are null. */
export function summaryJson(summary: RunSummary): object {
  const { experiment, plan, points, outcomes } = summary;
  return {
    experiment: experiment.name,
    question: experiment.question,
    model: experiment.model,
    seed: experiment.seed,
    folder: summary.folder,
    runs: { planned: plan.points.length * plan.replications, failed: summary.failedCount },
    points: points.map(({ point, levels, contrasts }) => ({
      point,
      design: plan.points[point].design,
      twin: plan.points[point].twin,
      outcomes: outcomes.map(({ name, unit }, i) => ({ outcome: name, unit, runs: levels[i].n, ...spread(levels[i]) })),
      contrasts:
        contrasts?.map((sample, i) => {
          const { name, change, contrast, unit } = outcomes[i];
          const ownUnit = contrast === 'relative' ? '1' : unit;
          return { contrast: change, outcome: name, kind: contrast, unit: ownUnit, pairs: sample.n, ...spread(sample) };
        }) ?? null,
    })),
    failures: summary.failures.map(({ run, point, replication, epoch, message }) => ({
      run,
      point,
      replication,
      epoch,
      message,
    })),
    files: summary.files,
    warnings: summary.warnings,
  };
}

function spread({ mean, sd, ciLow, ciHigh, quantiles }: SampleSummary): object {
  const [q05, q25, q50, q75, q95] = quantiles;
  return { mean, sd, ci_low: ciLow, ci_high: ciHigh, q05, q25, q50, q75, q95 };
}
