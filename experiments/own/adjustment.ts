import { exp, type Model, normalQuantile, parameterReader, pow, type Sequence } from 'hashshift/models';

/** What a run is at one moment. */
interface State {
  readonly shareLeaving: number;
  readonly leavingEpoch: number;
  readonly speed: number;
  readonly volatility: number;
  readonly shocks: Sequence;
  epoch: number;
  /** Price, hashrate and difficulty over those at the start. */
  price: number;
  hashrate: number;
  difficulty: number;
}

const EPOCHS_PER_YEAR = 365.25 / 14;

/**
 * Three equations: hashrate moves by a power of what a hash earns, difficulty follows hashrate one epoch late, and a
 * share of hashrate leaves for AI in one epoch.
 */
export const model: Model<State> = {
  name: 'adjustment',
  version: '1',
  summary: 'Hashrate that adjusts to revenue per hash, and difficulty one epoch behind.',
  parameters: [
    {
      name: 'shift.share',
      kind: 'number',
      unit: '1',
      default: 0,
      min: 0,
      max: 0.99,
      description: 'Share of hashrate that leaves for AI.',
      source: 'definition',
    },
    {
      name: 'shift.start',
      kind: 'moment',
      unit: 'epoch',
      default: 4,
      min: 0,
      max: 10_000,
      description: 'Epoch in which it leaves.',
      source: 'definition',
    },
    {
      name: 'adjust.speed',
      kind: 'number',
      unit: '1/epoch',
      default: 0.2,
      min: 0,
      max: 1,
      description: 'Elasticity of the growth of hashrate in an epoch to revenue per hash.',
      source: 'assumption: to be estimated',
    },
    {
      name: 'price.volatilityYear',
      kind: 'number',
      unit: '1/sqrt(year)',
      default: 0,
      min: 0,
      max: 3,
      description: 'Annual standard deviation of log returns.',
      source: 'assumption: none, so that the shift is seen alone',
    },
  ],
  columns: [
    { name: 'hashrate', unit: '1', meaning: 'Hashrate of the epoch over that at the start.' },
    { name: 'difficulty', unit: '1', meaning: 'Difficulty of the epoch over that at the start.' },
    { name: 'epoch_days', unit: 'day', meaning: 'Length of the epoch.' },
  ],
  outcomes: [
    {
      name: 'final_hashrate',
      unit: '1',
      meaning: 'Hashrate of the last epoch over that at the start.',
      contrast: 'relative',
      change: 'hashrate_change',
    },
    {
      name: 'longest_epoch_days',
      unit: 'day',
      meaning: 'Length of the longest epoch.',
      contrast: 'difference',
      change: 'longest_epoch_change_days',
    },
  ],
  figured: [
    { column: 'hashrate', label: 'Hashrate' },
    { column: 'epoch_days', label: 'Length of the epoch' },
  ],
  stages: [
    { name: 'price', does: 'Draws the price.', reads: ['price.volatilityYear'], writes: [] },
    {
      name: 'retarget',
      does: 'Sets difficulty to the hashrate that was.',
      reads: ['hashrate'],
      writes: ['difficulty'],
    },
    {
      name: 'adjust',
      does: 'Moves hashrate by revenue per hash, and takes out what leaves.',
      reads: ['difficulty', 'adjust.speed', 'shift.share', 'shift.start'],
      writes: ['hashrate'],
    },
  ],
  create(values, streams) {
    const parameters = parameterReader(values);
    return {
      shareLeaving: parameters.number('shift.share'),
      leavingEpoch: parameters.number('shift.start'),
      speed: parameters.number('adjust.speed'),
      volatility: parameters.number('price.volatilityYear'),
      shocks: streams.sequence('price'),
      epoch: -1,
      price: 1,
      hashrate: 1,
      difficulty: 1,
    };
  },
  step(state) {
    state.epoch += 1;
    const sd = state.volatility * Math.sqrt(1 / EPOCHS_PER_YEAR);
    state.price *= exp(sd * normalQuantile(state.shocks.next()) - (sd * sd) / 2);
    state.difficulty = state.hashrate;
    state.hashrate *= pow(state.price / state.difficulty, state.speed);
    if (state.epoch === state.leavingEpoch) state.hashrate *= 1 - state.shareLeaving;
  },
  observe({ hashrate, difficulty }, row) {
    row[0] = hashrate;
    row[1] = difficulty;
    row[2] = (14 * difficulty) / hashrate;
  },
  summarise({ values, width, count }) {
    let longest = 0;
    for (let epoch = 0; epoch < count; epoch++) longest = Math.max(longest, values[epoch * width + 2]);
    return Float64Array.of(values[(count - 1) * width], longest);
  },
};
