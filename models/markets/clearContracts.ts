import { type AiDemand, demandMw, rentForMw } from './aiDemand.ts';
import { endOfTie, type MeritOrder, rankByMerit } from './rationByMerit.ts';

/** The contract round of one epoch. */
export interface ContractRound {
  /** Years since the start of the run. */
  years: number;
  /** Power that tenants already have under contract, MW. */
  contractedMw: number;
  /** Most power on which work can begin in this round, MW. */
  buildLimitMw: number;
}

/**
 * Uniform-price auction: offers sorted by reservation rent meet the demand that is not yet served; all winners get
 * the rent at which supply and demand cross. When offers or builders run out before demand does, tenants bid the rent
 * up along their demand curve, at most to the ceiling.
 *
 * @param offers `merit` is minus the reservation rent, `wanted` the MW offered; `granted` receives the MW won.
 *   Offers at the same rent share the remaining demand in proportion.
 * @returns the rent of the round, USD per MW and year.
 */
export function clearContracts(offers: MeritOrder, demand: AiDemand, round: ContractRound): number {
  offers.granted.fill(0);
  rankByMerit(offers);
  const { order, amount } = offers.ranking;
  let served = 0;
  for (let first = 0; first < order.length; ) {
    const reservation = -amount[first];
    const last = endOfTie(offers, first);
    const offered = sumOf(offers, first, last);
    const unserved = Math.max(0, demandMw(demand, round.years, reservation) - round.contractedMw);
    const room = Math.min(unserved, round.buildLimitMw) - served;
    if (room <= 0) break;
    const share = offered <= room ? 1 : room / offered;
    for (let r = first; r < last; r++) offers.granted[order[r]] = share * offers.wanted[order[r]];
    served += share * offered;
    // The marginal offer sets the rent when it is demand, not the builders, that leaves it partly unserved.
    if (share < 1 && unserved <= round.buildLimitMw) return reservation;
    first = last;
  }
  return rentForMw(demand, round.years, round.contractedMw + served);
}

function sumOf(offers: MeritOrder, first: number, last: number): number {
  let sum = 0;
  for (let r = first; r < last; r++) sum += offers.wanted[offers.ranking.order[r]];
  return sum;
}
