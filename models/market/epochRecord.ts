import { createRanking, type Ranking } from '../ranking.ts';

/** What is measured over one epoch: sums over its steps, and the state at its end. */
export interface EpochRecord {
  /** Difficulty of the epoch's first block, and after the retarget that ends it. */
  difficulty: number;
  nextDifficulty: number;
  seconds: number;
  blocks: number;
  /** Time integral of running hashrate, EH, and of running power and its machines' share, MWh. */
  hashesEh: number;
  energyMWh: number;
  subsidyBtc: number;
  feesBtc: number;
  rewardUsd: number;
  /** Sums over blocks of hashprice, and of the probability of an interval above 60 minutes. */
  hashpriceBlocks: number;
  longIntervalBlocks: number;
  longestIntervalS: number;

  /** State at the end: sums over sites, MW. */
  runningEhS: number;
  runningMw: number;
  installedMw: number;
  buildingMw: number;
  aiMw: number;
  capacityMw: number;
  listedCapacityMw: number;
  listedAiMw: number;
  installedEhS: number;
  stockEhS: number;
  inTransitEhS: number;
  newMachineUsdTh: number;
  newMachineJTh: number;

  /** Running hashrate by owner, place and pool, EH/s, and who has most of it. */
  readonly byOperator: Float64Array;
  readonly byRegion: Float64Array;
  readonly byPool: Float64Array;
  /** AI rents that contracts deliver at the end, by operator, USD/year. */
  readonly aiRentUsdYear: Float64Array;
  readonly operatorRanking: Ranking;
  readonly regionRanking: Ranking;
  readonly poolRanking: Ranking;
}

export function createEpochRecord(operators: number, regions: number, pools: number): EpochRecord {
  return {
    difficulty: 0,
    nextDifficulty: 0,
    ...EMPTY_SUMS,
    runningEhS: 0,
    runningMw: 0,
    installedMw: 0,
    buildingMw: 0,
    aiMw: 0,
    capacityMw: 0,
    listedCapacityMw: 0,
    listedAiMw: 0,
    installedEhS: 0,
    stockEhS: 0,
    inTransitEhS: 0,
    newMachineUsdTh: 0,
    newMachineJTh: 0,
    byOperator: new Float64Array(operators),
    byRegion: new Float64Array(regions),
    byPool: new Float64Array(pools),
    aiRentUsdYear: new Float64Array(operators),
    operatorRanking: createRanking(operators),
    regionRanking: createRanking(regions),
    poolRanking: createRanking(pools),
  };
}

const EMPTY_SUMS = {
  seconds: 0,
  blocks: 0,
  hashesEh: 0,
  energyMWh: 0,
  subsidyBtc: 0,
  feesBtc: 0,
  rewardUsd: 0,
  hashpriceBlocks: 0,
  longIntervalBlocks: 0,
  longestIntervalS: 0,
};

/** Begins an epoch. */
export function clearSums(record: EpochRecord, difficulty: number): void {
  Object.assign(record, EMPTY_SUMS);
  record.difficulty = difficulty;
}
