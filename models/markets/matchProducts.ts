import type { AiMarket } from './aiMarket.ts';
import { clearContracts } from './clearContracts.ts';

/** Rounds of rejections after which the rest is cut off; a few are enough where nobody is at the margin of two markets. */
const MOST_PASSES = 50;
/** Power that is promised twice and does not matter, MW. */
const TOLERANCE_MW = 1e-9;

/**
 * Clears the markets of several products together, where sites can offer the same power in each. A site prefers the
 * product that left more per MW of its power at the rents of the last round, after what it asks for; what its tenants do
 * not take it offers with the next one. Offers that are turned away move on until nobody is turned away any more (deferred
 * acceptance): then no tenant could find a cheaper site that would rather be with it. All products share the builders:
 * where they are short, they give each product a part of their time in proportion to what would be signed without them.
 *
 * Source: Gale and Shapley 1962, https://doi.org/10.2307/2312726; with prices, Hatfield and Milgrom 2005,
 * https://doi.org/10.1257/0002828054825466
 *
 * @param markets their books hold what each site would place with the product at most (`wanted`) and its reservation rent;
 *   `granted` receives the MW won, and each market its rent.
 * @param grossMw per site: power that can be offered, MW. @param smallestMw least that a tenant signs for.
 */
export function matchProducts(
  markets: readonly AiMarket[],
  grossMw: Float64Array,
  buildLimitMw: number,
  smallestMw: number,
): void {
  const mostMw = markets.map(({ offers }) => offers.wanted.slice());
  const preferences = preferencesOf(markets, grossMw.length);
  const limits = markets.map(() => Number.POSITIVE_INFINITY);
  acceptDeferred(markets, grossMw, mostMw, preferences, limits, smallestMw);
  const granted = markets.map(({ offers }) => sumOf(offers.granted));
  const total = granted.reduce((sum, mw) => sum + mw, 0);
  if (total <= buildLimitMw) return;
  for (let p = 0; p < limits.length; p++) limits[p] = buildLimitMw * (granted[p] / total);
  acceptDeferred(markets, grossMw, mostMw, preferences, limits, smallestMw);
}

/** Per site the products from the best to the worst, `[site * products + rank]`; of equal ones the first one listed. */
function preferencesOf(markets: readonly AiMarket[], sites: number): Uint8Array {
  const order = new Uint8Array(sites * markets.length);
  const surplus = new Float64Array(markets.length);
  for (let i = 0; i < sites; i++) {
    for (let p = 0; p < markets.length; p++) {
      const { product, offers, rentUsdMwYear } = markets[p];
      surplus[p] = (product.margin * (rentUsdMwYear + offers.merit[i])) / product.grossPerMw;
    }
    for (let p = 0; p < markets.length; p++) {
      let rank = 0;
      for (let q = 0; q < markets.length; q++)
        if (surplus[q] > surplus[p] || (surplus[q] === surplus[p] && q < p)) rank++;
      order[i * markets.length + rank] = p;
    }
  }
  return order;
}

function acceptDeferred(
  markets: readonly AiMarket[],
  grossMw: Float64Array,
  mostMw: readonly Float64Array[],
  preferences: Uint8Array,
  limits: readonly number[],
  smallestMw: number,
): void {
  // Everybody begins in the hope to place all with the best product.
  for (let p = 0; p < markets.length; p++) markets[p].offers.granted.set(mostMw[p]);
  placeOffers(markets, grossMw, mostMw, preferences, smallestMw);
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    for (const [p, market] of markets.entries()) {
      market.round.buildLimitMw = limits[p];
      market.rentUsdMwYear = clearContracts(market.offers, market.demand, market.round);
    }
    if (placeOffers(markets, grossMw, mostMw, preferences, smallestMw) <= TOLERANCE_MW) return;
  }
  cutOff(markets, grossMw, preferences);
}

/**
 * Offers with every product what the better ones have not taken.
 * @returns the largest change of an offer, MW.
 */
function placeOffers(
  markets: readonly AiMarket[],
  grossMw: Float64Array,
  mostMw: readonly Float64Array[],
  preferences: Uint8Array,
  smallestMw: number,
): number {
  let largest = 0;
  for (let i = 0; i < grossMw.length; i++) {
    let left = grossMw[i];
    for (let rank = 0; rank < markets.length; rank++) {
      const p = preferences[i * markets.length + rank];
      const { offers, product } = markets[p];
      const room = left / product.grossPerMw;
      const offered = mostMw[p][i] < room ? mostMw[p][i] : room;
      const wanted = offered < smallestMw ? 0 : offered;
      const change = Math.abs(wanted - offers.wanted[i]);
      if (change > largest) largest = change;
      offers.wanted[i] = wanted;
      left -= (offers.granted[i] < wanted ? offers.granted[i] : wanted) * product.grossPerMw;
    }
  }
  return largest;
}

/** Nobody gives away more power than there is. */
function cutOff(markets: readonly AiMarket[], grossMw: Float64Array, preferences: Uint8Array): void {
  for (let i = 0; i < grossMw.length; i++) {
    let left = grossMw[i];
    for (let rank = 0; rank < markets.length; rank++) {
      const { offers, product } = markets[preferences[i * markets.length + rank]];
      const room = left / product.grossPerMw;
      if (offers.granted[i] > room) offers.granted[i] = room;
      left -= offers.granted[i] * product.grossPerMw;
    }
  }
}

function sumOf(values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i];
  return sum;
}
