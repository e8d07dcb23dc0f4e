import { dayNumber } from '../calendar.ts';
import { numberCell, type ParameterReader } from '../parameterReader.ts';
import { exp } from '../random/math/exp.ts';
import { log } from '../random/math/log.ts';
import { pow } from '../random/math/pow.ts';
import type { Fleet } from './fleet.ts';
import type { Sites } from './sites.ts';

const DAYS_PER_EPOCH = 14;
const DAYS_PER_YEAR = 365.25;
/** Proportional fitting ends when every site total is met to this relative accuracy; it converges geometrically. */
const FITTING_TOLERANCE = 1e-9;
const MOST_FITTING_ROUNDS = 200;

/**
 * The fleet at the start, in shares of the installed hashrate (the caller scales it), and the vintages that makers
 * will offer until `horizonDays`. Which site holds which vintage follows `fleet.sorting`; site totals and vintage
 * totals are both met, by iterative proportional fitting (Deming and Stephan 1940, doi:10.1214/aoms/1177731829).
 *
 * @throws RangeError when vintages are not listed from the least to the most efficient.
 */
export function createFleet(parameters: ParameterReader, sites: Sites, horizonDays: number): Fleet {
  const { efficiencyJTh, releaseDay, share } = listVintages(parameters, horizonDays);
  const vintageCount = efficiencyJTh.length;
  const pue = parameters.number('site.miningPue');
  const fleet: Fleet = {
    siteCount: sites.count,
    vintageCount,
    vintagesInUse: lastWithShare(share) + 1,
    efficiencyJTh,
    releaseDay,
    mwPerEhS: efficiencyJTh.map((e) => e * pue),
    breakEvenUsdMWh: new Float64Array(vintageCount),
    installedEhS: new Float64Array(sites.count * vintageCount),
    running: new Float64Array(sites.count * vintageCount),
    stockEhS: new Float64Array(vintageCount),
    stockOfEhS: new Float64Array(parameters.text('used.market') === 'none' ? 0 : sites.count * vintageCount),
    resaleUsdTh: new Float64Array(vintageCount),
    madeEhS: 0,
    scrappedEhS: 0,
    runningEhS: new Float64Array(sites.count),
    runningMw: new Float64Array(sites.count),
    installedMw: new Float64Array(sites.count),
    powerCostUsdHour: new Float64Array(sites.count),
    networkRunningMw: 0,
    networkInstalledMw: 0,
  };
  sortMachines(fleet, sites, share, parameters.number('fleet.sorting'));
  fitProportionally(fleet, sites.hashrateShare, share);
  return fleet;
}

interface Vintages {
  efficiencyJTh: Float64Array;
  releaseDay: Float64Array;
  share: Float64Array;
}

function listVintages(parameters: ParameterReader, horizonDays: number): Vintages {
  const rows = parameters.table('fleet.vintages');
  const start = dayNumber(parameters.text('chain.startDate'));
  const efficiency = rows.map((row) => numberCell(row, 'efficiency_j_th'));
  const release = rows.map((row) => dayNumber(String(row.release_date)) - start);
  const shares = rows.map((row) => numberCell(row, 'hashrate_share'));
  const total = shares.reduce((sum, s) => sum + s, 0);
  if (!(total > 0)) throw new RangeError('fleet.vintages: no vintage has a hashrate_share above 0');
  efficiency.forEach((e, v) => {
    if (v > 0 && e > efficiency[v - 1]) {
      throw new RangeError(
        `fleet.vintages: ${rows[v].name} is less efficient than the row before it; list them from worst to best`,
      );
    }
  });
  const rate = parameters.number('asic.frontierRateYear');
  const interval = parameters.number('asic.frontierInterval') * DAYS_PER_EPOCH;
  const better = pow(1 + rate, interval / DAYS_PER_YEAR);
  while (rate < 0 && release[release.length - 1] + interval <= horizonDays) {
    efficiency.push(efficiency[efficiency.length - 1] * better);
    release.push(release[release.length - 1] + interval);
    shares.push(0);
  }
  return {
    efficiencyJTh: Float64Array.from(efficiency),
    releaseDay: Float64Array.from(release),
    share: Float64Array.from(shares, (s) => s / total),
  };
}

/** Tilts the vintage mix of each site: where power is cheap, inefficient machines are over-represented. */
function sortMachines(fleet: Fleet, sites: Sites, share: Float64Array, sorting: number): void {
  let meanLogPower = 0;
  let meanLogEfficiency = 0;
  for (let i = 0; i < sites.count; i++) meanLogPower += sites.hashrateShare[i] * log(sites.powerUsdMWh[i]);
  for (let v = 0; v < share.length; v++) meanLogEfficiency += share[v] * log(fleet.efficiencyJTh[v]);
  for (let i = 0; i < sites.count; i++) {
    const dear = log(sites.powerUsdMWh[i]) - meanLogPower;
    for (let v = 0; v < share.length; v++) {
      const wasteful = log(fleet.efficiencyJTh[v]) - meanLogEfficiency;
      fleet.installedEhS[i * share.length + v] = share[v] * exp(-sorting * dear * wasteful);
    }
  }
}

function fitProportionally(fleet: Fleet, siteShare: Float64Array, vintageShare: Float64Array): void {
  const { installedEhS: cells, siteCount, vintageCount, vintagesInUse } = fleet;
  const siteSum = new Float64Array(siteCount);
  for (let round = 0, residual = 1; round < MOST_FITTING_ROUNDS && residual > FITTING_TOLERANCE; round++) {
    siteSum.fill(0);
    for (let v = 0; v < vintagesInUse; v++) {
      let sum = 0;
      for (let i = 0; i < siteCount; i++) sum += cells[i * vintageCount + v];
      const factor = sum > 0 ? vintageShare[v] / sum : 0;
      for (let i = 0; i < siteCount; i++) siteSum[i] += cells[i * vintageCount + v] *= factor;
    }
    residual = 0;
    for (let i = 0; i < siteCount; i++) {
      if (siteShare[i] === 0) continue;
      residual = Math.max(residual, Math.abs(siteSum[i] / siteShare[i] - 1));
      siteSum[i] = siteShare[i] / siteSum[i];
    }
    for (let i = 0; i < siteCount; i++) {
      for (let v = 0; v < vintagesInUse; v++) cells[i * vintageCount + v] *= siteSum[i];
    }
  }
}

function lastWithShare(share: Float64Array): number {
  let v = share.length - 1;
  while (v > 0 && share[v] === 0) v -= 1;
  return v;
}
