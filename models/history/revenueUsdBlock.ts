import { EPOCH_BLOCKS } from '../chain/protocol.ts';
import { SATOSHI_PER_BTC, subsidySatoshiBetween } from '../chain/subsidy.ts';
import type { EpochHistory } from './epochHistory.ts';

/**
 * What a block paid, mean of each epoch [USD]: price times subsidy. Fees are left out: they are known for few of the past
 * epochs.
 */
export function revenueUsdBlock({ firstEpoch, priceUsdBtc }: EpochHistory): Float64Array {
  return priceUsdBtc.map(
    (usd, t) =>
      (usd * subsidySatoshiBetween((firstEpoch + t) * EPOCH_BLOCKS, EPOCH_BLOCKS)) / EPOCH_BLOCKS / SATOSHI_PER_BTC,
  );
}
