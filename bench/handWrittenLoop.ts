import type { ThresholdPaths } from '../models/threshold/thresholdPaths.ts';
import type { ThresholdPopulation } from '../models/threshold/thresholdPopulation.ts';

const HASHES = 4294967296;
const LEAD_EPOCHS = 13;

interface Inputs {
  readonly paths: ThresholdPaths;
  readonly powerMw: Float64Array;
  readonly elec: Float64Array;
  readonly thKwh: Float64Array;
  readonly ths: Float64Array;
  readonly entry: Float64Array;
  readonly installed: number;
}

/**
 * The `threshold` model as one would write it by hand for speed, without regard to reuse: one function, flat typed
 * arrays in the order of the input, rates computed ahead, state of a miner in one byte (0 idle, 1 mining, 2 AI, 2 + k
 * converting for k more epochs). The yardstick for the model behind the public interface.
 *
 * @returns a function that runs the model from its start and gives the record, row-major, 11 columns
 */
export function handWrittenLoop(population: ThresholdPopulation, paths: ThresholdPaths): () => Float64Array {
  const { powerMw, electricityUsdKwh: elec, efficiencyJTh, aiCapable, conversionUsdKw } = population;
  const n = powerMw.length;
  const growth = 1.12 * 1.12 * 1.12 * 1.12 * 1.12;
  const annuity = (0.12 * growth) / (growth - 1) / 8760;
  const thKwh = new Float64Array(n);
  const ths = new Float64Array(n);
  const entry = new Float64Array(n);
  let installed = 0;
  for (let i = 0; i < n; i++) {
    thKwh[i] = 3.6e6 / efficiencyJTh[i];
    ths[i] = (powerMw[i] * 1e6) / efficiencyJTh[i];
    entry[i] = aiCapable[i] ? elec[i] + conversionUsdKw[i] * annuity + 0.01 : Infinity;
    installed += ths[i];
  }
  const inputs: Inputs = { paths, powerMw, elec, thKwh, ths, entry, installed };
  return () => run(inputs);
}

function run({ paths, powerMw, elec, thKwh, ths, entry, installed }: Inputs): Float64Array {
  const n = powerMw.length;
  const epochs = paths.btcUsd.length;
  const state = new Uint8Array(n).fill(1);
  const rows = new Float64Array(epochs * 11);
  let difficulty = (0.85 * installed * 1e12 * 600) / HASHES;
  for (let t = 0; t < epochs; t++) {
    const revenue = ((paths.subsidyBtc[t] + 0.1) * paths.btcUsd[t] * 1e12) / (difficulty * HASHES);
    const aiRevenue = paths.aiUsdKwh[t] - 0.03;
    let mining = 0;
    let ai = 0;
    let converting = 0;
    let hashrate = 0;
    let miningMw = 0;
    let aiMw = 0;
    let profit = 0;
    for (let i = 0; i < n; i++) {
      const mine = revenue * thKwh[i] - elec[i];
      let s = state[i];
      if (s > 2) s--;
      else if (s === 2) {
        const host = aiRevenue - elec[i];
        if (mine > host && mine > 0) s = 1;
        else if (host < 0) s = 0;
        // Math.max is slower here.
      } else if (aiRevenue - entry[i] > (mine > 0 ? mine : 0)) s = 2 + LEAD_EPOCHS;
      else s = mine > 0 ? 1 : 0;
      state[i] = s;
      if (s === 1) {
        mining++;
        hashrate += ths[i];
        miningMw += powerMw[i];
        profit += mine * powerMw[i];
      } else if (s === 2) {
        ai++;
        aiMw += powerMw[i];
      } else if (s > 2) converting++;
    }
    const row = t * 11;
    rows[row] = t;
    rows[row + 1] = revenue * 86400 * 1000;
    rows[row + 2] = difficulty;
    rows[row + 3] = hashrate / 1e6;
    rows[row + 4] = n - mining - ai - converting;
    rows[row + 5] = mining;
    rows[row + 6] = ai;
    rows[row + 7] = converting;
    rows[row + 8] = miningMw;
    rows[row + 9] = aiMw;
    rows[row + 10] = profit * 1000 * 24 * 14;
    difficulty *= Math.min(Math.max((hashrate * 1e12) / ((difficulty * HASHES) / 600), 0.25), 4);
  }
  return rows;
}
