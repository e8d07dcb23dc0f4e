import type { MarketState } from '../market/marketState.ts';
import { market } from '../market.ts';
import type { ParameterValues } from '../parameter.ts';
import { createStreams } from '../random/createStreams.ts';

/** A run under way: its state, the row of the last epoch, and its cells by name. */
export interface MarketRun {
  readonly state: MarketState;
  advance(): void;
  /** @throws RangeError for a column that the model does not have. */
  cell(column: string): number;
}

/** The parameters of a textbook network: the defaults of the model, expected block times and real arithmetic. */
export const TEXTBOOK_MARKET: ParameterValues = {
  ...Object.fromEntries(market.parameters.map((parameter) => [parameter.name, parameter.default])),
  'chain.blockNoise': 'expected',
  'chain.arithmetic': 'real',
  'price.process': 'constant',
};

/** Starts a run of the model `market`, to be advanced epoch by epoch. */
export function startMarketRun(values: ParameterValues, horizonEpochs: number, seed = '', replication = 0): MarketRun {
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
      if (index < 0) throw new RangeError(`no column ${column}`);
      return row[index];
    },
  };
}

/** The columns named, each as an array of its cells epoch by epoch, of a whole run of the model `market`. */
export function marketColumnsOf<Name extends string>(
  values: ParameterValues,
  epochs: number,
  columns: readonly Name[],
  seed = '',
  replication = 0,
): Record<Name, number[]> {
  const run = startMarketRun(values, epochs, seed, replication);
  const cells = Object.fromEntries(columns.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let epoch = 0; epoch < epochs; epoch++) {
    run.advance();
    for (const name of columns) cells[name].push(run.cell(name));
  }
  return cells;
}
