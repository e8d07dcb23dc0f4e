import type { ParameterReader } from '../../parameterReader.ts';
import type { Part } from '../../part.ts';
import type { Streams } from '../../random/streams.ts';
import type { PricePath } from './pricePath.ts';

/** What a price process is given at the start of a run. */
export interface PriceSetup {
  /** All parameters of the model, those of the process among them. */
  readonly parameters: ParameterReader;
  /** `price.initialUsdBtc`. */
  readonly initialUsdBtc: number;
  /**
   * Randomness of prices alone. Processes that draw `sequence('btc')` for the shocks of the days meet the same shocks, so
   * that they are compared on the same luck.
   */
  readonly streams: Streams;
}

/**
 * An exogenous price: one process a file, chosen by `price.process`. `create` draws the path of a run, all at once or as
 * it is asked for; see `dailyPath` for a price given day by day.
 */
export interface PriceProcess extends Part {
  create(setup: PriceSetup): PricePath;
}
