import type { Parameter } from '../../parameter.ts';

const LEVEL =
  'computed from exact daily fees per block of 2021 and 2023, https://github.com/m-marqx/BTC-RPC-Data: regression of the log on that of the day before, 205 pairs';
const SPIKES = 'https://techtelegraph.co.uk/bitcoin-transaction-fees-hit-record-level-after-halving-heres-why';

/** Transaction fees. Their mean is `fees.shareOfSubsidy` of the subsidy at the start. */
export const feeParameters: readonly Parameter[] = [
  {
    name: 'fees.shareOfSubsidy',
    kind: 'number',
    unit: '1',
    default: 0,
    min: 0,
    max: 20,
    description:
      'Mean transaction fees per block as a share of the subsidy at the start of the run; constant in BTC, so a halving does not cut them.',
    source: 'https://hashrateindex.com/blog/hashrate-index-roundup-january-12-2026',
  },
  {
    name: 'fees.process',
    kind: 'choice',
    unit: '-',
    default: 'constant',
    choices: ['constant', 'meanReverting'],
    description: 'Fees per block: constant, or reverting in logs to their mean, with spikes that fade.',
    source: 'definition',
  },
  {
    name: 'fees.logSd',
    kind: 'number',
    unit: '1',
    default: 0.7,
    min: 0,
    max: 2,
    description: 'Standard deviation of the log of fees without spikes, in the long run (meanReverting).',
    source: LEVEL,
  },
  {
    name: 'fees.halfLifeDays',
    kind: 'number',
    unit: 'day',
    default: 8.7,
    min: 0.1,
    max: 3650,
    description: 'Time in which half of a deviation is gone (meanReverting).',
    source: LEVEL,
  },
  {
    name: 'fees.spikesYear',
    kind: 'number',
    unit: '1/year',
    default: 1.5,
    min: 0,
    max: 365,
    description: 'Expected number of spikes a year (meanReverting).',
    source: 'assumption: three episodes in 2023 and 2024 (May 2023, December 2023, April 2024)',
  },
  {
    name: 'fees.spikeLogMean',
    kind: 'number',
    unit: '1',
    default: 2.3,
    min: 0,
    max: 5,
    description: 'Mean height of a spike in logs, normal (meanReverting); 2.3 is ten times the level.',
    source: `assumption: the highest of the three, on 20 April 2024, was 28 times (3.3 in logs) the daily mean of the month before, ${SPIKES}; the others were about a third of it`,
  },
  {
    name: 'fees.spikeLogSd',
    kind: 'number',
    unit: '1',
    default: 0.8,
    min: 0,
    max: 2,
    description: 'Standard deviation of the height of a spike in logs (meanReverting).',
    source: 'assumption: makes one spike in ten as high as that of 20 April 2024',
  },
  {
    name: 'fees.spikeHalfLifeDays',
    kind: 'number',
    unit: 'day',
    default: 3,
    min: 0.1,
    max: 365,
    description: 'Time in which a spike loses half of its height in logs (meanReverting).',
    source:
      'assumption: 28 times the mean of March on 20 April 2024, 1.5 times in the week to 1 May (4.1 M USD a day), http://www.theblockcrypto.com./post/292157/bitcoin-average-daily-fees-ethereum-runes',
  },
];
