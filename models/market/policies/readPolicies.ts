import { nearestName } from '../../nearestName.ts';
import type { TableRow } from '../../parameter.ts';
import { numberCell, type ParameterReader } from '../../parameterReader.ts';

const BLOCKS_PER_EPOCH = 2016;

/** A policy or shock. Blocks are counted from the first block of the run. */
export interface Policy {
  readonly kind:
    | 'regionBan'
    | 'curtailment'
    | 'btcPriceFactor'
    | 'powerPriceFactor'
    | 'aiDemandFactor'
    | 'aiRentFactor';
  /** Index of the region; -1: everywhere. */
  readonly region: number;
  readonly fromBlock: number;
  /** First block after it; infinite where it never ends. */
  readonly untilBlock: number;
  readonly size: number;
}

/** @throws RangeError that lists every row which names no region, is dated before the run or has a size out of range. */
export function readPolicies(parameters: ParameterReader): readonly Policy[] {
  const regions = parameters.table('population.regions').map((row) => String(row.name));
  const startHeight = parameters.number('chain.startHeight');
  const problems: string[] = [];
  const policies = parameters.table('policies').map((row, index) => {
    const kind = row.kind as Policy['kind'];
    const report = (problem: string): number => problems.push(`policies[${index}] (${kind}): ${problem}`);
    const region = readRegion(row, kind, regions, report);
    const size = numberCell(row, 'size');
    if (kind === 'regionBan' || kind === 'curtailment') {
      if (size > 1) report(`size is ${size}, a share of power from 0 to 1 is expected`);
    } else if (size === 0) report('size is 0, a factor above 0 is expected');
    const height = numberCell(row, 'height');
    if (height > 0 && height < startHeight)
      report(`height ${height} is before the run, which begins at ${startHeight}`);
    const epoch = Math.floor(numberCell(row, 'start')) + numberCell(row, 'phase');
    const fromBlock = height > 0 ? height - startHeight : Math.round(epoch * BLOCKS_PER_EPOCH);
    const blocks = Math.round(numberCell(row, 'duration') * BLOCKS_PER_EPOCH);
    return { kind, region, fromBlock, untilBlock: blocks > 0 ? fromBlock + blocks : Number.POSITIVE_INFINITY, size };
  });
  if (problems.length > 0) throw new RangeError(problems.join('\n'));
  return policies;
}

function readRegion(
  row: TableRow,
  kind: Policy['kind'],
  regions: readonly string[],
  report: (problem: string) => void,
): number {
  const name = String(row.region);
  if (name === '') return -1;
  if (kind === 'btcPriceFactor' || kind === 'aiDemandFactor' || kind === 'aiRentFactor') {
    report(`region is ${name}, but bitcoin, demand and rents are the same for all regions; leave it empty`);
  }
  const region = regions.indexOf(name);
  if (region >= 0) return region;
  const near = nearestName(name, regions);
  const hint = near === null ? '' : ` (did you mean ${near}?)`;
  report(`region ${name} is no row of population.regions, which has ${regions.join(', ')}${hint}`);
  return -1;
}
