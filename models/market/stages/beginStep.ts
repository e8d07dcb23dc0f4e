import type { MarketState } from '../marketState.ts';
import { nextPolicyBlock } from '../policies/policies.ts';

const BLOCKS_PER_EPOCH = 2016;

/** A step ends after its share of the epoch, or earlier where a forced shift begins or a policy begins or ends. */
export function beginStep({ step, settings, shift, policies, epoch }: MarketState): void {
  step.firstBlock = step.nextBlock;
  const done = Math.floor((step.firstBlock * settings.stepsPerEpoch) / BLOCKS_PER_EPOCH + 1e-9);
  const regular = Math.ceil(((done + 1) * BLOCKS_PER_EPOCH) / settings.stepsPerEpoch - 1e-9);
  const shiftBlock = shift.startBlock - epoch * BLOCKS_PER_EPOCH;
  const cut = shiftBlock > step.firstBlock && shiftBlock < regular;
  const begun = epoch * BLOCKS_PER_EPOCH;
  const policyBlock = nextPolicyBlock(policies, begun + step.firstBlock) - begun;
  step.nextBlock = Math.min(BLOCKS_PER_EPOCH, cut ? shiftBlock : regular, policyBlock);
}
