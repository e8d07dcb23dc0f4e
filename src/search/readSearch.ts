import { nearestName } from '../../models/nearestName.ts';
import type { Parameter } from '../../models/parameter.ts';
import type { LoadedExperiment } from '../load/loadExperiment.ts';
import { findOutcome, type NamedOutcome } from '../read/findOutcome.ts';
import { describeParameter } from '../spec/describeParameter.ts';
import { formatProblem } from '../spec/document/formatProblem.ts';
import { parseSpecNode } from '../spec/document/parseSpecNode.ts';
import type { Problem, Report } from '../spec/document/problem.ts';
import type { Override } from '../spec/readOverrides.ts';
import { calendarDay } from '../spec/values/calendarDay.ts';
import { readScalar } from '../spec/values/readScalar.ts';
import { START_DATE } from '../spec/values/startDate.ts';
import { SpecError } from '../specError.ts';
import type { SearchSettings } from './searchSettings.ts';

/** A search as it is asked for. */
export interface SearchQuestion {
  /** `value` is a range, `0..20000` or `5 %..20 %`, in the forms that experiment files take. */
  readonly vary: Override;
  readonly outcome: string;
  readonly target: number;
  /** One design point; all of them by default. */
  readonly point?: number | undefined;
  /** 0.9 by default. */
  readonly level?: number | undefined;
  /** 1000 by default. */
  readonly resamples?: number | undefined;
  /** In the unit of the parameter; a five-hundredth of the range by default. */
  readonly tolerance?: number | undefined;
  /** For each design point; what 20 values of the parameter take by default. */
  readonly maxRuns?: number | undefined;
}

const defaultEvaluations = 20;
/** Both ends, three values between them, one more, and the ends of the interval. */
const fewestEvaluations = 8;
const searchable: readonly Parameter['kind'][] = ['number', 'duration'];

/**
 * Checks a search against the experiment that it is about.
 * @throws SpecError with all mistakes at once.
 */
export function readSearch(loaded: LoadedExperiment, question: SearchQuestion): SearchSettings {
  const problems: Problem[] = [];
  const report: Report = ({ file, line, column }, message, expected, nearest = null) => {
    problems.push({ file, line, column, message, expected, nearest });
  };
  const flag = (name: string, message: string, expected: string, nearest: string | null = null): void =>
    report({ file: `--${name}`, line: 1, column: 1 }, message, expected, nearest);
  const { experiment, plan } = loaded;
  if (experiment.until !== undefined) {
    flag(
      'set replications',
      'the experiment runs until a precision is reached',
      'one number of replications, as --set replications=200',
    );
  }
  if (experiment.replications < 2) {
    flag(
      'set replications',
      'there is one replication',
      'at least 2, as --set replications=50: the interval comes from them',
    );
  }
  const range = readRange(loaded, question.vary, report);
  const outcome = readOutcome(loaded, question.outcome, flag);
  const points = Array.from({ length: plan.designPoints }, (_, i) => i).filter((i) => i === (question.point ?? i));
  if (points.length === 0) {
    flag('at', `the experiment has no design point ${question.point}`, `a number from 0 to ${plan.designPoints - 1}`);
  }
  const { level = 0.9, resamples = 1000 } = question;
  if (!(level > 0 && level < 1)) flag('interval', `the level is ${level}`, 'a number between 0 and 1, as 0.9');
  if (!(resamples >= 100)) flag('resamples', `there are ${resamples} draws`, 'at least 100');
  const { low = 0, high = 1 } = range ?? {};
  const tolerance = question.tolerance ?? (high - low) / 500;
  if (!(tolerance > 0 && tolerance < high - low)) {
    flag('tolerance', `the tolerance is ${tolerance}`, 'a number above 0 and less than the range');
  }
  const cost = runsPerValue(loaded, outcome.isContrast) * fewestEvaluations;
  const maxRuns = question.maxRuns ?? (cost / fewestEvaluations) * defaultEvaluations;
  if (maxRuns < cost) {
    flag('max-runs', `${maxRuns} runs are too few`, `at least ${cost}: ${fewestEvaluations} values of the parameter`);
  }
  if (range === null || problems.length > 0) {
    throw new SpecError(problems.map((one) => formatProblem(one, '')).join('\n'));
  }
  return {
    parameter: question.vary.key,
    unit: range.unit,
    low,
    high,
    outcome: question.outcome,
    outcomeUnit: outcome.unit,
    target: question.target,
    level,
    resamples,
    tolerance,
    maxRuns,
    points,
  };
}

/** Runs that a value of the parameter takes at most: those of the point, and of its twin where a contrast is asked for. */
export function runsPerValue({ experiment: { replications } }: LoadedExperiment, isContrast: boolean): number {
  return (isContrast ? 2 : 1) * replications;
}

function readRange(
  { experiment, plan, model }: LoadedExperiment,
  { key, value }: Override,
  report: Report,
): { readonly low: number; readonly high: number; readonly unit: string } | null {
  const at = { file: `--vary ${key}=${value}`, line: 1, column: 1 };
  const parameter = model.parameters.find(({ name }) => name === key);
  if (parameter === undefined) {
    const names = model.parameters.filter(({ kind }) => searchable.includes(kind)).map(({ name }) => name);
    report(
      at,
      `unknown parameter "${key}"`,
      'a parameter of the model, as hashshift explain lists them',
      nearestName(key, names),
    );
    return null;
  }
  if (!searchable.includes(parameter.kind)) {
    report(
      at,
      `${key} is of the kind ${parameter.kind}`,
      'a parameter that is a number or a length of time; for others, list values under vary',
    );
    return null;
  }
  if (new Set(plan.points.slice(0, plan.designPoints).map(({ design }) => design[key])).size > 1) {
    report(
      at,
      `${key} is varied by the design`,
      `the parameter to be either searched or varied: take it out of vary with --set ${key}=...`,
    );
    return null;
  }
  const ends = value
    .split('..')
    .map((text) => readEnd(text, parameter, at.file, String(experiment.base[START_DATE] ?? ''), report));
  const [low, high] = ends;
  if (ends.length !== 2) {
    report(at, `"${value}" is not a range`, `two ends, as ${key}=LOW..HIGH, each ${describeParameter(parameter)}`);
    return null;
  }
  if (low === null || high === null) return null;
  if (!(low < high)) {
    report(at, `the range goes from ${low} to ${high}`, 'a lower end that is below the upper end');
    return null;
  }
  return { low, high, unit: parameter.unit };
}

function readEnd(text: string, parameter: Parameter, file: string, start: string, report: Report): number | null {
  const node = parseSpecNode(text.trim(), file, report, true);
  if (node === undefined) return null;
  const openFile = (): never => {
    throw new TypeError('a number is in no file');
  };
  const value = readScalar(node, parameter, { report, startDay: calendarDay(start), openFile });
  return typeof value === 'number' ? value : null;
}

type Flag = (name: string, message: string, expected: string, nearest?: string | null) => void;

function readOutcome(
  { experiment, model }: LoadedExperiment,
  name: string,
  flag: Flag,
): Pick<NamedOutcome, 'unit' | 'isContrast'> {
  const found = findOutcome(model.outcomes, name);
  if (found === null) {
    const names = model.outcomes.flatMap((one) => [one.name, one.change]);
    flag(
      'outcome',
      `the model ${model.name} has no outcome "${name}"`,
      `one of ${names.join(', ')}`,
      nearestName(name, names),
    );
    return { unit: '1', isContrast: false };
  }
  if (found.isContrast && experiment.counterfactual === null) {
    const expected = `an experiment with a counterfactual, or ${found.outcome.name}, which needs none`;
    flag('outcome', `${name} compares with a counterfactual, and the experiment has none`, expected);
  }
  return found;
}
