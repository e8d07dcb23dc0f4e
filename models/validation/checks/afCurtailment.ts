import type { TableRow } from '../../parameter.ts';
import { exp } from '../../random/math/exp.ts';
import { between } from '../expect/between.ts';
import { closeTo } from '../expect/closeTo.ts';
import { missing } from '../expect/missing.ts';
import { marketColumnsOf, TEXTBOOK_MARKET } from '../marketRun.ts';
import type { Measurement } from '../measurement.ts';
import type { ValidationCheck } from '../validationCheck.ts';
import type { ValidationFiles } from '../validationFiles.ts';

const curtailment = (start: number, size: number, region: string): TableRow => ({
  kind: 'curtailment',
  region,
  start,
  phase: 0,
  height: 0,
  duration: 1,
  size,
});

/**
 * Share of the machines in the United States, in whole epochs, that gives the first retarget of the storm. It stands for a
 * deeper cut of a few days: with expected block times a retarget knows no more than the mean of its epoch.
 */
const STORM_SIZE = 0.314;
const STORM_RETARGETS = [-11.16, 14.73] as const;
/** Two standard deviations of the luck in two difficulties two epochs apart, and of one retarget: sqrt(2/2016) in logs. */
const LUCK = 0.063;

/** An epoch of curtailment: in a network that does not react, and in the preset. All intervals are their means. */
export const afCurtailment = ({ preset }: ValidationFiles): ValidationCheck => ({
  letter: 'AF',
  what: 'curtailment for one epoch, as deep as the storm of January 2026',
  kind: 'band',
  source:
    'closed form; storm of January 2026: retargets -11.16 and +14.73 %, a product of 1.019, give or take twice the luck of blocks, sqrt(2/2016) in logs',
  measure: () => {
    const textbook = { ...TEXTBOOK_MARKET, 'chain.retargetIntervals': 2016, policies: [curtailment(2, 0.2, '')] };
    const still = marketColumnsOf(textbook, 5, ['days', 'difficulty', 'next_difficulty']);
    const values = {
      ...preset,
      'chain.blockNoise': 'expected',
      'price.process': 'constant',
      policies: [curtailment(3, STORM_SIZE, 'US')],
    };
    const run = marketColumnsOf(values, 5, ['difficulty', 'next_difficulty']);
    const factor = (epoch: number): number => run.next_difficulty[epoch] / run.difficulty[epoch];
    const change = (epoch: number): number => 100 * (factor(epoch) - 1);
    const product = factor(3) * factor(4);
    const [fall, rise] = STORM_RETARGETS;
    const inData = (1 + fall / 100) * (1 + rise / 100);
    const within = (what: string, expected: number, got: number, text: string): Measurement =>
      between(what, expected * exp(-LUCK), expected * exp(LUCK), got, text);
    return [
      closeTo('20 % of a textbook network: length of the epoch, days', 17.5, still.days[2], '17.5 days'),
      closeTo('length of the next epoch, everybody back, days', 11.2, still.days[3], '11.2 days'),
      closeTo('length of the one after it, days', 14, still.days[4], '14 days'),
      closeTo('product of the two factors of difficulty', 1, still.next_difficulty[3] / still.difficulty[2], '1'),
      between(
        `${(100 * STORM_SIZE).toFixed(1)} % of the US in bitcoin-2026: first retarget, %`,
        fall - 0.1,
        fall + 0.1,
        change(3),
        `${fall} %, as put in`,
      ),
      within('factor of the second retarget', 1 + rise / 100, factor(4), '1.147 (data), give or take 6.3 % in logs'),
      within('product of the two factors', inData, product, '1.019 (data), give or take 6.3 % in logs'),
      missing(
        between('product of the two factors of a storm and its end', 0.95, 1.05, product, '1 within 5 %'),
        'no luck but bias: idle machines of bitcoin-2026 answer the higher hashprice of the epoch after the fall too readily',
      ),
    ];
  },
});
