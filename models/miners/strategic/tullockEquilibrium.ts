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
/** Largest change of a miner's hashrate over the total in a round that counts as the last. */
const TOLERANCE = 1e-13;

/**
 * Nash equilibrium of a Tullock contest: `n` miners choose hashrate at once, each wins the reward in proportion to its
 * share and pays its unit cost. Found by best responses in turn, each against the latest choices of the others:
 * `h_i = max(0, sqrt(R S_i / c_i) - S_i)` with `S_i` the hashrate of the others. The start is half of what each would hash
 * alone at zero profit. Rounds grow with the square of the number of miners, so this is for tens of them.
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
    hashrate[i] = reward / (2 * count * unitCost[i]);
  }
  for (let rounds = 1; rounds <= MOST_ROUNDS; rounds++) {
    let largestMove = 0;
    for (let i = 0; i < count; i++) {
      // Summed anew each time: what is kept up by differences drifts.
      const others = sum(hashrate) - hashrate[i];
      const response = Math.max(0, Math.sqrt((reward * others) / unitCost[i]) - others);
      largestMove = Math.max(largestMove, Math.abs(response - hashrate[i]));
      hashrate[i] = response;
    }
    const total = sum(hashrate);
    if (largestMove <= TOLERANCE * total) return { hashrate, total, rounds };
  }
  throw new RangeError(`best responses do not settle within ${MOST_ROUNDS} rounds`);
}

function sum(values: Float64Array): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i];
  return total;
}
