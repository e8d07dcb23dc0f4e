import { flowAttackCost } from './flowAttackCost.ts';

/**
 * The smallest reward per block [USD] at which an attack by rented hashing does not pay: its cost over the attack
 * equals the value at stake. Because the cost is a flow and the value a stock, the reward of every block has to grow in
 * proportion to the value at stake.
 *
 * Source: Budish, doi:10.3386/w24717, equation 3.
 *
 * @param valueAtStakeUsd gain of a successful attack [USD]
 * @param attackBlocks how long the attack lasts, in blocks of the honest chain, above 0
 * @param majorityRatio see `flowAttackCost`
 * @param keptRewardShare see `flowAttackCost`; below `majorityRatio`, else no reward deters
 */
export function requiredBlockReward(
  valueAtStakeUsd: number,
  attackBlocks: number,
  majorityRatio: number,
  keptRewardShare: number,
): number {
  return valueAtStakeUsd / (attackBlocks * flowAttackCost(1, majorityRatio, keptRewardShare));
}
