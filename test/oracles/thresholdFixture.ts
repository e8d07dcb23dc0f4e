import { readFileSync } from 'node:fs';
import type { ThresholdPaths } from '../../models/threshold/thresholdPaths.ts';
import type { ThresholdPopulation } from '../../models/threshold/thresholdPopulation.ts';

/** Inputs of the benchmark of the `threshold` model, and what other programs computed from them. */
export interface ThresholdFixture {
  readonly population: ThresholdPopulation;
  readonly paths: ThresholdPaths;
  /** One entry for each column of the model, each with one value an epoch. */
  readonly reference: readonly Float64Array[];
}

/** @returns the fixture with 1,000 or 10,000 miners; the header of its files says what they are and where from. */
export function thresholdFixture(size: 1000 | 10000): ThresholdFixture {
  const paths = quantities('paths.txt');
  const miners = quantities(`miners-${size}.txt`);
  const epochs = take(miners, 'refHashprice').map((_, epoch) => epoch);
  return {
    population: {
      powerMw: take(miners, 'capacity'),
      electricityUsdKwh: take(miners, 'electricity'),
      efficiencyJTh: take(miners, 'efficiency'),
      aiCapable: Uint8Array.from(take(miners, 'aiSuitable')),
      conversionUsdKw: take(miners, 'conversion'),
    },
    paths: {
      btcUsd: take(paths, 'bitcoinPrice'),
      subsidyBtc: take(paths, 'subsidy'),
      aiUsdKwh: take(paths, 'aiRevenue'),
    },
    reference: [
      epochs,
      take(miners, 'refHashprice'),
      take(miners, 'refDifficulty'),
      take(miners, 'refHashrate'),
      take(miners, 'refIdle'),
      take(miners, 'refMining'),
      take(miners, 'refAi'),
      take(miners, 'refConverting'),
      take(miners, 'refMiningPower'),
      take(miners, 'refAiPower'),
      take(miners, 'refMiningProfit'),
    ],
  };
}

/** Lines of the form `name [unit] e<exponent>: value value ...`; those that start with `#` are remarks. */
function quantities(file: string): ReadonlyMap<string, Float64Array> {
  const text = readFileSync(new URL(`data/threshold/${file}`, import.meta.url), 'utf8');
  const found = new Map<string, Float64Array>();
  for (const line of text.split('\n')) {
    const parts = /^(\w+) \[.+?\] (e-?\d+): (.+)$/.exec(line);
    if (parts === null) continue;
    const [, name, exponent, values] = parts;
    found.set(
      name,
      Float64Array.from(values.split(' '), (value) => Number(value + exponent)),
    );
  }
  return found;
}

function take(found: ReadonlyMap<string, Float64Array>, name: string): Float64Array {
  const values = found.get(name);
  if (values === undefined) throw new Error(`no quantity ${name} in the fixture`);
  return values;
}
