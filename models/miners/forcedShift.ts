import type { AiMarket } from '../markets/aiMarket.ts';
import { capexUsdMw } from '../markets/aiProduct.ts';
import type { ParameterReader } from '../parameterReader.ts';
import type { Fleet } from './fleet.ts';
import { LISTED } from './operatorClass.ts';
import type { Sites } from './sites.ts';
import { stockMachines } from './stockMachines.ts';

const BLOCKS_PER_EPOCH = 2016;

/** A shift of mining to AI that happens whatever it pays, on a schedule in blocks. */
export interface ForcedShift {
  readonly kind: 'hashrate' | 'capacity' | 'listedCapacity';
  readonly order: 'leastEfficientFirst' | 'proportional' | 'mostEfficientFirst';
  readonly share: number;
  /** First block of the shift, counted from the first block of the run, and the length of its ramp in blocks. */
  readonly startBlock: number;
  readonly rampBlocks: number;
  /** Share of the ramp that has been carried out, 0 to 1; it runs even where the share that leaves is 0. */
  done: number;
  /** Scratch: total and share to remove per vintage. */
  readonly total: Float64Array;
  readonly removed: Float64Array;
}

export function createForcedShift(parameters: ParameterReader, vintages: number): ForcedShift {
  const start = Math.floor(parameters.number('shift.start')) + parameters.number('shift.phase');
  return {
    kind: parameters.text('shift.kind') as ForcedShift['kind'],
    order: parameters.text('shift.order') as ForcedShift['order'],
    share: parameters.number('shift.share'),
    startBlock: Math.round(start * BLOCKS_PER_EPOCH),
    rampBlocks: Math.round(parameters.number('shift.duration') * BLOCKS_PER_EPOCH),
    done: 0,
    total: new Float64Array(vintages),
    removed: new Float64Array(vintages),
  };
}

/**
 * Carries out what is due by `block`. Shares compound so that, whatever else happens during the ramp, the share that
 * has left of what would be there is `share` at its end: a step takes `1 - (1 - share p1) / (1 - share p0)` of what is
 * there, when progress goes from p0 to p1.
 *
 * @returns whether machines moved.
 */
export function applyForcedShift(shift: ForcedShift, fleet: Fleet, sites: Sites, ai: AiMarket, block: number): boolean {
  if (shift.done === 1 || block < shift.startBlock) return false;
  const progress = shift.rampBlocks === 0 ? 1 : Math.min(1, (block - shift.startBlock) / shift.rampBlocks);
  const taken = 1 - (1 - shift.share * progress) / (1 - shift.share * shift.done);
  shift.done = progress;
  if (taken === 0) return false;
  measureScope(shift, fleet, sites);
  chooseVintages(shift, taken);
  moveMachines(shift, fleet, sites, ai);
  return true;
}

function inScope(shift: ForcedShift, sites: Sites, site: number): boolean {
  return shift.kind !== 'listedCapacity' || sites.operatorClass[site] === LISTED;
}

/** What each vintage contributes to the base: running EH/s for `hashrate`, installed MW otherwise. */
function measureScope(shift: ForcedShift, fleet: Fleet, sites: Sites): void {
  const { vintageCount, installedEhS, running, mwPerEhS } = fleet;
  shift.total.fill(0);
  for (let i = 0; i < sites.count; i++) {
    if (!inScope(shift, sites, i)) continue;
    for (let v = 0; v < fleet.vintagesInUse; v++) {
      const installed = installedEhS[i * vintageCount + v];
      shift.total[v] += shift.kind === 'hashrate' ? installed * running[i * vintageCount + v] : installed * mwPerEhS[v];
    }
  }
}

/** Share of every vintage that leaves, so that together they are `taken` of the base. */
function chooseVintages({ order, total, removed }: ForcedShift, taken: number): void {
  if (order === 'proportional') {
    removed.fill(taken);
    return;
  }
  removed.fill(0);
  let left = 0;
  for (let v = 0; v < total.length; v++) left += total[v];
  left *= taken;
  for (let n = 0; n < total.length && left > 0; n++) {
    const v = order === 'leastEfficientFirst' ? n : total.length - 1 - n;
    if (total[v] === 0) continue;
    removed[v] = Math.min(1, left / total[v]);
    left -= removed[v] * total[v];
  }
}

/** Machines go to stock; their power becomes AI capacity that earns the rent of the last round at once. */
function moveMachines(shift: ForcedShift, fleet: Fleet, sites: Sites, ai: AiMarket): void {
  const { vintageCount, installedEhS, mwPerEhS } = fleet;
  for (let i = 0; i < sites.count; i++) {
    if (!inScope(shift, sites, i)) continue;
    let gross = 0;
    for (let v = 0; v < fleet.vintagesInUse; v++) {
      const moved = installedEhS[i * vintageCount + v] * shift.removed[v];
      if (moved === 0) continue;
      const cell = i * vintageCount + v;
      installedEhS[cell] -= moved;
      stockMachines(fleet, cell, v, moved);
      gross += moved * mwPerEhS[v];
      ai.unpluggedEhS += moved;
    }
    const mw = gross / ai.product.grossPerMw;
    fleet.installedMw[i] -= gross;
    sites.aiMw[i] += gross;
    ai.siteMw[i] += gross;
    ai.siteRentUsdYear[i] += mw * ai.rentUsdMwYear;
    sites.convertibleMw[i] = Math.max(0, sites.convertibleMw[i] - gross);
    ai.forcedMw += mw;
    ai.unpluggedMw += gross;
    ai.spentUsd[i] += mw * capexUsdMw(ai.product);
  }
}
