/** Refuses windows that a rule cannot work with. @throws RangeError unless `blocks` is an integer of at least `least`. */
export function requireWindow(rule: string, blocks: number, least: number): void {
  if (!Number.isSafeInteger(blocks) || blocks < least) {
    throw new RangeError(`the window of ${rule} must be an integer of at least ${least} blocks, got ${blocks}`);
  }
}
