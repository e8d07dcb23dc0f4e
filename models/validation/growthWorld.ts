import type { ParameterValues } from '../parameter.ts';
import { pow } from '../random/math/pow.ts';
import { marketColumnsOf, TEXTBOOK_MARKET } from './marketRun.ts';

/** Years for which a machine lasts in this world. */
export const LIFE_YEARS = 4;
/** Rate at which income is discounted [1/year]. */
export const RATE_YEAR = 0.18;
/** Energy per hash of all machines [J/TH]. */
export const EFFICIENCY_J_TH = 20;
const PRICE_DAYS = 280;
const FITTING_USD_TH = 1;
const POWER_USD_MWH = 50;

/**
 * Hashprice at which a machine of 20 J/TH at 50 USD/MWh has no net present value [USD/PH/day]: income of `days`
 * discounted days less running cost equals 280 days of hashprice, fitting and its share of a hall.
 */
export function entryHashprice(hallUsdTh: number): number {
  let days = 0;
  for (let quarter = 0; quarter < 4 * LIFE_YEARS; quarter++) {
    // Machines arrive an epoch after they are ordered.
    const years = 14 / 365.25 + (quarter + 0.5) / 4;
    days += 91.3125 * pow(1 + RATE_YEAR, -years);
  }
  const runningUsdThDay = 24e-6 * EFFICIENCY_J_TH * POWER_USD_MWH;
  return (1000 * (runningUsdThDay * days + FITTING_USD_TH + hallUsdTh)) / (days - PRICE_DAYS);
}

/** Parameters of five equal miners who buy machines where they pay, at the difficulty that gives `hashprice`. */
export function growthWorld(hashprice: number, overrides: ParameterValues): ParameterValues {
  return {
    ...TEXTBOOK_MARKET,
    'chain.retargetIntervals': 2016,
    'chain.startHeight': 840_672,
    'chain.initialDifficulty': (86_400e15 * 3.125 * 70_000) / (hashprice * 0x100000000),
    'operate.rule': 'sharp',
    'invest.rule': 'npv',
    'invest.initialDifficultyGrowthYear': 0,
    'invest.expectationYears': 10,
    'invest.fillYears': 1,
    'invest.anticipateHalving': false,
    'asic.outputEhSYear': 10_000,
    'asic.leadTime': 1,
    'asic.priceLag': 0,
    'site.growthYear': 0.1,
    'site.growthLeadTime': 4,
    'site.growthUsdMw': 0,
    ...overrides,
  };
}

/** Hashrate and hashprice after four years over those of the first epoch, without a halving in between. */
export function longRunChange(values: ParameterValues): { hashrate: number; hashprice: number } {
  const run = marketColumnsOf(values, 100, ['hashrate_eh_s', 'hashprice_usd_ph_day']);
  return {
    hashrate: run.hashrate_eh_s[99] / run.hashrate_eh_s[0],
    hashprice: run.hashprice_usd_ph_day[99] / run.hashprice_usd_ph_day[0],
  };
}
