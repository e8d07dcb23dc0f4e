import { requiredBlockReward } from '../../security/requiredBlockReward.ts';
import { closeTo } from '../expect/closeTo.ts';
import { equalTo } from '../expect/equalTo.ts';
import type { ValidationCheck } from '../validationCheck.ts';

/** The flow that has to guard a stock. */
export const abBudish: ValidationCheck = {
  letter: 'AB',
  what: 'reward per block at which a rented attack does not pay',
  kind: 'exact',
  source: 'Budish, https://doi.org/10.3386/w24717, equation 3',
  measure: () => [
    ...[1e6, 3.3e9, 1e12].map((stake) =>
      equalTo(
        `reward at twice the stake over that at ${stake.toExponential(1)} USD`,
        2,
        requiredBlockReward(2 * stake, 36, 1.25, 0) / requiredBlockReward(stake, 36, 1.25, 0),
      ),
    ),
    closeTo(
      'reward for 1 bn USD, 100 blocks at 1.2 times the hashrate, own blocks kept, USD',
      1e9 / 20,
      requiredBlockReward(1e9, 100, 1.2, 1),
      '1 bn / (100 * 0.2) = 50,000,000 USD',
    ),
  ],
};
