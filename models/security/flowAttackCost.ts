/**
 * What it costs per day to rent a majority [USD/day]. Under free entry a unit of hashing costs per block what it earns,
 * so that all of the hashing costs the reward flow; an attacker who rents `majorityRatio` times the honest hashrate
 * pays that multiple. Blocks that the attacker finds and keeps pay part of it back.
 *
 * Source: Budish, The Economic Limits of Bitcoin and the Blockchain, doi:10.3386/w24717, equations 1 and 2 (zero profit
 * of miners, cost of an attack); Trust at Scale, doi:10.1093/qje/qjae033.
 *
 * @param rewardUsdDay what honest miners earn [USD/day], subsidy and fees
 * @param majorityRatio rented hashrate over honest hashrate, above 1 for a majority
 * @param keptRewardShare share of the reward flow that the attacker earns and that keeps its value, 0 to 1; 0 for the
 *   gross cost
 */
export function flowAttackCost(rewardUsdDay: number, majorityRatio: number, keptRewardShare: number): number {
  return rewardUsdDay * (majorityRatio - keptRewardShare);
}
