/**
 * The order of some agents by an amount, kept from one sorting to the next: what changes little is sorted in one pass.
 * All arrays have one entry an agent.
 */
export interface Ranking {
  /** Agents from the largest amount to the smallest; of equal ones the lower number first. */
  readonly order: Int32Array;
  /** Their amounts in that order. */
  readonly amount: Float64Array;
  readonly spareOrder: Int32Array;
  readonly spareAmount: Float64Array;
}

/** Moves per agent after which sorting by insertion gives way to merging. */
const PATIENCE = 4;

/** A ranking of agents 0 to `count - 1`, not sorted yet. */
export function createRanking(count: number): Ranking {
  return {
    order: Int32Array.from({ length: count }, (_, i) => i),
    amount: new Float64Array(count),
    spareOrder: new Int32Array(count),
    spareAmount: new Float64Array(count),
  };
}

/** Brings a ranking up to date, without allocation. @param amounts one an agent; infinities sort, NaN does not. */
export function rank(ranking: Ranking, amounts: Float64Array): void {
  if (!insert(ranking, amounts)) merge(ranking, amounts);
}

/** Sorts by insertion. @returns false when that would take too many moves; the order is then unfinished. */
function insert({ order, amount }: Ranking, amounts: Float64Array): boolean {
  let left = PATIENCE * order.length;
  for (let r = 0; r < order.length; r++) {
    const agent = order[r];
    const value = amounts[agent];
    let to = r;
    while (to > 0 && (value > amount[to - 1] || (value === amount[to - 1] && agent < order[to - 1]))) {
      amount[to] = amount[to - 1];
      order[to] = order[to - 1];
      to--;
    }
    amount[to] = value;
    order[to] = agent;
    left -= r - to;
    if (left < 0) return false;
  }
  return true;
}

/** Sorts by merging runs of 1, 2, 4 ... agents. */
function merge(ranking: Ranking, amounts: Float64Array): void {
  const { order, amount } = ranking;
  const count = order.length;
  for (let r = 0; r < count; r++) amount[r] = amounts[order[r]];
  for (let width = 1; width < count; width *= 2) {
    for (let first = 0; first < count; first += 2 * width) {
      mergeRuns(ranking, first, Math.min(first + width, count), Math.min(first + 2 * width, count));
    }
    order.set(ranking.spareOrder);
    amount.set(ranking.spareAmount);
  }
}

function mergeRuns(
  { order, amount, spareOrder, spareAmount }: Ranking,
  first: number,
  middle: number,
  end: number,
): void {
  let a = first;
  let b = middle;
  for (let r = first; r < end; r++) {
    const takesLater =
      a === middle || (b < end && (amount[b] > amount[a] || (amount[b] === amount[a] && order[b] < order[a])));
    const from = takesLater ? b++ : a++;
    spareOrder[r] = order[from];
    spareAmount[r] = amount[from];
  }
}
