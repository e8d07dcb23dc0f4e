import type { TableRow } from '../../parameter.ts';
import { between } from '../expect/between.ts';
import { closeTo } from '../expect/closeTo.ts';
import { marketColumnsOf, TEXTBOOK_MARKET } from '../marketRun.ts';
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

/** An epoch of curtailment: in a network that does not react, and in the preset. */
export const afCurtailment = ({ preset }: ValidationFiles): ValidationCheck => ({
  letter: 'AF',
  what: 'curtailment for one epoch',
  kind: 'band',
  source: 'closed form; storm of January 2026: retargets -11.16 and +14.73 %, a product of 1.019',
  measure: () => {
    const textbook = { ...TEXTBOOK_MARKET, 'chain.retargetIntervals': 2016, policies: [curtailment(2, 0.2, '')] };
    const { days } = marketColumnsOf(textbook, 5, ['days']);
    const values = {
      ...preset,
      'chain.blockNoise': 'expected',
      'price.process': 'constant',
      policies: [curtailment(3, 0.3, 'US')],
    };
    const run = marketColumnsOf(values, 5, ['difficulty', 'next_difficulty']);
    const factor = (epoch: number): number => run.next_difficulty[epoch] / run.difficulty[epoch];
    const change = (epoch: number): number => 100 * (factor(epoch) - 1);
    return [
      closeTo('20 % of a textbook network: length of the epoch, days', 17.5, days[2], '17.5 days'),
      closeTo('length of the next epoch, everybody back, days', 11.2, days[3], '11.2 days'),
      closeTo('length of the one after it, days', 14, days[4], '14 days'),
      between('30 % of the US in bitcoin-2026: first retarget, %', -20, -8, change(3), 'a fall of at least 8 %'),
      between('second retarget, %', 8, 20, change(4), 'a rise of at least 8 %'),
      between('product of the two factors', 0.95, 1.05, factor(3) * factor(4), '1 within 5 %'),
    ];
  },
});
