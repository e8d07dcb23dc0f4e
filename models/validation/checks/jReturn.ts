import { closeTo } from '../expect/closeTo.ts';
import { textbookChain } from '../textbookChain.ts';
import type { ValidationCheck } from '../validationCheck.ts';

/** Hashrate comes in; the clamp of the retarget on the way up. */
export const jReturn: ValidationCheck = {
  letter: 'J',
  what: 'hashrate doubles, or grows tenfold, at the first block of an epoch',
  kind: 'analytic',
  source: 'closed form with the clamp to 4',
  measure: () => {
    const twofold = textbookChain();
    const twofoldDays = twofold.mineDays(2);
    const { chain, mineDays } = textbookChain();
    const first = mineDays(10);
    const clamped = chain.difficulty;
    const second = mineDays(10);
    return [
      closeTo('twofold: length of the epoch, days', 7, twofoldDays, '7 days'),
      closeTo('twofold: difficulty, factor', 2, twofold.chain.difficulty / 1e14, '2'),
      closeTo('tenfold: length of the epoch, days', 1.4, first, '1.4 days'),
      closeTo('tenfold: difficulty, factor', 4, clamped / 1e14, '4'),
      closeTo('tenfold: length of the next epoch, days', 5.6, second, '5.6 days'),
      closeTo('tenfold: difficulty after it, factor', 2.5, chain.difficulty / clamped, '2.5'),
    ];
  },
};
