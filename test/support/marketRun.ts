import { readFileSync } from 'node:fs';
import type { MarketState } from '../../models/market/marketState.ts';
import { market } from '../../models/market.ts';
import type { ParameterValues } from '../../models/parameter.ts';
import { createStreams } from '../../models/random/createStreams.ts';
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

/** A run under way: its state, the row of the last epoch, and its cells by name. */
export interface MarketRun {
  readonly state: MarketState;
  advance(): void;
  cell(column: string): number;
}

export function startMarket(values: ParameterValues, horizonEpochs: number, seed = 'test', replication = 0): MarketRun {
  const state = market.create(values, createStreams(seed, replication), horizonEpochs);
  const row = new Float64Array(market.columns.length);
  return {
    state,
    advance: () => {
      market.step(state);
      market.observe(state, row);
    },
    cell: (column) => {
      const index = market.columns.findIndex((candidate) => candidate.name === column);
      if (index < 0) throw new Error(`no column ${column}`);
      return row[index];
    },
  };
}
