import { closeTo } from '../expect/closeTo.ts';
import { textbookChain } from '../textbookChain.ts';
import type { ValidationCheck } from '../validationCheck.ts';

/** The clamp of the retarget on the way down. */
export const iNinetyPercent: ValidationCheck = {
  letter: 'I',
  what: '90 % of hashrate leave at the first block of an epoch',
  kind: 'analytic',
  source: 'closed form with the clamp to a quarter',
  measure: () => {
    const { chain, mineDays } = textbookChain();
    const first = mineDays(0.1);
    const clamped = chain.difficulty;
    const second = mineDays(0.1);
    return [
      closeTo('length of the epoch, days', 140, first, '140 days'),
      closeTo('difficulty after it, factor', 1 / 4, clamped / 1e14, '1/4'),
      closeTo('length of the next epoch, days', 35, second, '35 days'),
      closeTo('difficulty after that, factor', 0.4, chain.difficulty / clamped, '0.4'),
    ];
  },
};
