import { closeTo } from '../expect/closeTo.ts';
import { textbookChain } from '../textbookChain.ts';
import type { ValidationCheck } from '../validationCheck.ts';

/** The off-by-one of the protocol without luck. */
export const eFixedPoint: ValidationCheck = {
  letter: 'E',
  what: 'constant hashrate, mean intervals of 600 s at the start',
  kind: 'analytic',
  source: 'closed form 2016/2015',
  measure: () => {
    const { chain, mine } = textbookChain({ retargetIntervals: 2015 });
    mine(1);
    const retarget = chain.difficulty / 1e14;
    const second = mine(1).seconds / 2016;
    const third = mine(1).seconds / 2016;
    return [
      closeTo('first retarget, factor', 2016 / 2015, retarget, '2016/2015 = 1.000496'),
      closeTo('interval after it, s', (600 * 2016) / 2015, second, '600.298 s'),
      closeTo('interval one epoch later, s', (600 * 2016) / 2015, third, '600.298 s'),
    ];
  },
};
