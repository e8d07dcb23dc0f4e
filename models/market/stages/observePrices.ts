import { hashpriceUsdPhDay } from '../../chain/hashprice.ts';
import { SATOSHI_PER_BTC, subsidySatoshi } from '../../chain/subsidy.ts';
import { moveAsicMarket } from '../../markets/asicMarket.ts';
import type { MarketState } from '../marketState.ts';
import { observeEnvironment } from '../observeEnvironment.ts';

const BLOCKS_PER_EPOCH = 2016;
const SECONDS_PER_DAY = 86_400;

/** Stage 2: prices as everybody sees them at the start of the step. */
export function observePrices(state: MarketState): void {
  const { step, price, chain, asics } = state;
  const day = chain.timeS / SECONDS_PER_DAY;
  step.conditions.epochs = (step.nextBlock - step.firstBlock) / BLOCKS_PER_EPOCH;
  observeEnvironment(state, day);
  const rewardBtc = subsidySatoshi(chain.height) / SATOSHI_PER_BTC + step.feesBtcPerBlock;
  step.priceUsdBtc = price.meanUsdBtc(day, day);
  step.conditions.hashpriceUsdPhDay = hashpriceUsdPhDay(chain.expectedHashesPerBlock, rewardBtc, step.priceUsdBtc);
  moveAsicMarket(asics, step.conditions.hashpriceUsdPhDay, step.conditions.epochs);
}
