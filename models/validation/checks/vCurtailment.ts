import { breakEvenPowerUsdMWh } from '../../chain/breakEven.ts';
import { hashpriceUsdPhDay, revenueUsdMWh } from '../../chain/hashprice.ts';
import { expectedHashesFromDifficulty } from '../../chain/work.ts';
import { closeTo } from '../expect/closeTo.ts';
import { equalTo } from '../expect/equalTo.ts';
import { marketColumnsOf, TEXTBOOK_MARKET } from '../marketRun.ts';
import type { ValidationCheck } from '../validationCheck.ts';

const DIFFICULTY = 124.93e12;

/** Share of the network that runs when all pay `powerUsdMWh`, at a hashprice of 30 and 20 J/TH, under the `sharp` rule. */
function runningShare(powerUsdMWh: number): number {
  const btcPhDay = hashpriceUsdPhDay(expectedHashesFromDifficulty(DIFFICULTY), 3.125, 1);
  const cheap = {
    name: 'cheap',
    hashrate_share: 0.5,
    sites: 1,
    region: 'world',
    power_usd_mwh: 20,
    ai_suitable_share: 0,
    class: 'listed',
  };
  const values = {
    ...TEXTBOOK_MARKET,
    'chain.initialDifficulty': DIFFICULTY,
    'price.initialUsdBtc': 30 / btcPhDay,
    'fleet.vintages': [{ name: 'one', efficiency_j_th: 20, release_date: '2020-01-01', hashrate_share: 1 }],
    'fees.shareOfSubsidy': 0,
    'operate.rule': 'sharp',
    'population.operators': [cheap],
    'site.powerP10UsdMWh': powerUsdMWh,
    'site.powerP90UsdMWh': powerUsdMWh,
  };
  const run = marketColumnsOf(values, 1, ['mining_mw', 'idle_mw']);
  return run.mining_mw[0] / (run.mining_mw[0] + run.idle_mw[0]);
}

/** Revenue per MWh, and that machines stop exactly above it. */
export const vCurtailment: ValidationCheck = {
  letter: 'V',
  what: 'revenue per MWh at a hashprice of 30 USD/PH/day and 20 J/TH, and where curtailment starts',
  kind: 'analytic',
  source: 'closed form hashprice / (0.024 e)',
  measure: () => [
    closeTo('revenue, USD/MWh', 62.5, revenueUsdMWh(30, 20), '62.50 USD/MWh'),
    closeTo('break-even power price, USD/MWh', 62.5, breakEvenPowerUsdMWh(30, 20), '62.50 USD/MWh'),
    equalTo('running share when half of the network pays 62.49 USD/MWh (market)', 1, runningShare(62.49)),
    closeTo('running share when half of it pays 62.51 USD/MWh (market)', 0.5, runningShare(62.51), '0.5'),
  ],
};
