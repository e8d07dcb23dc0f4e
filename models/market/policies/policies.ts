import type { AiDemand } from '../../markets/aiDemand.ts';
import type { PricePath } from '../../markets/price/pricePath.ts';
import type { Sites } from '../../miners/sites.ts';
import type { Policy } from './readPolicies.ts';

/** What policies do at present, and what they found when the run began. */
export interface Policies {
  readonly all: readonly Policy[];
  /** Block with which something begins or ends next, counted from the first block of the run; infinite after the last. */
  nextBlock: number;
  /** Per region: share of the power on which mining is forbidden, share of running power that is off, and factor on power prices. */
  readonly bannedShare: Float64Array;
  readonly curtailedShare: Float64Array;
  readonly powerFactor: Float64Array;
  priceFactor: number;
  demandFactor: number;
  rentFactor: number;
  /** By AI product. */
  readonly demandBaseMw: readonly number[];
  readonly demandCapMw: readonly number[];
  /** Per site: the power price without policies, USD/MWh; and what a ban keeps from tenants, MW. */
  readonly ownPowerUsdMWh: Float64Array;
  readonly withheldMw: Float64Array;
}

/** @returns null where there are no policies. */
export function createPolicies(all: readonly Policy[], sites: Sites, demands: readonly AiDemand[]): Policies | null {
  if (all.length === 0) return null;
  return {
    all,
    nextBlock: all.reduce((first, { fromBlock }) => Math.min(first, fromBlock), Number.POSITIVE_INFINITY),
    bannedShare: new Float64Array(sites.regionCount),
    curtailedShare: new Float64Array(sites.regionCount),
    powerFactor: new Float64Array(sites.regionCount).fill(1),
    priceFactor: 1,
    demandFactor: 1,
    rentFactor: 1,
    demandBaseMw: demands.map(({ baseMw }) => baseMw),
    demandCapMw: demands.map(({ capMw }) => capMw),
    ownPowerUsdMWh: sites.powerUsdMWh.slice(),
    withheldMw: new Float64Array(sites.count),
  };
}

/** Block at which a step has to end for what begins or ends next. */
export function nextPolicyBlock(policies: Policies | null, block: number): number {
  if (policies === null) return Number.POSITIVE_INFINITY;
  let next = Number.POSITIVE_INFINITY;
  for (const { fromBlock, untilBlock } of policies.all) {
    if (fromBlock > block && fromBlock < next) next = fromBlock;
    if (untilBlock > block && untilBlock < next) next = untilBlock;
  }
  return next;
}

/** The price of bitcoin with the factor in force: steps end where it changes, so it is constant within one. */
export function pricedByPolicy(price: PricePath, policies: Policies | null): PricePath {
  if (policies === null) return price;
  return { meanUsdBtc: (fromDay, toDay) => policies.priceFactor * price.meanUsdBtc(fromDay, toDay) };
}
