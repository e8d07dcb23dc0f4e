import type { Parameter } from '../../parameter.ts';

const PROTOCOL = 'protocol: https://github.com/bitcoin/bitcoin/blob/master/src/pow.cpp';

/** The block chain: where the run starts and which difficulty rule holds. Defaults are Bitcoin's rule in a textbook network. */
export const chainParameters: readonly Parameter[] = [
  {
    name: 'chain.startDate',
    kind: 'text',
    unit: 'date',
    default: '2026-06-14',
    description:
      'Calendar date of the first block of the run (UTC); machines and dated events are placed relative to it.',
    source: 'definition',
  },
  {
    name: 'chain.startHeight',
    kind: 'integer',
    unit: 'block',
    default: 953_568,
    min: 0,
    max: 13_440_000,
    description: 'Height of the first block; a multiple of 2,016, because a run starts with a difficulty period.',
    source: PROTOCOL,
  },
  {
    name: 'chain.initialDifficulty',
    kind: 'number',
    unit: '1',
    default: 124.93e12,
    min: 1,
    max: 1e18,
    description:
      'Difficulty of the first period; the initial fleet is scaled to find a block every `chain.targetSpacingS` at it.',
    source: 'https://github.com/spesmilo/electrum/blob/master/electrum/chains/mainnet/checkpoints.json',
  },
  {
    name: 'chain.difficulty',
    kind: 'choice',
    unit: '-',
    default: 'bitcoin',
    choices: ['bitcoin', 'asert', 'cw144', 'lwma', 'wtema', 'none'],
    description: 'Difficulty rule.',
    source: PROTOCOL,
  },
  {
    name: 'chain.arithmetic',
    kind: 'choice',
    unit: '-',
    default: 'consensus',
    choices: ['consensus', 'real'],
    description:
      'consensus: integer targets through the compact form and header times in whole seconds; real: the same rule in real numbers, for closed-form limits.',
    source: PROTOCOL,
  },
  {
    name: 'chain.retargetIntervals',
    kind: 'integer',
    unit: 'block',
    default: 2015,
    min: 2015,
    max: 2016,
    description: 'Block intervals that the retarget measures: 2,015 in the protocol, 2,016 in the textbook rule.',
    source: PROTOCOL,
  },
  {
    name: 'chain.blockNoise',
    kind: 'choice',
    unit: '-',
    default: 'stochastic',
    choices: ['stochastic', 'expected'],
    description: 'stochastic: block intervals are drawn (Poisson process); expected: every interval is its mean.',
    source: 'https://doi.org/10.48550/arXiv.1801.07447',
  },
  {
    name: 'chain.asertHalfLifeDays',
    kind: 'number',
    unit: 'day',
    default: 2,
    min: 0.01,
    max: 365,
    description: 'Half-life of the asert rule.',
    source: 'https://upgradespecs.bitcoincashnode.org/2020-11-15-asert/',
  },
  {
    name: 'chain.window',
    kind: 'integer',
    unit: 'block',
    default: 0,
    min: 0,
    max: 10_000,
    description: 'Averaging window of cw144, lwma and wtema; 0 takes the window of the published rule.',
    source: 'https://github.com/zawy12/difficulty-algorithms/issues/3',
  },
  {
    name: 'chain.targetSpacingS',
    kind: 'integer',
    unit: 's',
    default: 600,
    min: 60,
    max: 3600,
    description:
      'Time between blocks that the difficulty rule aims at. An epoch stays 2,016 blocks, and what a block pays follows its height. Other than 600 only with invest.rule, ai.rule and finance.rule none and without contracts at the start, since lead times and terms count epochs of 14 days.',
    source: PROTOCOL,
  },
  {
    name: 'chain.stepsPerEpoch',
    kind: 'integer',
    unit: '1/epoch',
    default: 1,
    min: 1,
    max: 2016,
    description:
      'Steps into which an epoch is divided; running decisions are taken at every step, investment at the last one. A forced shift always starts a step of its own.',
    source: 'assumption: sites re-plan running hours at least once an epoch',
  },
];
