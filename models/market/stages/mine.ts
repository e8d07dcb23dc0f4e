import { mineBlocks } from '../../chain/chain.ts';
import { SATOSHI_PER_BTC } from '../../chain/subsidy.ts';
import type { MarketState } from '../marketState.ts';

const SECONDS_PER_DAY = 86_400;

/** Stage 4: blocks are found and paid; the retarget ends the epoch. */
export function mine({ chain, step, price, environment }: MarketState): void {
  const blocks = step.nextBlock - step.firstBlock;
  const fromDay = chain.timeS / SECONDS_PER_DAY;
  mineBlocks(chain, step.networkEhS * 1e18, blocks, step.mined);
  const toDay = chain.timeS / SECONDS_PER_DAY;
  step.meanPriceUsdBtc = price.meanUsdBtc(fromDay, toDay);
  step.meanFeesBtcPerBlock = environment.fees.btcPerBlock(fromDay, toDay);
  const rewardBtc = step.mined.subsidySat / SATOSHI_PER_BTC + step.meanFeesBtcPerBlock * blocks;
  step.rewardUsd = rewardBtc * step.meanPriceUsdBtc;
}
