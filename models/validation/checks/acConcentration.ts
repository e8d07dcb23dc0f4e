import { herfindahl } from '../../security/herfindahl.ts';
import { nakamoto } from '../../security/nakamoto.ts';
import { closeTo } from '../expect/closeTo.ts';
import { equalTo } from '../expect/equalTo.ts';
import type { ValidationCheck } from '../validationCheck.ts';

/** Two measures of concentration by hand. */
export const acConcentration: ValidationCheck = {
  letter: 'AC',
  what: 'concentration of hashrate',
  kind: 'exact',
  source: 'definitions: sum of squared shares; fewest with more than a half',
  measure: () => [
    ...[1, 3, 7, 100].map((n) =>
      closeTo(
        `HHI of ${n} equal holders`,
        1 / n,
        herfindahl(new Float64Array(n).fill(3.7), n),
        n === 1 ? '1' : `1/${n} = ${Number((1 / n).toPrecision(6))}`,
      ),
    ),
    equalTo('Nakamoto coefficient of (26, 25, 20, 15, 14)', 2, nakamoto(Float64Array.of(26, 25, 20, 15, 14))),
    equalTo('Nakamoto coefficient of two halves', 2, nakamoto(Float64Array.of(50, 50))),
  ],
};
