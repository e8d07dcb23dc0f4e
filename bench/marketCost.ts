import { market } from '../models/market.ts';
import type { ParameterValues } from '../models/parameter.ts';
import { createStreams } from '../models/random/createStreams.ts';
import { medianTimesMs } from './throughput.ts';

const EPOCHS = 130;

/** What a run of the `market` model costs. */
export interface MarketCost {
  readonly sites: number;
  readonly nsPerSiteEpoch: number;
  /** A whole run of five years, creation included [ms]. */
  readonly runMs: number;
}

/** Times a run of `market` over five years, recording included, with default parameters but for its private operators. */
export function marketCost(privateOperators: number): MarketCost {
  const defaults = Object.fromEntries(market.parameters.map((parameter) => [parameter.name, parameter.default]));
  const parameters: ParameterValues = { ...defaults, 'population.privateOperators': privateOperators };
  const streams = createStreams('bench', 0);
  const row = new Float64Array(market.columns.length);
  const run = (): void => {
    const state = market.create(parameters, streams, EPOCHS);
    for (let epoch = 0; epoch < EPOCHS; epoch++) {
      market.step(state);
      market.observe(state, row);
    }
  };
  const [runMs] = medianTimesMs([{ name: 'market', run }], 7);
  const sites = market.create(parameters, streams, EPOCHS).sites.count;
  return { sites, runMs, nsPerSiteEpoch: (runMs * 1e6) / (sites * EPOCHS) };
}
