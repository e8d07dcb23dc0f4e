import type { ParameterValues } from '../parameter.ts';
import { marketColumnsOf, TEXTBOOK_MARKET } from './marketRun.ts';

/** A network in which all machines and almost all power prices are the same. */
export interface EqualCosts {
  readonly usdBtc: number;
  readonly efficiencyJTh: number;
  readonly powerUsdMWh: number;
  /** The halving era: 4 from block 840,000 on, 5 from 1,050,000. */
  readonly era: 4 | 5;
}

/** Hashrate at which nobody gains or loses, 144 B S / (0.024 e p) TH/s in EH/s, with p in USD/kWh. */
export function freeEntryHashrateEhS({ usdBtc, efficiencyJTh, powerUsdMWh, era }: EqualCosts): number {
  const subsidyBtc = era === 4 ? 3.125 : 1.5625;
  return (144 * subsidyBtc * usdBtc) / (0.024 * efficiencyJTh * (powerUsdMWh / 1000)) / 1e6;
}

/**
 * Where the model `market` settles. Hours differ by one per cent in price and half of the machines stand idle at the
 * start, so entry is all but free. The network starts in the equilibrium of a price that is a tenth lower; then the price
 * jumps and it has to find its own, within the 103 epochs of a halving era.
 */
export function freeEntrySteadyState(
  costs: EqualCosts,
  overrides: ParameterValues = {},
): { hashrateEhS: number; hashpriceUsdPhDay: number } {
  const { usdBtc, efficiencyJTh, powerUsdMWh, era } = costs;
  const usdAtStart = 0.9 * usdBtc;
  const values = {
    ...TEXTBOOK_MARKET,
    'chain.startHeight': era === 4 ? 840_672 : 1_050_336,
    'chain.initialDifficulty': (freeEntryHashrateEhS({ ...costs, usdBtc: usdAtStart }) * 1e18 * 600) / 0x100000000,
    'price.process': 'path',
    'price.path': { day: [0, 1, 2], value: [usdAtStart, usdAtStart, usdBtc] },
    'site.powerP10UsdMWh': powerUsdMWh,
    'site.powerP90UsdMWh': powerUsdMWh,
    'fleet.vintages': [{ name: 'one', efficiency_j_th: efficiencyJTh, release_date: '2020-01-01', hashrate_share: 1 }],
    'operate.rule': 'smooth',
    'operate.dispersionUsdMWh': powerUsdMWh / 100,
    'operate.speedOff': 0.005,
    'operate.speedOn': 0.005,
    ...overrides,
  };
  const run = marketColumnsOf(values, 100, ['hashrate_eh_s', 'hashprice_usd_ph_day']);
  return { hashrateEhS: run.hashrate_eh_s[99], hashpriceUsdPhDay: run.hashprice_usd_ph_day[99] };
}
