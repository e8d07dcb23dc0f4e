import type { MarketState } from '../marketState.ts';

const SECONDS_PER_DAY = 86_400;

/** Length of the epoch, days. */
export const days = ({ record }: MarketState): number => record.seconds / SECONDS_PER_DAY;

/** Subsidies and fees paid per day, USD/day. */
export const budgetUsdDay = (market: MarketState): number => market.record.rewardUsd / days(market);

/** Price of bitcoin, mean over the coins paid, USD/BTC. */
export const meanPriceUsdBtc = ({ record }: MarketState): number =>
  record.rewardUsd / (record.subsidyBtc + record.feesBtc);

/** Hashprice, mean over the blocks, USD/PH/day. */
export const meanHashprice = ({ record }: MarketState): number => record.hashpriceBlocks / record.blocks;
