import type { PricePath } from './pricePath.ts';
import type { PriceProcess } from './priceProcess.ts';

/** A price that never moves: the control in which every change comes from the miners. @param usdBtc USD/BTC, positive. */
export function constantPrice(usdBtc: number): PricePath {
  return { meanUsdBtc: () => usdBtc };
}

/** The process `constant`. */
export const constant: PriceProcess = {
  name: 'constant',
  summary: 'constant',
  parameters: [],
  create: ({ initialUsdBtc }) => constantPrice(initialUsdBtc),
};
