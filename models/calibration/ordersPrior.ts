import { ordersFactors } from '../backtest/fitOrdersFactor.ts';
import { exp } from '../random/math/exp.ts';
import { log } from '../random/math/log.ts';

/** Orders on their way at the start of a window over what the inventory of machines implies: a parameter of the set-up. */
export const ordersPrior = {
  name: 'orders factor',
  unit: '1',
  /** Uniform in the logarithm between the smallest and the largest factor that the backtest tries. @param u in (0, 1). */
  at(u: number): number {
    const low = ordersFactors[0];
    return low * exp(u * log(ordersFactors[ordersFactors.length - 1] / low));
  },
} as const;
