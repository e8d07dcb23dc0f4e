import { pow } from '../../random/math/pow.ts';
import type { Fleet } from '../fleet.ts';
import type { OperatingConditions } from './operateRule.ts';

/** Running share at the reference hashprice: room for the network to double before machines run out. */
const REFERENCE_RUNNING_SHARE = 0.5;

/**
 * Reduced form: the running share of every machine is `0.5 (hashprice / reference)^elasticity`, at most 1. With
 * elasticity 0 nobody reacts. Under Bitcoin's rule small deviations multiply by minus the elasticity per epoch.
 * Source of the form: Noda, Okumura and Hashimoto 2020, doi:10.2139/ssrn.3410460.
 */
export function operateElastically(
  elasticity: number,
  referenceUsdPhDay: number,
  fleet: Fleet,
  now: OperatingConditions,
): void {
  const response = elasticity === 0 ? 1 : pow(now.hashpriceUsdPhDay / referenceUsdPhDay, elasticity);
  fleet.running.fill(Math.min(1, REFERENCE_RUNNING_SHARE * response));
}
