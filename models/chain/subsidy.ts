/**
 * Blocks between halvings.
 * Source: https://github.com/bitcoin/bitcoin/blob/master/src/kernel/chainparams.cpp (`nSubsidyHalvingInterval`).
 */
export const HALVING_BLOCKS = 210_000;

/** Satoshi in one bitcoin. */
export const SATOSHI_PER_BTC = 100_000_000;

const INITIAL_SUBSIDY_SAT = 50 * SATOSHI_PER_BTC;

/** Satoshi per block of each era while there are any: each era's is half of the one before, rounded down. */
const ERA_SUBSIDY_SAT: readonly number[] = eraSubsidies();

function eraSubsidies(): number[] {
  const eras: number[] = [];
  for (let subsidy = INITIAL_SUBSIDY_SAT; subsidy > 0; subsidy = Math.floor(subsidy / 2)) eras.push(subsidy);
  return eras;
}

function requireCount(name: string, value: number): void {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`${name} must be a natural number, got ${value}`);
}

/**
 * New coins of the block at `height` [satoshi]: 50 BTC halved every 210,000 blocks, rounded down.
 * Source: `GetBlockSubsidy`, https://github.com/bitcoin/bitcoin/blob/master/src/validation.cpp.
 *
 * @throws RangeError when the height is not a natural number.
 */
export function subsidySatoshi(height: number): number {
  requireCount('height', height);
  return ERA_SUBSIDY_SAT[Math.floor(height / HALVING_BLOCKS)] ?? 0;
}

/**
 * New coins of `blocks` blocks from `firstHeight` on [satoshi], exactly: all coins ever are below 2^53.
 *
 * @throws RangeError when either is not a natural number.
 */
export function subsidySatoshiBetween(firstHeight: number, blocks: number): number {
  requireCount('firstHeight', firstHeight);
  requireCount('blocks', blocks);
  const end = firstHeight + blocks;
  let total = 0;
  let height = firstHeight;
  while (height < end) {
    const era = Math.floor(height / HALVING_BLOCKS);
    if (era >= ERA_SUBSIDY_SAT.length) break;
    const eraEnd = Math.min(end, (era + 1) * HALVING_BLOCKS);
    total += (eraEnd - height) * ERA_SUBSIDY_SAT[era];
    height = eraEnd;
  }
  return total;
}
