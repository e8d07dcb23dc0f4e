import type { TableRow } from '../parameter.ts';
import { numberCell, type ParameterReader } from '../parameterReader.ts';
import { exp } from '../random/math/exp.ts';
import { log } from '../random/math/log.ts';
import { normalQuantile } from '../random/math/normalQuantile.ts';
import type { Field, Streams } from '../random/streams.ts';
import { operatorClasses, PRIVATE } from './operatorClass.ts';
import type { Sites } from './sites.ts';

/** 90 % quantile of the standard normal distribution: half the log distance from p10 to p90 in standard deviations. */
const NORMAL_P90 = 1.2815515655446004;

/** Room for the sites of one operator in the space of addresses; those with a row start half-way up the 32 bits. */
const ADDRESSES_PER_OPERATOR = 1024;
const NAMED_ADDRESSES = 2_147_483_648;

/**
 * Draws the population. Every draw is addressed by the site or operator it belongs to, so that a larger population
 * begins with the smaller one: private operators keep their numbers when others are added behind them.
 *
 * @throws RangeError when the shares of operators with a row exceed 1, or an operator names an unknown region.
 */
export function createSites(parameters: ParameterReader, streams: Streams): Sites {
  const namedRows = parameters.table('population.operators');
  const privateOperators = parameters.number('population.privateOperators');
  const sitesEach = parameters.number('population.sitesPerPrivateOperator');
  const namedSites = namedRows.reduce((sum, row) => sum + numberCell(row, 'sites'), 0);
  const regions = parameters.table('population.regions');
  const pools = parameters.table('population.pools');
  const sites = emptySites(
    namedSites + privateOperators * sitesEach,
    namedRows.length + privateOperators,
    regions.length,
    pools.length,
  );
  const namedShare = placeNamed(sites, namedRows, regions, parameters.number('ai.suitableFactor'));
  placePrivate(sites, parameters, namedRows.length, namedSites, 1 - namedShare, streams);
  drawPowerPrices(sites, namedRows, parameters, streams.field('population', 'powerPrice'));
  const poolShares = cumulative(pools.map((row) => numberCell(row, 'share')));
  const pool = streams.field('population', 'pool');
  for (let i = 0; i < sites.count; i++) sites.poolOf[i] = pick(poolShares, pool.at(sites.address[i], 0));
  return sites;
}

function emptySites(count: number, operatorCount: number, regionCount: number, poolCount: number): Sites {
  const figures = (): Float64Array => new Float64Array(count);
  return {
    count,
    operatorCount,
    regionCount,
    poolCount,
    operatorOf: new Int32Array(count),
    regionOf: new Int32Array(count),
    poolOf: new Int32Array(count),
    address: new Uint32Array(count),
    operatorClass: new Uint8Array(count).fill(PRIVATE),
    hashrateShare: figures(),
    powerUsdMWh: figures(),
    aiSuitableShare: figures(),
    capacityMw: figures(),
    barredMw: figures(),
    buildingMw: figures(),
    aiMw: figures(),
    convertibleMw: figures(),
  };
}

/** @returns the hashrate share of all operators that have a row. */
function placeNamed(
  sites: Sites,
  rows: readonly TableRow[],
  regions: readonly TableRow[],
  suitableFactor: number,
): number {
  let site = 0;
  let total = 0;
  rows.forEach((row, operator) => {
    const region = regions.findIndex((candidate) => candidate.name === row.region);
    if (region < 0)
      throw new RangeError(`operator ${row.name} is in region ${row.region}, which population.regions lacks`);
    const share = numberCell(row, 'hashrate_share');
    const operatorClass = (operatorClasses as readonly unknown[]).indexOf(row.class);
    if (operatorClass < 0)
      throw new RangeError(`operator ${row.name} is of class ${row.class}, not ${operatorClasses.join(', ')}`);
    total += share;
    const count = numberCell(row, 'sites');
    for (let i = 0; i < count; i++, site++) {
      sites.operatorOf[site] = operator;
      sites.regionOf[site] = region;
      sites.operatorClass[site] = operatorClass;
      sites.address[site] = NAMED_ADDRESSES + operator * ADDRESSES_PER_OPERATOR + i;
      sites.hashrateShare[site] = share / count;
      sites.aiSuitableShare[site] = Math.min(1, suitableFactor * numberCell(row, 'ai_suitable_share'));
    }
  });
  if (total >= 1)
    throw new RangeError(
      `the operators of population.operators hold ${total} of the hashrate, which leaves none to others`,
    );
  return total;
}

function placePrivate(
  sites: Sites,
  parameters: ParameterReader,
  firstOperator: number,
  firstSite: number,
  share: number,
  streams: Streams,
): void {
  const operators = parameters.number('population.privateOperators');
  const sitesEach = parameters.number('population.sitesPerPrivateOperator');
  const sd = parameters.number('population.privateSizeLogSd');
  const size = streams.field('population', 'operatorSize');
  const region = streams.field('population', 'region');
  const suitableFactor = parameters.number('ai.suitableFactor');
  const regions = parameters.table('population.regions');
  const regionShares = cumulative(residualRegionShares(sites, firstSite, regions));
  const weight = Float64Array.from({ length: operators }, (_, j) => exp(sd * normalQuantile(size.at(j, 0))));
  const totalWeight = weight.reduce((sum, w) => sum + w, 0);
  for (let j = 0; j < operators; j++) {
    const here = pick(regionShares, region.at(j, 0));
    for (let i = 0; i < sitesEach; i++) {
      const site = firstSite + j * sitesEach + i;
      sites.operatorOf[site] = firstOperator + j;
      sites.regionOf[site] = here;
      sites.address[site] = j * ADDRESSES_PER_OPERATOR + i;
      sites.hashrateShare[site] = (share * weight[j]) / totalWeight / sitesEach;
      sites.aiSuitableShare[site] = Math.min(1, suitableFactor * numberCell(regions[here], 'ai_suitable_share'));
    }
  }
}

/** What remains of every region's share after its sites of operators with a row, never negative. */
function residualRegionShares(sites: Sites, namedSites: number, regions: readonly TableRow[]): number[] {
  const shares = regions.map((row) => numberCell(row, 'hashrate_share'));
  const total = shares.reduce((sum, s) => sum + s, 0);
  const residual = shares.map((s) => s / total);
  for (let i = 0; i < namedSites; i++) residual[sites.regionOf[i]] -= sites.hashrateShare[i];
  return residual.map((s) => Math.max(s, 0));
}

function drawPowerPrices(
  sites: Sites,
  namedRows: readonly TableRow[],
  parameters: ParameterReader,
  draws: Field,
): void {
  const low = log(parameters.number('site.powerP10UsdMWh'));
  const high = log(parameters.number('site.powerP90UsdMWh'));
  const mean = (low + high) / 2;
  const sd = (high - low) / (2 * NORMAL_P90);
  for (let i = 0; i < sites.count; i++) {
    const row = namedRows[sites.operatorOf[i]];
    const own = row === undefined ? 0 : numberCell(row, 'power_usd_mwh');
    sites.powerUsdMWh[i] = own > 0 ? own : exp(mean + sd * normalQuantile(draws.at(sites.address[i], 0)));
  }
}

function cumulative(weights: readonly number[]): Float64Array {
  const sums = new Float64Array(weights.length);
  let total = 0;
  weights.forEach((w, i) => {
    total += w;
    sums[i] = total;
  });
  if (!(total > 0)) throw new RangeError('shares of a table sum to zero, so nothing can be placed');
  return sums.map((s) => s / total);
}

function pick(cumulativeShares: Float64Array, u: number): number {
  let i = 0;
  while (i < cumulativeShares.length - 1 && u > cumulativeShares[i]) i++;
  return i;
}
