import type { ThresholdPaths } from '../models/threshold/thresholdPaths.ts';
import type { ThresholdPopulation } from '../models/threshold/thresholdPopulation.ts';

const HASHES = 4294967296;
const LEAD_EPOCHS = 13;

interface Miner {
  readonly power: number;
  readonly elec: number;
  readonly eff: number;
  readonly aiCapable: boolean;
  readonly aiCapital: number;
  /** 0 idle, 1 mining, 2 AI, 3 converting. */
  state: number;
  left: number;
}

/**
 * The `threshold` model in the plain object-oriented manner: an array of miners, each an object with its state.
 *
 * @returns a function that runs the model from its start and gives the record, row-major, 11 columns
 */
export function handWrittenObjects(population: ThresholdPopulation, paths: ThresholdPaths): () => Float64Array {
  const growth = 1.12 * 1.12 * 1.12 * 1.12 * 1.12;
  const annuity = (0.12 * growth) / (growth - 1) / 8760;
  const miners = Array.from(
    population.powerMw,
    (power, i): Miner => ({
      power,
      elec: population.electricityUsdKwh[i],
      eff: population.efficiencyJTh[i],
      aiCapable: population.aiCapable[i] === 1,
      aiCapital: population.conversionUsdKw[i] * annuity,
      state: 1,
      left: 0,
    }),
  );
  return () => run(miners, paths);
}

function run(miners: readonly Miner[], paths: ThresholdPaths): Float64Array {
  const epochs = paths.btcUsd.length;
  const rows = new Float64Array(epochs * 11);
  let installed = 0;
  for (const miner of miners) {
    miner.state = 1;
    miner.left = 0;
    installed += (miner.power * 1e6) / miner.eff;
  }
  let difficulty = (0.85 * installed * 1e12 * 600) / HASHES;
  for (let t = 0; t < epochs; t++) {
    const revenue = ((paths.subsidyBtc[t] + 0.1) * paths.btcUsd[t] * 1e12) / (difficulty * HASHES);
    const aiRevenue = paths.aiUsdKwh[t] - 0.03;
    const count = [0, 0, 0, 0];
    let hashrate = 0;
    let miningMw = 0;
    let aiMw = 0;
    let profit = 0;
    for (const miner of miners) {
      const mine = (revenue * 3.6e6) / miner.eff - miner.elec;
      decide(miner, mine, aiRevenue - miner.elec);
      count[miner.state]++;
      if (miner.state === 1) {
        hashrate += (miner.power * 1e6) / miner.eff;
        miningMw += miner.power;
        profit += mine * miner.power;
      } else if (miner.state === 2) aiMw += miner.power;
    }
    rows.set(
      [t, revenue * 86400 * 1000, difficulty, hashrate / 1e6, ...count, miningMw, aiMw, profit * 1000 * 24 * 14],
      t * 11,
    );
    difficulty *= Math.min(Math.max((hashrate * 1e12) / ((difficulty * HASHES) / 600), 0.25), 4);
  }
  return rows;
}

function decide(miner: Miner, mine: number, host: number): void {
  if (miner.state === 3) {
    miner.left--;
    if (miner.left === 0) miner.state = 2;
  } else if (miner.state === 2) {
    if (mine > host && mine > 0) miner.state = 1;
    else if (host < 0) miner.state = 0;
  } else if (miner.aiCapable && host - miner.aiCapital > Math.max(mine, 0) + 0.01) {
    miner.state = 3;
    miner.left = LEAD_EPOCHS;
  } else {
    miner.state = mine > 0 ? 1 : 0;
  }
}
