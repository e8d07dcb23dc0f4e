/** A model whose results hold what readers get wrong: missing numbers, infinities, a text that looks missing, lost runs. */
export const model = {
  name: 'edges',
  version: '1',
  summary: 'Numbers that are missing or infinite.',
  parameters: [
    {
      name: 'scenario',
      kind: 'text',
      unit: '-',
      default: 'base',
      description: 'Name of the scenario, "quoted", with a comma.',
      source: 'definition',
    },
    { name: 'scale', kind: 'number', unit: '1', default: 1, min: 0, description: 'Factor.', source: 'definition' },
  ],
  columns: [
    { name: 'draw', unit: 'EH/s', meaning: 'A uniform draw.' },
    { name: 'gap', unit: 'USD', meaning: 'Missing in odd epochs, infinite in the third.' },
  ],
  outcomes: [
    { name: 'whole', unit: 'EH/s', meaning: 'Always there.', contrast: 'relative', change: 'whole_change' },
    { name: 'partly', unit: 'USD', meaning: 'Missing at times.', contrast: 'difference', change: 'partly_change' },
    { name: 'infinite', unit: '1', meaning: 'Infinite at times.', contrast: 'difference', change: 'infinite_change' },
    { name: 'never', unit: '1', meaning: 'Never there.', contrast: 'relative', change: 'never_change' },
    {
      name: 'zero',
      unit: '1',
      meaning: 'Zero or one, always zero in the twin.',
      contrast: 'relative',
      change: 'zero_change',
    },
  ],
  figured: [],
  stages: [{ name: 'draw', does: 'Draws.', reads: ['scale'], writes: ['draw'] }],
  streams: ['draws'],
  create: (values, streams) => ({
    draws: streams.sequence('draws'),
    scale: Number(values.scale),
    epoch: -1,
    draw: 0,
  }),
  step(state) {
    state.epoch += 1;
    state.draw = state.draws.next();
    if (state.epoch === 1 && state.draw < 0.2 * state.scale - 0.2) throw new RangeError('too small, "sorry"');
  },
  observe(state, row) {
    row[0] = state.draw * state.scale;
    row[1] = state.epoch === 2 ? Number.NEGATIVE_INFINITY : state.epoch % 2 === 0 ? 1 / 3 : Number.NaN;
  },
  summarise({ values, width, count }) {
    const last = values[(count - 1) * width];
    const share = last - Math.floor(last);
    return [
      last + 1,
      share < 0.3 ? Number.NaN : last / 3,
      share > 0.7 ? Number.POSITIVE_INFINITY : share > 0.6 ? Number.NEGATIVE_INFINITY : last,
      Number.NaN,
      last > 1 ? 1 : 0,
    ];
  },
};
