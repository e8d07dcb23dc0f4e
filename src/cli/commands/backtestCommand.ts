import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildCommand } from '@stricli/core';
import type { JudgedForecast } from '../../../models/backtest/judgeForecasts.ts';
import type { ForecastScore } from '../../../models/backtest/scoreForecasts.ts';
import type { IntervalScore } from '../../../models/backtest/scoreIntervals.ts';
import { csvCell } from '../../collect/files/csvCell.ts';
import { isoDate } from '../../collect/isoDate.ts';
import { ResultsFolderError } from '../../collect/resultsFolderError.ts';
import type { ShownForecast } from '../../report/backtestFigure.ts';
import { shippedFile } from '../../shippedFile.ts';
import { softwareVersion } from '../../softwareVersion.ts';
import { readHistory } from '../../validate/readHistory.ts';
import { type Backtest, runBacktest } from '../../validate/runBacktest.ts';
import type { Context } from '../context.ts';
import { exitCodeHelp } from '../exitCodes.ts';
import { type ExperimentFlags, experimentFile, experimentFlags } from '../flags/experimentFlags.ts';
import { interruptible } from '../interruption.ts';
import { loadNamedExperiment } from '../loadNamedExperiment.ts';
import { createProgress } from '../output/progress.ts';
import { textTable } from '../output/textTable.ts';
import { reportErrors } from '../reportErrors.ts';

interface Flags extends ExperimentFlags {
  readonly data?: string;
  readonly ordersFactor?: number;
  readonly out?: string;
  readonly json: boolean;
}

/** `hashshift backtest`: forecasts of past difficulty, scored beside two baselines. */
export const backtestCommand = buildCommand<Flags, [file?: string], Context>({
  docs: {
    brief: 'Forecast past difficulty from rolling origins and score it',
    fullDescription: [
      'From every fourth epoch of the past, forecasts difficulty 6, 13 and 26 epochs ahead with bitcoin prices known and',
      'nothing else, and prints the median absolute error beside those of two baselines: no change, and the drift of the',
      'last 26 epochs. FILE is an experiment with the model market; by default the one that comes with the program. Its',
      'points and replications are taken together, so a sampled design puts the uncertainty of parameters into the interval.',
      'How many orders were on their way is not known: a factor on what past difficulty implies is fitted on the earlier half',
      'of the origins and judged on the later one.',
      "The data that come with the program end in mid-2025; docs/backtest.md describes the format of a file of one's own.",
      '',
      'EXAMPLES',
      '  hashshift backtest',
      '  hashshift backtest --data epochs.csv --out results/backtest',
      '  hashshift backtest my.yaml --set operate.speedOff=0.1 --json',
      '',
      exitCodeHelp,
    ].join('\n'),
  },
  parameters: {
    positional: { kind: 'tuple', parameters: [{ ...experimentFile, optional: true }] },
    flags: {
      ...experimentFlags,
      ordersFactor: {
        kind: 'parsed',
        parse: parseFactor,
        optional: true,
        placeholder: 'X',
        brief: 'Orders on their way over what past difficulty implies; fitted by default',
      },
      data: { kind: 'parsed', parse: String, optional: true, placeholder: 'CSV', brief: 'Past epochs to use instead' },
      out: {
        kind: 'parsed',
        parse: String,
        optional: true,
        placeholder: 'DIR',
        brief: 'New folder for forecasts.csv and backtest.svg',
      },
      json: { kind: 'boolean', default: false, withNegated: false, brief: 'Print forecasts and scores as JSON' },
    },
  },
  func(flags, file) {
    return reportErrors(this, async () => {
      const { stdout, stderr } = this.process;
      if (flags.out !== undefined && existsSync(flags.out)) {
        throw new ResultsFolderError(`${flags.out} exists; name a new folder`);
      }
      const shipped = shippedFile('experiments/validation/backtest.yaml');
      const loaded = await loadNamedExperiment(this, flags, file ?? shipped);
      const data = flags.data ?? shippedFile('models/history/bitcoin-epochs.csv');
      const history = readHistory(readFileSync(data, 'utf8'), data);
      const progress = createProgress(stderr);
      const backtest = await interruptible((signal) =>
        runBacktest(loaded, history, { ordersFactor: flags.ordersFactor, signal, onProgress: progress.update }).finally(
          progress.end,
        ),
      );
      if (flags.out !== undefined) await writeBacktest(flags.out, backtest.forecasts, loaded.experiment.seed);
      stdout.write(flags.json ? `${JSON.stringify(backtest, null, 2)}\n` : describe(backtest));
    });
  },
});

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

function parseFactor(text: string): number {
  const factor = Number(text);
  if (text.trim() !== '' && factor > 0 && factor <= 100) return factor;
  throw new SyntaxError(`${text} is no factor: expected a number above 0 and up to 100, for example 1.5`);
}

function describe({ forecasts, scores, ordersFactor, fit }: Backtest): string {
  const first = forecasts[0].originEpoch;
  const last = forecasts[forecasts.length - 1].originEpoch;
  const orders =
    fit === null
      ? 'as given'
      : `fitted on the ${fit.fittedOrigins} origins whose outcomes lie before epoch ${fit.splitEpoch}`;
  return [
    `orders on their way: ${ordersFactor} times what past difficulty implies, ${orders}`,
    '',
    `${scores[0].forecasts} origins, epochs ${first} to ${last}: median absolute log error of difficulty`,
    '',
    scoreTable(scores),
    intervalTable(scores),
    ...(fit === null
      ? []
      : [
          `${fit.scores[0].forecasts} of them, epochs ${fit.splitEpoch} to ${last}, that nothing was fitted to`,
          '',
          scoreTable(fit.scores),
          intervalTable(fit.scores),
        ]),
  ].join('\n');
}

function scoreTable(scores: readonly ForecastScore[]): string {
  const header = ['epochs ahead', 'model', 'no change', 'drift', 'best', 'bias'];
  const rows = scores.map(({ horizon, model, noChange, drift, bias }) => {
    const ranked = [
      ['model', model],
      ['no change', noChange],
      ['drift', drift],
    ] as const;
    const [best] = ranked.toSorted((a, b) => a[1] - b[1])[0];
    return [String(horizon), percent(model), percent(noChange), percent(drift), best, percent(bias)];
  });
  return textTable(header, rows);
}

/** Intervals of three kinds below each other: how often they hold, how wide they are, and both in one number. */
function intervalTable(scores: readonly ForecastScore[]): string {
  const header = ['epochs ahead', '90 % interval', 'forecasts', 'holds', 'high / low', 'score'];
  const rows = scores.flatMap(({ horizon, ofRuns, ofPastErrors, ofDriftErrors }) => [
    intervalRow(String(horizon), 'of the runs', ofRuns),
    intervalRow('', 'of past errors', ofPastErrors),
    intervalRow('', 'of past errors, drift', ofDriftErrors),
  ]);
  return textTable(header, rows);
}

function intervalRow(horizon: string, kind: string, { count, coverage, ratio, score }: IntervalScore): string[] {
  if (count === 0) return [horizon, kind, '0', '', '', ''];
  return [horizon, kind, String(count), percent(coverage), ratio.toFixed(2), score.toFixed(2)];
}

async function writeBacktest(folder: string, forecasts: readonly JudgedForecast[], seed: string): Promise<void> {
  const { backtestFigure } = await import('../../report/backtestFigure.ts');
  const { version } = softwareVersion();
  mkdirSync(folder, { recursive: true });
  const header = [
    'origin_epoch',
    'origin_date',
    'horizon_epochs',
    'actual',
    'median',
    'low',
    'high',
    'no_change',
    'drift',
    'past_errors_low',
    'past_errors_high',
    'drift_errors_low',
    'drift_errors_high',
  ];
  const rows = forecasts.map((one) => [
    one.originEpoch,
    isoDate(one.originDay),
    one.horizon,
    one.actual,
    one.median,
    one.low,
    one.high,
    one.noChange,
    one.drift,
    one.byPastErrors?.low ?? Number.NaN,
    one.byPastErrors?.high ?? Number.NaN,
    one.byDriftErrors?.low ?? Number.NaN,
    one.byDriftErrors?.high ?? Number.NaN,
  ]);
  const lines = [header, ...rows].map((row) => `${row.map((cell) => csvCell(cell)).join(',')}\n`);
  writeFileSync(join(folder, 'forecasts.csv'), lines.join(''), { flag: 'wx' });
  const source = `hashshift ${version} backtest, seed "${seed}"`;
  writeFileSync(join(folder, 'backtest.svg'), backtestFigure(forecasts.map(shown), source), { flag: 'wx' });
}

/** The band of the figure is the interval that holds what it promises. */
function shown({ byPastErrors, ...forecast }: JudgedForecast): ShownForecast {
  return { ...forecast, low: byPastErrors?.low ?? Number.NaN, high: byPastErrors?.high ?? Number.NaN };
}
