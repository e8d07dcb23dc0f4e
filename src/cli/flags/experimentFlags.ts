import type { LoadOptions } from '../../load/loadExperiment.ts';
import type { Override } from '../../spec/readOverrides.ts';
import type { Context } from '../context.ts';

/** Reads `key=value` of `--set`; the value may hold more equals signs and may be empty. */
export function parseOverride(text: string): Override {
  const at = text.indexOf('=');
  if (at < 1) throw new SyntaxError(`expected key=value, for example --set replications=10, found "${text}"`);
  return { key: text.slice(0, at).trim(), value: text.slice(at + 1) };
}

/** Reads a count from 0. */
export function parseCount(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new SyntaxError(`expected a whole number from 0, found "${text}"`);
  return Number(text);
}

/** Reads seconds, fractions allowed, as milliseconds. */
export function parseSeconds(text: string): number {
  const seconds = /^\d+(\.\d+)?$/.test(text) ? Number(text) : 0;
  if (!(seconds > 0 && seconds < 1e9)) throw new SyntaxError(`expected seconds, for example 60, found "${text}"`);
  return seconds * 1000;
}

/** The definition of `--time-limit`. */
export const timeLimitFlag = {
  kind: 'parsed',
  parse: parseSeconds,
  optional: true,
  placeholder: 'SECONDS',
  brief: 'End a run that takes longer, report it as failed and go on; none by default',
} as const;

/** The definition of `--workers`. */
export const workersFlag = {
  kind: 'parsed',
  parse: parseCount,
  optional: true,
  brief: 'Worker threads; by default as many as the machine offers',
} as const;

/** Flags of the commands that take an experiment file. */
export interface ExperimentFlags {
  readonly set?: readonly Override[];
  readonly seed?: string;
}

/** Their definitions for Stricli. */
export const experimentFlags = {
  set: {
    kind: 'parsed',
    parse: parseOverride,
    variadic: true,
    optional: true,
    placeholder: 'key=value',
    brief: 'Override a parameter, or horizon, replications, seed, record.every; may be repeated',
  },
  seed: {
    kind: 'parsed',
    parse: String,
    optional: true,
    brief: 'Root seed, any text; stands before the one in the file',
  },
} as const;

/** The word FILE of the commands that take an experiment, for Stricli. */
export const experimentFile = { parse: String, placeholder: 'FILE', brief: 'Experiment file (YAML)' } as const;

/** The word DIR of the commands that take results, for Stricli. */
export const resultsFolder = { parse: String, placeholder: 'DIR', brief: 'Results folder' } as const;

/** What the command line says about an experiment, as the library takes it. */
export function loadOptions({ registry }: Context, { set, seed }: ExperimentFlags): LoadOptions {
  return { overrides: set, seed, registry };
}
