import { newMachineUsdTh, vintageOnOffer } from '../markets/asicMarket.ts';
import type { EpochRecord } from './epochRecord.ts';
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
  record.energyMWh += (sum(fleet.runningMw) * mined.seconds) / SECONDS_PER_HOUR;
  record.subsidyBtc += subsidyBtc;
  record.feesBtc += feesBtc;
  record.rewardUsd += step.rewardUsd;
  record.hashpriceBlocks += 86_400e15 * mined.meanInverseWork * (subsidyBtc + feesBtc) * step.meanPriceUsdBtc;
  record.longIntervalBlocks += mined.expectedShareOver60Min * blocks;
  record.longestIntervalS = Math.max(record.longestIntervalS, mined.longestIntervalS);
}

/** Measures the state at the end of the epoch. */
export function recordEpoch(market: MarketState): void {
  const { record, chain, fleet, sites, asics, used } = market;
  record.nextDifficulty = chain.difficulty;
  record.runningEhS = measureMining(market);
  record.runningMw = sum(fleet.runningMw);
  record.installedMw = sum(fleet.installedMw);
  record.buildingMw = sum(sites.buildingMw);
  record.aiMw = sum(sites.aiMw);
  record.capacityMw = sum(sites.capacityMw);
  record.installedEhS = sum(fleet.installedEhS);
  record.stockEhS = sum(fleet.stockEhS);
  record.inTransitEhS = sum(asics.inTransitEhS) + (used === null ? 0 : sum(used.inTransitEhS));
  const vintage = vintageOnOffer(fleet, chain.timeS / SECONDS_PER_DAY + 14 * asics.leadEpochs);
  record.newMachineUsdTh = newMachineUsdTh(asics);
  record.newMachineJTh = fleet.efficiencyJTh[vintage];
  recordListed(market);
  recordConcentration(record, market);
}

function recordListed({ record, sites }: MarketState): void {
  record.listedCapacityMw = 0;
  record.listedAiMw = 0;
  for (let i = 0; i < sites.count; i++) {
    if (sites.listed[i] === 0) continue;
    record.listedCapacityMw += sites.capacityMw[i];
    record.listedAiMw += sites.aiMw[i];
  }
}

function recordConcentration(record: EpochRecord, { sites, fleet }: MarketState): void {
  record.byOperator.fill(0);
  record.byRegion.fill(0);
  record.byPool.fill(0);
  for (let i = 0; i < sites.count; i++) {
    record.byOperator[sites.operatorOf[i]] += fleet.runningEhS[i];
    record.byRegion[sites.regionOf[i]] += fleet.runningEhS[i];
    record.byPool[sites.poolOf[i]] += fleet.runningEhS[i];
  }
}

function sum(values: Float64Array): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i];
  return total;
}
