import { createRanking, type Ranking, rank } from '../ranking.ts';

/** Scratch space and order for `rationByMerit`; one per market, made once. */
export interface MeritOrder {
  /** What each bidder is worth to the other side; higher is served first. */
  readonly merit: Float64Array;
  /** What each bidder wants. */
  readonly wanted: Float64Array;
  /** What each bidder gets. */
  readonly granted: Float64Array;
  /** Bidders from the highest merit to the lowest, as of the last ranking. */
  readonly ranking: Ranking;
}

export function createMeritOrder(bidders: number): MeritOrder {
  return {
    merit: new Float64Array(bidders),
    wanted: new Float64Array(bidders),
    granted: new Float64Array(bidders),
    ranking: createRanking(bidders),
  };
}

/**
 * Hands out a limited quantity by merit. Bidders of equal merit share what is left in proportion to their wants, so
 * the outcome does not depend on how bidders are numbered.
 *
 * @returns the quantity handed out, at most `limit`.
 */
export function rationByMerit(book: MeritOrder, limit: number): number {
  const { wanted, granted } = book;
  let total = 0;
  for (let i = 0; i < wanted.length; i++) total += wanted[i];
  if (total <= limit) {
    granted.set(wanted);
    return total;
  }
  rankByMerit(book);
  const { order } = book.ranking;
  granted.fill(0);
  let left = limit;
  for (let first = 0; first < wanted.length && left > 0; ) {
    const last = endOfTie(book, first);
    let tied = 0;
    for (let r = first; r < last; r++) tied += wanted[order[r]];
    const share = tied <= left ? 1 : left / tied;
    for (let r = first; r < last; r++) granted[order[r]] = share * wanted[order[r]];
    if (share < 1) break;
    left -= tied;
    first = last;
  }
  return limit;
}

/** Sorts the bidders from the highest merit to the lowest. */
export function rankByMerit({ ranking, merit }: MeritOrder): void {
  rank(ranking, merit);
}

/** Relative difference below which two merits are the same: rounding must not decide who is served. */
const SAME_MERIT = 1e-9;

/** @returns the rank after the last bidder whose merit equals that of rank `first`. */
export function endOfTie({ ranking: { amount } }: MeritOrder, first: number): number {
  const highest = amount[first];
  const lowest = highest - SAME_MERIT * Math.abs(highest);
  let last = first + 1;
  while (last < amount.length && amount[last] >= lowest) last += 1;
  return last;
}
