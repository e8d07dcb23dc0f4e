import { exp } from '../../random/math/exp.ts';
import { closeTo } from '../expect/closeTo.ts';
import { withinErrors } from '../expect/withinErrors.ts';
import { textbookChain } from '../textbookChain.ts';
import type { ValidationCheck } from '../validationCheck.ts';

const BLOCKS = 24 * 2016;

/** Intervals at constant difficulty, and in units of their mean where every block adjusts it. */
export const fExponentialIntervals: ValidationCheck = {
  letter: 'F',
  what: 'exponential intervals, 48,384 blocks',
  kind: 'statistical',
  source: 'distribution function 1 - exp(-t/600 s)',
  measure: () =>
    (['none', 'wtema'] as const).flatMap((rule) => {
      const { chain, hashrateHs, mine } = textbookChain({ rule, blockNoise: 'stochastic' }, 'F');
      const intervals = Array.from({ length: BLOCKS }, () => {
        const meanS = chain.expectedHashesPerBlock / hashrateHs;
        return (mine(1, 1).seconds / meanS) * 600;
      });
      const below = intervals.map((s) => (s < 600 * Math.LN2 ? 1 : 0));
      const over = intervals.map((s) => (s > 3_600 ? 1 : 0));
      const expectedShare = textbookChain({ rule }).mine(1, 1).expectedShareOver60Min;
      return [
        withinErrors(`mean interval, s (${rule})`, 600, intervals, '600 s'),
        withinErrors(`share below ln 2 means (${rule})`, 0.5, below, '0.5'),
        withinErrors(`share over 60 min (${rule})`, exp(-6), over, 'e^-6 = 0.00248'),
        closeTo(`expected share over 60 min (${rule})`, exp(-6), expectedShare, 'e^-6 = 0.00248'),
      ];
    }),
};
