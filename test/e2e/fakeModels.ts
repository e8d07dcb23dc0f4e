import type { Model } from '../../models/model.ts';
import type { Parameter } from '../../models/parameter.ts';
import type { Sequence } from '../../models/random/streams.ts';

/** A sum of uniforms, scaled by `1 - share`: its contrast with share 0 is `-share` in every pair. */
interface FakeState {
  readonly draws: Sequence;
  readonly share: number;
  readonly failBelow: number;
  readonly work: number;
  readonly crash: boolean;
  readonly hang: boolean;
  readonly hoard: boolean;
  epoch: number;
  total: number;
}

const number = (name: string, unit: string, fallback: number): Parameter => ({
  name,
  kind: 'number',
  unit,
  default: fallback,
  min: 0,
  description: `The ${name}, "quoted", with a comma`,
  source: 'definition: a test',
});

const fake: Model<FakeState> = {
  name: 'fake',
  version: '7',
  summary: 'Adds up uniforms.',
  parameters: [
    { ...number('shift.share', '1', 0), max: 1 },
    number('fail.below', '1', 0),
    number('work', '1', 0),
    { ...number('crash', '-', 0), kind: 'boolean', default: false, min: 0 },
    { ...number('hang', '-', 0), kind: 'boolean', default: false, min: 0 },
    { ...number('hoard', '-', 0), kind: 'boolean', default: false, min: 0 },
  ],
  columns: [
    { name: 'day', unit: 'date', meaning: 'Day of the epoch' },
    { name: 'difficulty', unit: '1', meaning: 'Sum so far' },
    { name: 'gap', unit: 'mm', meaning: 'Nothing in odd epochs' },
  ],
  outcomes: [
    { name: 'total', unit: 'kg', meaning: 'Sum', contrast: 'relative', change: 'total_change' },
    { name: 'rest', unit: 'kg', meaning: 'Sum again', contrast: 'difference', change: 'rest_gain' },
  ],
  figured: [{ column: 'difficulty', label: 'Sum' }],
  stages: [{ name: 'add', does: 'Adds a uniform.', reads: ['shift.share'], writes: ['difficulty'] }],
  streams: ['uniforms'],
  create: (values, streams) => ({
    draws: streams.sequence('uniforms'),
    share: Number(values['shift.share']),
    failBelow: Number(values['fail.below']),
    work: Number(values.work),
    crash: values.crash === true,
    hang: values.hang === true,
    hoard: values.hoard === true,
    epoch: -1,
    total: 0,
  }),
  step(state) {
    const draw = state.draws.next();
    state.epoch += 1;
    if (state.epoch === 2 && draw < state.failBelow)
      throw new RangeError(`draw ${draw.toFixed(1)} is too small, "sorry"`);
    if (state.crash && draw < 0.05 && process.env.HASHSHIFT_TEST_SPARED === undefined) process.exit(9);
    while (state.hang && draw < 0.05);
    for (const hoarded: string[][] = []; state.hoard && draw < 0.05; ) hoarded.push(Array(1e5).fill('x'));
    let waste = 0;
    for (let i = 0; i < state.work; i++) waste += Math.sqrt(i);
    state.total += draw * (1 - state.share) + 0 * waste;
  },
  observe(state, row) {
    row[0] = 20_000 + 14 * state.epoch;
    row[1] = state.total;
    row[2] = state.epoch % 2 === 0 ? 1 / 3 : Number.NaN;
  },
  summarise: ({ values, width, count }) =>
    Float64Array.of(values[(count - 1) * width + 1], values[(count - 1) * width + 1]),
};

/** The registry of the tests, which worker threads load too. */
export const models: ReadonlyMap<string, Model<unknown>> = new Map<string, Model<unknown>>([[fake.name, fake]]);
