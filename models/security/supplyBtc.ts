import { SATOSHI_PER_BTC, subsidySatoshiBetween } from '../chain/subsidy.ts';

/**
 * Coins issued by all blocks below `height` [BTC]: what the schedule allows, without the small amounts that miners
 * failed to claim.
 *
 * @param height number of blocks, the genesis block included
 * @throws RangeError when the height is not a natural number
 */
export function supplyBtc(height: number): number {
  return subsidySatoshiBetween(0, height) / SATOSHI_PER_BTC;
}
