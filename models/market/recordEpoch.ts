import { aiRentUsdYear } from '../markets/aiRentUsdYear.ts';
import { newMachineUsdTh, vintageOnOffer } from '../markets/asicMarket.ts';
import type { Fleet } from '../miners/fleet.ts';
import { LISTED } from '../miners/operatorClass.ts';
import { rank } from '../ranking.ts';
import type { MarketState } from './marketState.ts';
import { measureMining } from './measureMining.ts';

const SECONDS_PER_HOUR = 3600;
const SECONDS_PER_DAY = 86_400;

/** Adds a step to the sums of its epoch. */
export function recordStep(market: MarketState): void {
  const { record, step, fleet } = market;
  const { mined } = step;
  const blocks = step.nextBlock - step.firstBlock;
  const feesBtc = step.meanFeesBtcPerBlock * blocks;
  const subsidyBtc = mined.subsidySat / 1e8;
  record.seconds += mined.seconds;
  record.blocks += blocks;
  record.hashesEh += step.networkEhS * mined.seconds;
  record.energyMWh += (fleet.networkRunningMw * mined.seconds) / SECONDS_PER_HOUR;
  record.subsidyBtc += subsidyBtc;
  record.feesBtc += feesBtc;
  record.rewardUsd += step.rewardUsd;
  record.hashpriceBlocks += 86_400e15 * mined.meanInverseWork * (subsidyBtc + feesBtc) * step.meanPriceUsdBtc;
  record.longIntervalBlocks += mined.expectedShareOver60Min * blocks;
  record.longestIntervalS = Math.max(record.longestIntervalS, mined.longestIntervalS);
}

/** Measures the state at the end of the epoch. */
export function recordEpoch(market: MarketState): void {
  const { record, chain, fleet, asics } = market;
  record.nextDifficulty = chain.difficulty;
  record.runningEhS = measureMining(market);
  record.runningMw = fleet.networkRunningMw;
  record.installedMw = fleet.networkInstalledMw;
  record.installedEhS = sumByVintage(fleet);
  record.stockEhS = sum(fleet.stockEhS);
  const vintage = vintageOnOffer(fleet, chain.timeS / SECONDS_PER_DAY + 14 * asics.leadEpochs);
  record.newMachineUsdTh = newMachineUsdTh(asics);
  record.newMachineJTh = fleet.efficiencyJTh[vintage];
  recordSites(market);
  recordShares(market);
}

/** Sums over sites, in one pass through memory. */
function recordSites({ record, sites, asics, used }: MarketState): void {
  const { count, capacityMw, buildingMw, aiMw, operatorClass } = sites;
  const { inTransitEhS } = asics;
  let building = 0;
  let ai = 0;
  let capacity = 0;
  let inTransit = 0;
  let listedCapacity = 0;
  let listedAi = 0;
  for (let i = 0; i < count; i++) {
    building += buildingMw[i];
    ai += aiMw[i];
    capacity += capacityMw[i];
    inTransit += inTransitEhS[i];
    if (operatorClass[i] !== LISTED) continue;
    listedCapacity += capacityMw[i];
    listedAi += aiMw[i];
  }
  record.buildingMw = building;
  record.aiMw = ai;
  record.capacityMw = capacity;
  record.inTransitEhS = inTransit + (used === null ? 0 : sum(used.inTransitEhS));
  record.listedCapacityMw = listedCapacity;
  record.listedAiMw = listedAi;
}

/** Who has how much of the running hashrate, and of the rents. */
function recordShares({ record, sites, fleet, ai }: MarketState): void {
  const { byOperator, byRegion, byPool } = record;
  const { operatorOf, regionOf, poolOf } = sites;
  const { runningEhS } = fleet;
  byOperator.fill(0);
  byRegion.fill(0);
  byPool.fill(0);
  record.aiRentUsdYear.fill(0);
  for (let i = 0; i < sites.count; i++) {
    const ehS = runningEhS[i];
    byOperator[operatorOf[i]] += ehS;
    byRegion[regionOf[i]] += ehS;
    byPool[poolOf[i]] += ehS;
    record.aiRentUsdYear[operatorOf[i]] += aiRentUsdYear(ai, i);
  }
  rank(record.operatorRanking, byOperator);
  rank(record.regionRanking, byRegion);
  rank(record.poolRanking, byPool);
}

/** Installed hashrate of the network, vintage by vintage: the order of a sum decides its last bit. */
function sumByVintage({ installedEhS, siteCount, vintageCount, vintagesInUse }: Fleet): number {
  let total = 0;
  for (let v = 0; v < vintagesInUse; v++) {
    for (let cell = v; cell < siteCount * vintageCount; cell += vintageCount) total += installedEhS[cell];
  }
  return total;
}

function sum(values: Float64Array): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i];
  return total;
}
