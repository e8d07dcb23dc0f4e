import type { EpochHistory } from './epochHistory.ts';

const HASHES_PER_DIFFICULTY = 4_294_967_296;
const TARGET_SPACING_S = 600;
const DAYS_PER_YEAR = 365.25;

/** A machine of the past. */
export interface PastVintage {
  readonly efficiencyJTh: number;
  /** First deliveries, days since 1970-01-01. */
  readonly releaseDay: number;
}

/** How machines come and go, for the inventory. */
export interface InventoryRates {
  /** Share of installed machines that fail, and of idle ones that are taken out, 1/year. */
  readonly failureYear: number;
  readonly retirementYear: number;
  /** A machine is bought for so long after its release, years, while nothing newer takes its place. */
  readonly salesYears: number;
}

/** What stood in the racks at the start of an epoch. */
export interface ReconstructedFleet {
  /** Installed hashrate per vintage, EH/s, idle machines included. */
  readonly installedEhS: Float64Array;
  /** Hashrate bought in the year before, and in the best year so far, EH/s. */
  readonly boughtLastYearEhS: number;
  readonly boughtBestYearEhS: number;
}

/**
 * The fleet at the start of an epoch, from nothing but past difficulty: a perpetual inventory. Difficulty tells what ran;
 * whenever that exceeds what was left of the machines bought before, the difference was bought, in equal parts of the
 * machines on sale at that time. When less runs than is installed, the least efficient machines stand idle and are
 * taken out over time. The first epochs of a history are attributed to its oldest machines, so it should reach back a
 * few years.
 *
 * @param origin   index into the history; later epochs are not looked at.
 * @param vintages any order; those released after the origin stay empty.
 * Source of the method: Goldsmith 1951, A perpetual inventory of national wealth, https://www.nber.org/chapters/c9716
 */
export function reconstructFleet(
  history: EpochHistory,
  origin: number,
  vintages: readonly PastVintage[],
  rates: InventoryRates,
): ReconstructedFleet {
  const installedEhS = new Float64Array(vintages.length);
  const worstFirst = vintages.map((_, v) => v).sort((a, b) => vintages[b].efficiencyJTh - vintages[a].efficiencyJTh);
  const purchases = new Float64Array(origin + 1);
  let boughtLastYearEhS = 0;
  let boughtBestYearEhS = 0;
  for (let e = 0; e <= origin; e++) {
    const day = history.startDay[e];
    if (e > 0) scrap(installedEhS, rates, Math.max(0, day - history.startDay[e - 1]) / DAYS_PER_YEAR);
    const runningEhS = (history.difficulty[e] * HASHES_PER_DIFFICULTY) / TARGET_SPACING_S / 1e18;
    const installed = installedEhS.reduce((sum, h) => sum + h, 0);
    const bought = Math.max(0, runningEhS - installed);
    if (bought > 0) buy(installedEhS, vintages, day, bought, rates.salesYears);
    else if (e > 0) retire(installedEhS, worstFirst, installed - runningEhS, rates, day - history.startDay[e - 1]);
    // What the first row shows had been bought over all the years before.
    purchases[e] = e === 0 ? 0 : bought;
    boughtLastYearEhS = boughtSince(history, purchases, e, day - DAYS_PER_YEAR);
    if (boughtLastYearEhS > boughtBestYearEhS) boughtBestYearEhS = boughtLastYearEhS;
  }
  return { installedEhS, boughtLastYearEhS, boughtBestYearEhS };
}

function boughtSince({ startDay }: EpochHistory, purchases: Float64Array, last: number, day: number): number {
  let sum = 0;
  for (let e = last; e >= 0 && startDay[e] > day; e--) sum += purchases[e];
  return sum;
}

function scrap(installedEhS: Float64Array, { failureYear }: InventoryRates, years: number): void {
  const left = Math.max(0, 1 - failureYear * years);
  for (let v = 0; v < installedEhS.length; v++) installedEhS[v] *= left;
}

/** Purchases go in equal parts to the machines released within `salesYears`, or to the newest when there is none. */
function buy(
  installedEhS: Float64Array,
  vintages: readonly PastVintage[],
  day: number,
  ehS: number,
  salesYears: number,
): void {
  let newest = -1;
  let oldest = 0;
  for (let v = 0; v < vintages.length; v++) {
    if (vintages[v].releaseDay < vintages[oldest].releaseDay) oldest = v;
    if (vintages[v].releaseDay > day) continue;
    if (newest < 0 || vintages[v].releaseDay > vintages[newest].releaseDay) newest = v;
  }
  const onSale = vintages.map(({ releaseDay }) => releaseDay <= day && day - releaseDay <= salesYears * DAYS_PER_YEAR);
  const count = onSale.filter(Boolean).length;
  if (count === 0) installedEhS[newest < 0 ? oldest : newest] += ehS;
  else for (let v = 0; v < vintages.length; v++) if (onSale[v]) installedEhS[v] += ehS / count;
}

function retire(
  installedEhS: Float64Array,
  worstFirst: readonly number[],
  idleEhS: number,
  { retirementYear }: InventoryRates,
  days: number,
): void {
  let left = idleEhS * Math.min(1, (retirementYear * Math.max(0, days)) / DAYS_PER_YEAR);
  for (const v of worstFirst) {
    const taken = Math.min(left, installedEhS[v]);
    installedEhS[v] -= taken;
    left -= taken;
  }
}
