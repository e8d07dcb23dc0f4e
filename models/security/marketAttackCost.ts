import { type StockAttackCost, stockAttackCost } from './stockAttackCost.ts';

/** Machines of one kind for sale. */
export interface MachineOffer {
  /** How much there is [EH/s]; Infinity where makers deliver whatever is ordered. */
  readonly hashrateEhS: number;
  /** [USD per TH/s] */
  readonly hardwareUsdThS: number;
  /** [J/TH] */
  readonly efficiencyJTh: number;
  /** Price of the sites with power that they need [USD/MW]; 0 where machines are taken over in their place. */
  readonly siteUsdMw: number;
}

/** What a majority costs when it is bought where it is cheapest. */
export interface MarketAttackCost extends StockAttackCost {
  /** Hashrate taken from each offer, in their order [EH/s]. */
  readonly boughtEhS: Float64Array;
}

/**
 * Cost of owning a majority and running it for a week, as `stockAttackCost`, when machines come from several offers: the
 * cheapest first, sites and power counted in. The attacker pays the prices of the day for all of an offer; that buying
 * so much would raise them is left out, so this is a lower bound.
 *
 * @param attack hashrate to buy [EH/s] and price of electricity [USD/MWh]
 * @param offers machines for sale; offers of equal cost are taken in their order
 * @returns costs of NaN when all offers together are not enough
 */
export function marketAttackCost(
  attack: { readonly hashrateEhS: number; readonly powerUsdMwh: number },
  offers: readonly MachineOffer[],
): MarketAttackCost {
  const unitCost = offers.map((offer) => stockAttackCost({ ...attack, ...offer, hashrateEhS: 1 }).totalUsd);
  const cheapestFirst = offers.map((_, i) => i).sort((a, b) => unitCost[a] - unitCost[b] || a - b);
  const sum = { hardwareUsd: 0, sitesUsd: 0, powerWeekUsd: 0, totalUsd: 0 };
  const boughtEhS = new Float64Array(offers.length);
  let missing = attack.hashrateEhS;
  for (const i of cheapestFirst) {
    boughtEhS[i] = Math.min(missing, offers[i].hashrateEhS);
    missing -= boughtEhS[i];
    const part = stockAttackCost({ ...attack, ...offers[i], hashrateEhS: boughtEhS[i] });
    sum.hardwareUsd += part.hardwareUsd;
    sum.sitesUsd += part.sitesUsd;
    sum.powerWeekUsd += part.powerWeekUsd;
    sum.totalUsd += part.totalUsd;
  }
  if (missing > 0) return { hardwareUsd: NaN, sitesUsd: NaN, powerWeekUsd: NaN, totalUsd: NaN, boughtEhS };
  return { ...sum, boughtEhS };
}
