import type { MarketState } from '../marketState.ts';
import { banMining } from './banMining.ts';
import { nextPolicyBlock, type Policies } from './policies.ts';
import { reduceContracts } from './reduceContracts.ts';

const SECONDS_PER_YEAR = 31_557_600;

/**
 * Puts into force what is due by `block` and ends what is over. Everybody takes changed prices to last, as they take
 * every other price.
 *
 * @param block first block of the step, counted from the first block of the run.
 */
export function applyPolicies(state: MarketState, block: number): void {
  const { policies } = state;
  if (policies === null) return;
  if (block >= policies.nextBlock) {
    enforce(state, policies, block);
    policies.nextBlock = nextPolicyBlock(policies, block);
  }
  // Contracts begin and end on power on which mining is forbidden: what is left of it is counted anew.
  const { sites } = state;
  for (let i = 0; i < sites.count; i++) {
    const others = sites.capacityMw[i] - sites.buildingMw[i] - sites.aiMw[i];
    sites.barredMw[i] = others > 0 ? policies.bannedShare[sites.regionOf[i]] * others : 0;
  }
}

function enforce(state: MarketState, policies: Policies, block: number): void {
  const { ai, sites, environment, fleet, chain, epoch } = state;
  for (let region = 0; region < sites.regionCount; region++) {
    banMining(policies, fleet, sites, region, 1 - product(policies, 'regionBan', region, block));
    policies.curtailedShare[region] = 1 - product(policies, 'curtailment', region, block);
    policies.powerFactor[region] = product(policies, 'powerPriceFactor', region, block);
  }
  policies.priceFactor = product(policies, 'btcPriceFactor', -1, block);
  for (let i = 0; i < sites.count; i++) {
    const price = policies.ownPowerUsdMWh[i] * policies.powerFactor[sites.regionOf[i]];
    sites.powerUsdMWh[i] = price;
    environment.power.sites.powerUsdMWh[i] = price;
  }
  policies.rentFactor = product(policies, 'aiRentFactor', -1, block);
  const before = policies.demandFactor;
  policies.demandFactor = product(policies, 'aiDemandFactor', -1, block);
  for (const [p, market] of ai.entries()) {
    market.demand.baseMw = policies.demandBaseMw[p] * policies.demandFactor;
    market.demand.capMw = policies.demandCapMw[p] * policies.demandFactor;
    if (policies.demandFactor < before) reduceContracts(market, sites, chain.timeS / SECONDS_PER_YEAR, epoch);
  }
}

/** Product over the policies of a kind in force in a region: of what shares leave, or of factors. */
function product({ all }: Policies, kind: Policies['all'][number]['kind'], region: number, block: number): number {
  const isShare = kind === 'regionBan' || kind === 'curtailment';
  let result = 1;
  for (const policy of all) {
    if (policy.kind !== kind || block < policy.fromBlock || block >= policy.untilBlock) continue;
    if (policy.region !== -1 && policy.region !== region) continue;
    result *= isShare ? 1 - policy.size : policy.size;
  }
  return result;
}
