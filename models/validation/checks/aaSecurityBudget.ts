import { closeTo } from '../expect/closeTo.ts';
import { marketColumnsOf, TEXTBOOK_MARKET } from '../marketRun.ts';
import type { ValidationCheck } from '../validationCheck.ts';

const PRICE = 70_000;
const NORMAL_BTC_DAY = 450;

/** What an exodus does to the budget, and that it does it until the retarget only. */
export const aaSecurityBudget: ValidationCheck = {
  letter: 'AA',
  what: '20 % of hashrate leave at the first block of an epoch, price fixed, nobody reacts (market)',
  kind: 'analytic',
  source: 'closed form: 2,016 * 3.125 BTC over 14/(1-h) days; 2,016 intervals',
  measure: () => {
    const exit = {
      'shift.share': 0.2,
      'shift.phase': 0,
      'chain.retargetIntervals': 2016,
      'price.initialUsdBtc': PRICE,
    };
    const run = marketColumnsOf({ ...TEXTBOOK_MARKET, ...exit }, 4, [
      'security_budget_usd_day',
      'security_budget_btc_day',
      'hashrate_eh_s',
    ]);
    const untouched = marketColumnsOf({ ...TEXTBOOK_MARKET, ...exit, 'shift.share': 0 }, 1, ['hashrate_eh_s']);
    const usdShare = (epoch: number): number => (100 * run.security_budget_usd_day[epoch]) / (NORMAL_BTC_DAY * PRICE);
    const hashrate = (epoch: number): number => 100 * (run.hashrate_eh_s[epoch] / untouched.hashrate_eh_s[0] - 1);
    return [
      closeTo('budget in USD in the slow epoch, % of normal', 80, usdShare(0), '80 %'),
      closeTo('budget in USD after the retarget, % of normal', 100, usdShare(1), '100 %'),
      closeTo('issuance in the slow epoch, BTC/day', 360, run.security_budget_btc_day[0], '360 BTC/day'),
      closeTo('issuance after the retarget, BTC/day', 450, run.security_budget_btc_day[1], '450 BTC/day'),
      closeTo('hashrate in the slow epoch, %', -20, hashrate(0), '-20 %'),
      closeTo('hashrate three epochs later, %', -20, hashrate(3), '-20 %'),
    ];
  },
};
