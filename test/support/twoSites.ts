import type { MarketState } from '../../models/market/marketState.ts';
import { expectIncome } from '../../models/miners/machineValue.ts';
import { measureFleet } from '../../models/miners/measureFleet.ts';
import type { ParameterValues } from '../../models/parameter.ts';
import { aiProductRow } from './aiProductRow.ts';
import { marketValues, startMarket } from './marketRun.ts';

/** Halls that cost 5 M USD and stand ten years, with equipment for 2 M, let by the year at 1 M. */
export const hall = aiProductRow({
  name: 'hall',
  rent_usd_mw_year: 1e6,
  margin: 0.8,
  hall_usd_mw: 5e6,
  hall_years: 10,
  equipment_usd_mw: 2e6,
  term_years: 1,
  gross_per_mw: 1.4,
});

/**
 * Two sites of 100 MW at 50 USD/MWh with 1 EH/s at 40 J/TH and 2 EH/s at 20 J/TH each, so 20 MW are free. A TH/s earns
 * 0.03 USD a day for 1,461 days, undiscounted. At 50 USD/MWh it costs 0.048 a day at 40 J/TH, which never pays; 0.024 at
 * 20 J/TH, which is worth 8.766 USD; and 0.012 at the 10 J/TH on offer, which is worth 26.298 USD.
 */
export function twoSites(overrides: ParameterValues = {}): MarketState {
  const vintage = (name: string, jTh: number, share: number) => ({
    name,
    efficiency_j_th: jTh,
    release_date: '2020-01-01',
    hashrate_share: share,
  });
  const { state } = startMarket(
    marketValues({
      'population.privateOperators': 2,
      'fleet.vintages': [vintage('old', 40, 1), vintage('middle', 20, 1), vintage('new', 10, 0)],
      'invest.discountRateListedYear': 0,
      'invest.discountRatePrivateYear': 0,
      'ai.riskPremiumYear': 0.2,
      'asic.leadTime': 2,
      'asic.outputEhSYear': 1000,
      'ai.product': 'hall',
      'ai.products': [hall],
      'ai.leadTimeShort': 10,
      'ai.leadTimeLong': 30,
      'ai.demandElasticity': 1,
      'ai.demandBaseMw': 1000,
      'ai.demandGrowthYear': 0,
      ...overrides,
    }),
    100,
  );
  const { fleet, sites, asics, newMachines, installed } = state;
  for (let i = 0; i < 2; i++) {
    sites.capacityMw[i] = 100;
    sites.convertibleMw[i] = 70;
    fleet.installedEhS[3 * i] = 1;
    fleet.installedEhS[3 * i + 1] = 2;
  }
  measureFleet(fleet, sites, 0);
  asics.laggedHashprice = 30;
  const expected = { incomeUsdThDay: 0.03, difficultyGrowthYear: 0, leadYears: 0, halvingYears: 99, halvingFactor: 1 };
  expectIncome(newMachines, expected);
  expectIncome(installed, expected);
  return state;
}
