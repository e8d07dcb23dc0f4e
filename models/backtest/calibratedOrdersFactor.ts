/**
 * Orders on their way over what the inventory of machines implies, 1: what `hashshift backtest` fits on origins from
 * 2018 on whose outcomes lie before epoch 334 (March 2021). After that it is out of sample.
 */
export const CALIBRATED_ORDERS_FACTOR = 1.4;
