import { tullockEquilibrium } from '../../miners/strategic/tullockEquilibrium.ts';
import { closeTo } from '../expect/closeTo.ts';
import { marketColumnsOf, TEXTBOOK_MARKET } from '../marketRun.ts';
import type { ValidationCheck } from '../validationCheck.ts';

const total = (miners: number): number => tullockEquilibrium(1, new Float64Array(miners).fill(1)).total;

/** One of five equal miners goes: those who stay are at capacity, or choose their hashrate against each other. */
export const rLossOfOneInFive: ValidationCheck = {
  letter: 'R',
  what: 'one of five equal miners leaves',
  kind: 'analytic',
  source: 'Tullock contest, H = (n-1)/n R/c: (3/4)/(4/5) = 0.9375; https://doi.org/10.1287/mnsc.2021.4095',
  measure: () => {
    // The market's default is five equal miners with all machines running and no growth.
    const values = { ...TEXTBOOK_MARKET, 'shift.kind': 'capacity', 'shift.share': 0.2, 'shift.start': 1 };
    const { hashrate_eh_s: ehS } = marketColumnsOf(values, 20, ['hashrate_eh_s']);
    const unequal = tullockEquilibrium(1, [1, 1.1, 1.2, 1.9]);
    return [
      closeTo('at capacity (market): change of hashrate at once, %', -20, 100 * (ehS[1] / ehS[0] - 1), '-20 %'),
      closeTo('at capacity (market): 18 epochs later, %', -20, 100 * (ehS[19] / ehS[0] - 1), '-20 %'),
      closeTo('strategic, capacity without limit: change, %', -6.25, 100 * (total(4) / total(5) - 1), '-6.25 %'),
      closeTo('strategic, costs 1, 1.1, 1.2: total', 2 / 3.3, unequal.total, '(m-1)/(sum of costs) = 0.606'),
      closeTo('strategic: a fourth at cost 1.9 stays out, hashrate', 0, unequal.hashrate[3], '0'),
    ];
  },
};
