import { bootstrap } from './bootstrapProcess.ts';
import { constant } from './constantPrice.ts';
import { gbm } from './geometricBrownianPrice.ts';
import { merton } from './mertonProcess.ts';
import { path } from './pathPrice.ts';
import type { PriceProcess } from './priceProcess.ts';
import { regime } from './regimeProcess.ts';

/** The price processes that are shipped, in the order in which `price.process` lists them. */
export const priceProcesses: readonly PriceProcess[] = [constant, gbm, merton, regime, bootstrap, path];
