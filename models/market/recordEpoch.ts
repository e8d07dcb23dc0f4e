import { newMachineUsdTh, vintageOnOffer } from '../markets/asicMarket.ts';
import type { Fleet } from '../miners/fleet.ts';
import { measureFleet } from '../miners/measureFleet.ts';
import { type Ranking, rank } from '../ranking.ts';
import type { MarketState } from './marketState.ts';

const SECONDS_PER_HOUR = 3600;
const SECONDS_PER_DAY = 86_400;

/** Adds a step to the sums of its epoch. */
export function recordStep(market: MarketState): void {
  const { record, step, settings, fleet } = market;
  const { mined } = step;
  const blocks = step.nextBlock - step.firstBlock;
  const feesBtc = settings.feesBtcPerBlock * blocks;
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
  const { record, chain, fleet, sites, asics, settings } = market;
  const dispersion = settings.operateRule === 'smooth' ? settings.smooth.dispersionUsdMWh : 0;
  record.nextDifficulty = chain.difficulty;
  record.runningEhS = measureFleet(fleet, sites, dispersion);
  record.installedEhS = sumByVintage(fleet);
  record.stockEhS = sum(fleet.stockEhS);
  const vintage = vintageOnOffer(fleet, chain.timeS / SECONDS_PER_DAY + 14 * asics.leadEpochs);
  record.newMachineUsdTh = newMachineUsdTh(asics);
  record.newMachineJTh = fleet.efficiencyJTh[vintage];
  recordSites(market);
  recordShares(record.byOperator, record.operatorRanking, sites.operatorOf, fleet.runningEhS);
  recordShares(record.byRegion, record.regionRanking, sites.regionOf, fleet.runningEhS);
  recordShares(record.byPool, record.poolRanking, sites.poolOf, fleet.runningEhS);
}

/** Sums over sites, in one pass through memory. */
function recordSites({ record, sites, fleet, asics }: MarketState): void {
  const { count, capacityMw, buildingMw, aiMw, listed } = sites;
  const { runningMw, installedMw } = fleet;
  const { inTransitEhS } = asics;
  let running = 0;
  let installed = 0;
  let building = 0;
  let ai = 0;
  let capacity = 0;
  let inTransit = 0;
  let listedCapacity = 0;
  let listedAi = 0;
  for (let i = 0; i < count; i++) {
    running += runningMw[i];
    installed += installedMw[i];
    building += buildingMw[i];
    ai += aiMw[i];
    capacity += capacityMw[i];
    inTransit += inTransitEhS[i];
    if (listed[i] === 0) continue;
    listedCapacity += capacityMw[i];
    listedAi += aiMw[i];
  }
  record.runningMw = running;
  record.installedMw = installed;
  record.buildingMw = building;
  record.aiMw = ai;
  record.capacityMw = capacity;
  record.inTransitEhS = inTransit;
  record.listedCapacityMw = listedCapacity;
  record.listedAiMw = listedAi;
}

function recordShares(amounts: Float64Array, ranking: Ranking, ownerOf: Int32Array, bySite: Float64Array): void {
  amounts.fill(0);
  for (let i = 0; i < bySite.length; i++) amounts[ownerOf[i]] += bySite[i];
  rank(ranking, amounts);
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
