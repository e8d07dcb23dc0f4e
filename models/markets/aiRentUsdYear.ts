import type { AiMarket } from './aiMarket.ts';

/** AI rents that contracts pay a site now, whatever the product, USD/year. */
export function aiRentUsdYear(markets: readonly AiMarket[], site: number): number {
  let sum = 0;
  // Not by an iterator: this is called for every site in every epoch.
  for (let p = 0; p < markets.length; p++) sum += markets[p].siteRentUsdYear[site];
  return sum;
}
