import { buildCommand } from '@stricli/core';
import { readableNumber } from '../../report/readableNumber.ts';
import { unitSuffix } from '../../report/unitSuffix.ts';
import { valueText } from '../../report/valueText.ts';
import { type SearchSummary, searchExperiment } from '../../search/searchExperiment.ts';
import type { PointSearch } from '../../search/searchPoint.ts';
import type { Override } from '../../spec/readOverrides.ts';
import type { Context } from '../context.ts';
import { exitCodeHelp, exitCodes } from '../exitCodes.ts';
import {
  type ExperimentFlags,
  experimentFile,
  experimentFlags,
  loadOptions,
  parseCount,
  timeLimitFlag,
  workersFlag,
} from '../flags/experimentFlags.ts';
import { parseShare } from '../flags/parseShare.ts';
import { switchFlag } from '../flags/switchFlag.ts';
import { interruptible } from '../interruption.ts';
import { createProgress } from '../output/progress.ts';
import { textTable } from '../output/textTable.ts';
import { reportErrors } from '../reportErrors.ts';

interface Flags extends ExperimentFlags {
  readonly vary: Override;
  readonly outcome: string;
  readonly target: number;
  readonly at?: number;
  readonly interval?: number;
  readonly tolerance?: number;
  readonly maxRuns?: number;
  readonly resamples?: number;
  readonly out?: string;
  readonly force: boolean;
  readonly workers?: number;
  readonly timeLimit?: number;
  readonly json: boolean;
}

/** `hashshift search`: which value of a parameter yields an outcome. */
export const searchCommand = buildCommand<Flags, [file: string], Context>({
  docs: {
    brief: 'Find the value of a parameter that yields an outcome, with an interval',
    fullDescription: [
      'Asks the experiment in FILE, at each of its design points, for which value of one parameter the mean of an outcome',
      'is a target: root finding with the same random numbers at every value, and a bootstrap interval of the root. The',
      'outcome may be a contrast with the counterfactual. "By when" is the horizon: --set horizon=2030-06-14. Where the',
      'target is not reached in the range, it says what comes out at its ends. With --out it writes roots.csv,',
      'evaluations.csv, samples.csv, dictionary.csv and manifest.json; the same command gives the same bytes.',
      '',
      'EXAMPLES',
      '  hashshift search experiments/which-demand-yields-20-percent.yaml --vary ai.demandBaseMw=0..20000 \\',
      '    --outcome ai_share_listed_capacity --target "20 %" --set horizon=2030-06-14',
      '  hashshift search my.yaml --vary ai.rentFactor=0.5..3 --outcome final_hashrate_change --target "-10 %" --at 0',
      '  hashshift search my.yaml --vary "shift.share=5 %..60 %" --outcome hashrate_change --target -0.2 --interval 0.95 --json',
      '  hashshift search my.yaml --vary ai.capexFactor=0.2..2 --outcome ai_share_capacity --target 0.1 --max-runs 2000 --out results/capex',
      '',
      'The exit code is 1 where the target was reached at no point.',
      exitCodeHelp,
    ].join('\n'),
  },
  parameters: {
    positional: { kind: 'tuple', parameters: [experimentFile] },
    flags: {
      vary: {
        kind: 'parsed',
        parse: parseRange,
        placeholder: 'PARAMETER=LOW..HIGH',
        brief: 'What is searched, and where; ends as in experiment files',
      },
      outcome: { kind: 'parsed', parse: String, placeholder: 'NAME', brief: 'Outcome or contrast' },
      target: { kind: 'parsed', parse: parseShare, placeholder: 'NUMBER', brief: 'Mean outcome wanted; 20 % is 0.2' },
      at: {
        kind: 'parsed',
        parse: parseCount,
        optional: true,
        placeholder: 'POINT',
        brief: 'Only this design point, by its number; all of them by default',
      },
      interval: {
        kind: 'parsed',
        parse: parseShare,
        optional: true,
        placeholder: 'LEVEL',
        brief: 'Level of the interval; 0.9 by default',
      },
      tolerance: {
        kind: 'parsed',
        parse: parseShare,
        optional: true,
        placeholder: 'WIDTH',
        brief: 'How close is close enough, in the unit of the parameter; a 500th of the range by default',
      },
      maxRuns: {
        kind: 'parsed',
        parse: parseCount,
        optional: true,
        placeholder: 'N',
        brief: 'Runs at most for each design point; 20 values of the parameter by default',
      },
      resamples: { kind: 'parsed', parse: parseCount, optional: true, brief: 'Bootstrap draws; 1000 by default' },
      ...experimentFlags,
      out: {
        kind: 'parsed',
        parse: String,
        optional: true,
        placeholder: 'DIR',
        brief: 'Results folder; none by default',
      },
      force: switchFlag('Replace results of something else in the folder'),
      workers: workersFlag,
      timeLimit: { ...timeLimitFlag, brief: 'End the search where a run takes longer; no limit by default' },
      json: switchFlag('Print one JSON object'),
    },
  },
  func(flags, file) {
    return reportErrors(this, async () => {
      const { vary, outcome, target, at, interval, tolerance, maxRuns, resamples, out, force, workers } = flags;
      const question = { vary, outcome, target, point: at, level: interval, tolerance, maxRuns, resamples };
      const progress = createProgress(this.process.stderr);
      const summary = await interruptible((signal) =>
        searchExperiment(file, question, {
          ...loadOptions(this, flags),
          out,
          force,
          workers,
          timeLimitMs: flags.timeLimit,
          signal,
          onProgress: progress.update,
        }).finally(progress.end),
      );
      for (const warning of summary.loaded.warnings) this.process.stderr.write(`warning: ${warning}\n`);
      this.process.stdout.write(flags.json ? `${JSON.stringify(asJson(summary), null, 2)}\n` : describe(summary, out));
      if (summary.searches.every(({ status }) => status === 'notReached')) this.exitCode = exitCodes.failure;
    });
  },
});

function parseRange(text: string): Override {
  const at = text.indexOf('=');
  if (at < 1 || !text.includes('..', at)) {
    throw new SyntaxError(`expected PARAMETER=LOW..HIGH, for example ai.demandBaseMw=0..20000, found "${text}"`);
  }
  return { key: text.slice(0, at).trim(), value: text.slice(at + 1) };
}

function describe({ loaded, settings, searches, files }: SearchSummary, out: string | undefined): string {
  const { experiment, plan } = loaded;
  const { parameter, unit, low, high, outcome, target, level } = settings;
  const isVaried = (name: string): boolean =>
    name !== parameter && new Set(plan.points.slice(0, plan.designPoints).map(({ design }) => design[name])).size > 1;
  const names = Object.keys(plan.points[0].design).filter(isVaried);
  const header = [
    'point',
    ...names,
    parameter + unitSuffix(unit),
    `${Number((100 * level).toPrecision(6))} % interval`,
    'runs',
  ];
  const rows = searches.map((one) => [
    String(one.point),
    ...names.map((name) => valueText(plan.points[one.point].design[name])),
    one.status === 'notReached' ? 'not reached' : readable(one.root),
    one.status === 'notReached' ? '' : `[${end(one.low, low, high)}, ${end(one.high, low, high)}]`,
    readableNumber(one.runs),
  ]);
  const notes = searches.flatMap((one) => [
    ...(one.status === 'notConverged' ? [`point ${one.point}: the runs were used up; more with --max-runs\n`] : []),
    ...one.notes.map((note) => `point ${one.point}: ${note}\n`),
  ]);
  const written = out === undefined ? '' : `\n${out}: ${files.map(({ path }) => path).join(', ')}\n`;
  return [
    `${experiment.name}: ${parameter} from ${readableNumber(low)} to ${readableNumber(high)} at which ${outcome} is ${target}, after ${experiment.horizonEpochs} epochs, ${experiment.replications} replications\n\n`,
    textTable(header, rows),
    ...notes,
    written,
  ].join('');
}

function end(value: number, low: number, high: number): string {
  if (Number.isFinite(value)) return readable(value);
  return value < 0 ? `below ${readableNumber(low)}` : `above ${readableNumber(high)}`;
}

function readable(value: number): string {
  return readableNumber(Number(value.toPrecision(4)));
}

/** In JSON, which has no infinity, `null` is an end beyond the range, or a value that does not exist. */
function asJson({ loaded: { experiment }, settings, searches }: SearchSummary): object {
  return {
    experiment: experiment.name,
    horizonEpochs: experiment.horizonEpochs,
    ...settings,
    searches: searches.map(point),
  };
}

function point({ evaluations, ...one }: PointSearch): object {
  return { ...one, evaluations: evaluations.map(({ value, mean, low, high }) => ({ value, mean, low, high })) };
}
