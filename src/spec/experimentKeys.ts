import { DESIGN_METHODS } from './design/designMethods.ts';
import { type Key, keyNames } from './key.ts';
import { RECORD_KEYS } from './recordKeys.ts';

/** The keys of an experiment file, in the order in which documents list them. */
export const EXPERIMENT_KEYS = {
  name: {
    form: { kind: 'name' },
    description: 'Name of the experiment and of its results folder: lower-case letters, digits and hyphens.',
    example: 'twenty-percent-shift',
    isRequired: true,
  },
  question: {
    form: { kind: 'text' },
    description: 'What the experiment answers, in a sentence; reports show it.',
    example: 'What does a 20 % shift do to hashrate?',
  },
  model: {
    form: { kind: 'model' },
    description: 'The model to run, market by default, or the path of a module that exports one.',
    example: 'market',
  },
  modules: {
    form: { kind: 'modules' },
    description: 'Paths of modules with decision rules or price processes of one’s own, relative to this file.',
    example: '[./patient.ts]',
  },
  preset: {
    form: { kind: 'preset' },
    description: 'A calibrated set of parameters, which set then overrides. Without it, the defaults of the model.',
    example: 'bitcoin-2026',
  },
  horizon: {
    form: { kind: 'epochs', min: 1, max: 100_000 },
    description:
      'Length of a run: a number of epochs (of 2,016 blocks, nominally 14 days), a length of time or a date.',
    example: '5 years',
    isRequired: true,
    isSettable: true,
  },
  replications: {
    form: { kind: 'replications', min: 1, max: 1_000_000 },
    description:
      'How often each point runs, each time with other random numbers; 1 by default. With until, the fewest and the most, as 20 to 1000.',
    example: '100',
    isSettable: true,
  },
  until: {
    form: { kind: 'until' },
    description: 'How exactly outcomes must be known; replications go on until they are. A text, or a list of them.',
    example: 'half-width of hashrate_change < 0.5 %',
  },
  seed: {
    form: { kind: 'text' },
    description: 'Root of all random numbers: any text; 0 by default. The same seed gives the same bytes.',
    example: 'paper-2026',
    isSettable: true,
  },
  independentStreams: {
    form: { kind: 'streams' },
    description:
      'Streams of random numbers that every point draws on its own; without it, all points share all of them.',
    example: '[chain, price]',
  },
  set: {
    form: { kind: 'assignments', mayBeEmpty: true },
    description: 'Parameters that are the same at all points, written a.b: 1 or a: { b: 1 }.',
    example: '{ shift.start: 1 year }',
  },
  vary: {
    form: { kind: 'vary' },
    description:
      'Parameters that differ between points: lists of values, whose product is run, or a list of such products. With a design that samples, distributions.',
    example: '{ shift.share: [0, 0.1, 0.2] }',
  },
  points: {
    form: { kind: 'points' },
    description: 'The points of a list design: a list of mappings, all of the same parameters, or a CSV file.',
    example: '[{ shift.share: 0 }, { shift.share: 0.2 }]',
  },
  design: {
    form: { kind: 'choice', choices: DESIGN_METHODS },
    description: 'How the points come about; factorial where vary stands, list where points do.',
    example: 'factorial',
  },
  samples: {
    form: { kind: 'whole', min: 1, max: 10_000_000 },
    description: 'Number of samples; the designs sobol and saltelli are balanced for powers of two.',
    example: '256',
    isSettable: true,
    designs: ['random', 'latinHypercube', 'sobol', 'saltelli'],
  },
  trajectories: {
    form: { kind: 'whole', min: 1, max: 10_000_000 },
    description: 'Number of trajectories.',
    example: '20',
    isSettable: true,
    designs: ['morris'],
  },
  levels: {
    form: { kind: 'whole', min: 2, max: 1000, step: 2 },
    description: 'Levels of each parameter, an even number; 4 by default.',
    example: '4',
    isSettable: true,
    designs: ['morris'],
  },
  maximin: {
    form: { kind: 'flag', default: false },
    description: 'Whether points are moved apart; false by default.',
    example: 'true',
    isSettable: true,
    designs: ['latinHypercube'],
  },
  scramble: {
    form: { kind: 'flag', default: true },
    description: 'Whether the points are scrambled by the seed; true by default.',
    example: 'false',
    isSettable: true,
    designs: ['sobol', 'saltelli'],
  },
  secondOrder: {
    form: { kind: 'flag', default: false },
    description: 'Whether the design serves second-order indices too; false by default.',
    example: 'true',
    isSettable: true,
    designs: ['saltelli'],
  },
  constraints: {
    form: { kind: 'constraints' },
    description: 'Comparisons that every point must meet; points that do not are left out.',
    example: '["asic.priceDaysLow < asic.priceDaysHigh"]',
  },
  counterfactual: {
    form: { kind: 'assignments', mayBeEmpty: false },
    description: 'Parameters that turn a point into its twin, which has the same seed and the same shocks.',
    example: '{ shift.share: 0 }',
  },
  record: {
    form: { kind: 'mapping', keys: RECORD_KEYS },
    description: 'What goes to epochs.csv; by default every column of every epoch of every replication.',
    example: '{ every: 1 epoch, replications: 10 }',
  },
  outcomes: {
    form: { kind: 'outcomes' },
    description:
      'Outcomes that the printed table shows, and, where there is a counterfactual, contrasts; by default all contrasts, or all outcomes.',
    example: '[hashrate_change, difficulty_change]',
  },
  figure: {
    form: { kind: 'assignments', mayBeEmpty: true },
    description: 'Which points the figure compares with their twins: those with these values. Without it, no figure.',
    example: '{ shift.share: 0.2 }',
  },
  figureColumns: {
    form: { kind: 'figureColumns' },
    description:
      'Columns that the figure shows over time, from top to bottom; by default those that the model names for it.',
    example: '[difficulty]',
  },
} as const satisfies Readonly<Record<string, Key>>;

export type ExperimentKey = keyof typeof EXPERIMENT_KEYS;

/** Keys that belong to one design or another. */
export const DESIGN_OPTIONS: readonly ExperimentKey[] = keyNames<ExperimentKey>(EXPERIMENT_KEYS).filter(
  (key) => designsTaking(key).length > 0,
);

/** The designs that a key belongs to. */
export function designsTaking(name: ExperimentKey): readonly string[] {
  const key: Key = EXPERIMENT_KEYS[name];
  return key.designs ?? [];
}
