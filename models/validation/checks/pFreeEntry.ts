import { log } from '../../random/math/log.ts';
import { between } from '../expect/between.ts';
import { closeTo } from '../expect/closeTo.ts';
import { type EqualCosts, freeEntryHashrateEhS, freeEntrySteadyState } from '../freeEntry.ts';
import type { Measurement } from '../measurement.ts';
import type { ValidationCheck } from '../validationCheck.ts';

const BASE: EqualCosts = { usdBtc: 70_000, efficiencyJTh: 20, powerUsdMWh: 50, era: 4 };
const ELASTICITY_TOLERANCE = 0.05;

/** Free entry at equal costs: the level and how it moves with what it depends on. */
export const pFreeEntry: ValidationCheck = {
  letter: 'P',
  what: 'free entry, equal costs: 70,000 USD, 3.125 BTC, 20 J/TH, 0.05 USD/kWh',
  kind: 'analytic',
  source: 'closed form 144 B S / (0.024 e p) TH/s; entry by idle machines of the same cost that start',
  measure: () => {
    const base = freeEntrySteadyState(BASE);
    const elasticity = (what: string, expected: number, change: Partial<EqualCosts>, factor: number): Measurement => {
      const { hashrateEhS } = freeEntrySteadyState({ ...BASE, ...change });
      const got = log(hashrateEhS / base.hashrateEhS) / log(factor);
      const [lowest, highest] = [expected - ELASTICITY_TOLERANCE, expected + ELASTICITY_TOLERANCE];
      return between(`elasticity of hashrate to ${what}`, lowest, highest, got, `${expected}`);
    };
    return [
      closeTo('closed form, EH/s', 1312.5, freeEntryHashrateEhS(BASE), '1,312.5 EH/s'),
      closeTo('steady state, EH/s', 1312.5, base.hashrateEhS, '1,312.5 EH/s within 0.5 %', 0.005),
      closeTo('hashprice there, USD/PH/day', 24, base.hashpriceUsdPhDay, '24 within 0.5 %', 0.005),
      elasticity('the price of bitcoin', 1, { usdBtc: 77_000 }, 1.1),
      elasticity('the subsidy', 1, { era: 5 }, 0.5),
      elasticity('energy per hash', -1, { efficiencyJTh: 22 }, 1.1),
      elasticity('the price of power', -1, { powerUsdMWh: 55 }, 1.1),
    ];
  },
};
