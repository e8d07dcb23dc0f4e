import type { AiMarket } from '../../markets/aiMarket.ts';

/** Sum over the AI products of a run. */
export function sumOver(markets: readonly AiMarket[], read: (market: AiMarket) => number): number {
  let sum = 0;
  for (const market of markets) sum += read(market);
  return sum;
}
