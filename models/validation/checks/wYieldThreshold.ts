import { equalTo } from '../expect/equalTo.ts';
import { startMarketRun, TEXTBOOK_MARKET } from '../marketRun.ts';
import type { Measurement } from '../measurement.ts';
import type { ValidationCheck } from '../validationCheck.ts';

const LEASE_USD_MW_YEAR = 1.46e6;
const DIFFICULTY = 124.93e12;
const BTC_PER_PH_DAY = (86_400e15 / (DIFFICULTY * 0x100000000)) * 3.125;
/** How far below and above its threshold a hashprice is tried. */
const STEP = 0.001;

/** Owners who compare revenues switch at the hashprice where they are equal, whatever anything costs. */
export const wYieldThreshold: ValidationCheck = {
  letter: 'W',
  what: 'a lease of 1.46 M USD per MW and year against mining by yieldThreshold (market)',
  kind: 'analytic',
  source: 'arithmetic: 1.46 M USD/MW/year are 166.7 USD/MWh, hashprice over 0.024 times J/TH',
  measure: () =>
    [
      { jTh: 20, threshold: 80 },
      { jTh: 15, threshold: 60 },
      { jTh: 7.5, threshold: 30 },
    ].flatMap(({ jTh, threshold }) => [
      willing(`below ${threshold} USD/PH/day`, 100, jTh, (1 - STEP) * threshold),
      willing(`above ${threshold} USD/PH/day`, 0, jTh, (1 + STEP) * threshold),
    ]),
};

function willing(when: string, percent: number, jTh: number, hashprice: number): Measurement {
  const what = `owners at ${jTh} J/TH who would sign 0.1 % ${when}, % of suitable power`;
  return equalTo(what, percent, 100 * willingShare(jTh, hashprice), `${percent} %`);
}

/** Share of suitable power whose owners would sign, in the first round of a world with one kind of machine. */
function willingShare(jTh: number, hashprice: number): number {
  const values = {
    ...TEXTBOOK_MARKET,
    'chain.initialDifficulty': DIFFICULTY,
    'price.initialUsdBtc': hashprice / BTC_PER_PH_DAY,
    'fees.shareOfSubsidy': 0,
    'fleet.vintages': [{ name: 'one', efficiency_j_th: jTh, release_date: '2020-01-01', hashrate_share: 1 }],
    'population.regions': [{ name: 'world', hashrate_share: 1, ai_suitable_share: 1 }],
    'ai.rule': 'yieldThreshold',
    'ai.product': 'lease',
    'ai.products': [
      {
        name: 'lease',
        rent_usd_mw_year: LEASE_USD_MW_YEAR,
        margin: 0.85,
        hall_usd_mw: 9.5e6,
        hall_years: 12,
        equipment_usd_mw: 0,
        term_years: 12,
        operator_pays_power: 0,
        gross_per_mw: 1.4,
        equipment_years: 0,
        debt_factor: 1,
        default_factor: 1,
      },
    ],
    'ai.rentCeilingFactor': 1,
  };
  const run = startMarketRun(values, 1);
  run.advance();
  return run.cell('ai_willing_share');
}
