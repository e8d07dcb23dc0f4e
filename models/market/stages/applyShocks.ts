import { applyForcedShift } from '../../miners/forcedShift.ts';
import type { MarketState } from '../marketState.ts';
import { applyPolicies } from '../policies/applyPolicies.ts';

const BLOCKS_PER_EPOCH = 2016;

/** Stage 1: shocks and policies that are due now. */
export function applyShocks(state: MarketState): void {
  const { shift, fleet, sites, ai, step, epoch } = state;
  const block = epoch * BLOCKS_PER_EPOCH + step.firstBlock;
  applyPolicies(state, block);
  applyForcedShift(shift, fleet, sites, ai[0], block);
}
