import { readFileSync } from 'node:fs';
import { market } from '../../models/market.ts';
import type { ParameterValues } from '../../models/parameter.ts';
import { type MarketRun, startMarketRun } from '../../models/validation/marketRun.ts';
import { readExperiment } from '../../src/spec/readExperiment.ts';

const presetFile = new URL('../../models/presets/bitcoin-2026.yaml', import.meta.url);

/** Validated parameters of the market model: its defaults or a preset, with overrides. */
export function marketValues(overrides: ParameterValues = {}, preset: 'bitcoin-2026' | null = null): ParameterValues {
  const text = `name: test\nhorizon: 1 epoch\nmodel: market\n${preset === null ? '' : `preset: ${preset}\n`}`;
  const result = readExperiment(text, {
    file: 'test.yaml',
    models: new Map([[market.name, market]]),
    presets: new Map([['bitcoin-2026', { file: 'bitcoin-2026.yaml', text: readFileSync(presetFile, 'utf8') }]]),
    readSeriesFile: () => {
      throw new Error('no series file in this test');
    },
    overrides: [],
  });
  if (!result.ok) throw new Error(result.problems.map((problem) => problem.message).join('\n'));
  return { ...result.experiment.base, ...overrides };
}

/** A run of the model `market` with the seed of the tests. */
export function startMarket(values: ParameterValues, horizonEpochs: number, seed = 'test', replication = 0): MarketRun {
  return startMarketRun(values, horizonEpochs, seed, replication);
}
