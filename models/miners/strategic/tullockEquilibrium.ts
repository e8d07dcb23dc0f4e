/** A fixed point of best responses. */
export interface TullockEquilibrium {
  /** Hashrate of each miner, in units of the reward over the unit of cost. */
  readonly hashrate: Float64Array;
  /** Their sum. */
  readonly total: number;
  /** Rounds of best responses that it took. */
  readonly rounds: number;
}

const MOST_ROUNDS = 10_000;
/** Relative change of the total at which a round counts as the last. */
const TOLERANCE = 1e-14;

/**
 * Nash equilibrium of a Tullock contest: `n` miners choose hashrate at once, each wins the reward in proportion to its
 * share and pays its unit cost. Found by best responses in turn, each against the latest choices of the others:
 * `h_i = max(0, sqrt(R S_i / c_i) - S_i)` with `S_i` the hashrate of the others.
 *
 * A game of one period and not an agent of the model `market`: capacity is bought and shed without cost or delay, and
 * difficulty plays no part, because only shares earn. With equal costs `H = (n - 1)/n R/c`; with unequal costs
 * `H = (m - 1) R / (sum of the m lowest costs)` over those who take part.
 *
 * Source: Arnosti and Weinberg, Bitcoin: A Natural Oligopoly, doi:10.1287/mnsc.2021.4095; Tullock 1980.
 *
 * @param reward  reward of the period, above 0 [USD]
 * @param unitCost cost of a unit of hashrate over the period, above 0, of each of at least two miners [USD per unit]
 * @throws RangeError for fewer than two miners, a reward or cost that is not positive, or without convergence.
 */
export function tullockEquilibrium(reward: number, unitCost: ArrayLike<number>): TullockEquilibrium {
  const count = unitCost.length;
  if (count < 2)
    throw new RangeError(`a contest needs two miners, not ${count}: a single one would hash next to nothing`);
  if (!(reward > 0 && reward < Infinity)) throw new RangeError(`the reward must be positive, not ${reward}`);
  const hashrate = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    if (!(unitCost[i] > 0 && unitCost[i] < Infinity))
      throw new RangeError(`cost ${i} must be positive, not ${unitCost[i]}`);
    hashrate[i] = reward / (count * count * unitCost[i]);
  }
  let total = sum(hashrate);
  for (let rounds = 1; rounds <= MOST_ROUNDS; rounds++) {
    for (let i = 0; i < count; i++) {
      const others = sum(hashrate) - hashrate[i];
      hashrate[i] = Math.max(0, Math.sqrt((reward * others) / unitCost[i]) - others);
    }
    const before = total;
    total = sum(hashrate);
    if (Math.abs(total - before) <= TOLERANCE * total) return { hashrate, total, rounds };
  }
  throw new RangeError(`best responses do not settle within ${MOST_ROUNDS} rounds`);
}

function sum(values: Float64Array): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i];
  return total;
}
