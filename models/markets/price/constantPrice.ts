import type { PriceProcess } from './priceProcess.ts';

/** A price that never moves: the control in which every change comes from the miners. @param usdBtc USD/BTC, positive. */
export function constantPrice(usdBtc: number): PriceProcess {
  return { meanUsdBtc: () => usdBtc };
}
