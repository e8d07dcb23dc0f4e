import { revenueUsdMWh } from '../../chain/hashprice.ts';
import type { ParameterValues } from '../../parameter.ts';
import { between } from '../expect/between.ts';
import { type MarketRun, startMarketRun, TEXTBOOK_MARKET } from '../marketRun.ts';
import type { Measurement } from '../measurement.ts';
import type { ValidationCheck } from '../validationCheck.ts';

const J_TH = 20;
const PRICE_USD_BTC = 70_000;
const DIFFICULTY = 124.93e12;
const HASHPRICE = (86_400e15 / (DIFFICULTY * 0x100000000)) * 3.125 * PRICE_USD_BTC;
const REVENUE_USD_MWH = revenueUsdMWh(HASHPRICE, J_TH);
/** Half of the power could host tenants: were it all, nobody would be left to find a block. */
const SUITABLE_SHARE = 0.5;
const SHOCK_EPOCH = 3;

/** Purchase is sunk, so a network without alternative does not answer the price; one that can switch for nothing does. */
export const tSunkCost: ValidationCheck = {
  letter: 'T',
  what: 'the price of bitcoin falls by 40 %, power costs 49 % of revenue before (market)',
  kind: 'analytic',
  source:
    'closed form: avoidable cost 0.49 < 0.6 of old revenue; a switch that costs nothing goes to the larger revenue',
  measure: () => {
    const sunk = aroundShock('none');
    const free = aroundShock('yieldThreshold');
    return [
      exactly('no outside option: change of hashrate, %', 0, sunk.change),
      exactly('free switching: suitable power with tenants before the fall, %', 0, free.movedBefore),
      exactly('free switching: suitable power with tenants after it, %', 100, free.movedAfter),
      exactly('free switching: change of hashrate where half of the power is suitable, %', -50, free.change),
    ];
  },
};

/** Rounding is allowed for: sites are summed up. */
function exactly(what: string, expected: number, got: number): Measurement {
  return between(what, expected - 1e-9, expected + 1e-9, got, `${expected} %`);
}

function aroundShock(rule: string): { change: number; movedBefore: number; movedAfter: number } {
  const run = startMarketRun(worldWith(rule), SHOCK_EPOCH + 2);
  const suitable = run.state.sites.convertibleMw.reduce((sum, mw) => sum + mw, 0);
  const moved = ({ state: { ai } }: MarketRun): number =>
    (100 * ai[0].contractedMw * ai[0].product.grossPerMw) / suitable;
  for (let epoch = 0; epoch < SHOCK_EPOCH; epoch++) run.advance();
  const before = run.cell('hashrate_eh_s');
  const movedBefore = moved(run);
  run.advance();
  const movedAfter = moved(run);
  run.advance();
  return { change: 100 * (run.cell('hashrate_eh_s') / before - 1), movedBefore, movedAfter };
}

function worldWith(rule: string): ParameterValues {
  return {
    ...TEXTBOOK_MARKET,
    'chain.retargetIntervals': 2016,
    'chain.initialDifficulty': DIFFICULTY,
    'price.initialUsdBtc': PRICE_USD_BTC,
    'fees.shareOfSubsidy': 0,
    'site.powerP10UsdMWh': 0.49 * REVENUE_USD_MWH,
    'site.powerP90UsdMWh': 0.49 * REVENUE_USD_MWH,
    'fleet.vintages': [{ name: 'one', efficiency_j_th: J_TH, release_date: '2020-01-01', hashrate_share: 1 }],
    'population.regions': [{ name: 'world', hashrate_share: 1, ai_suitable_share: SUITABLE_SHARE }],
    'operate.rule': 'sharp',
    policies: [{ kind: 'btcPriceFactor', region: '', start: SHOCK_EPOCH, phase: 0, height: 0, duration: 0, size: 0.6 }],
    'ai.rule': rule,
    'ai.product': 'lease',
    'ai.products': [
      {
        name: 'lease',
        // A thousandth below what mining earned: at equality everybody would be indifferent.
        rent_usd_mw_year: 0.999 * REVENUE_USD_MWH * 8760,
        margin: 1,
        hall_usd_mw: 0,
        hall_years: 12,
        equipment_usd_mw: 0,
        term_years: 12,
        operator_pays_power: 0,
        gross_per_mw: 1,
        equipment_years: 0,
        debt_factor: 1,
        default_factor: 1,
      },
    ],
    'ai.leadTimeShort': 1,
    'ai.leadTimeLong': 1,
    'ai.rentCeilingFactor': 1,
    'ai.demandBaseMw': 1e6,
    'ai.demandCapMw': 1e6,
    'ai.buildLimitMwYear': 1e6,
  };
}
