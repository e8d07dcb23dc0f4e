/**
 * Orders on their way over what the inventory of machines implies, 1: what `hashshift backtest` fits on origins from
 * 2018 on whose outcomes lie before epoch 334 (June 2019 to May 2020 for the latest of them). From 2021 on it is out of sample.
 */
export const CALIBRATED_ORDERS_FACTOR = 1.4;
