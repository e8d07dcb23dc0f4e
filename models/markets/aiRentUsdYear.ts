import type { AiMarket } from './aiMarket.ts';

/** AI rents that contracts pay a site now, whatever the product, USD/year. */
export function aiRentUsdYear(markets: readonly AiMarket[], site: number): number {
  let sum = 0;
  for (const { siteRentUsdYear } of markets) sum += siteRentUsdYear[site];
  return sum;
}
