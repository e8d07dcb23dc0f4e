import type { AiMarket } from '../markets/aiMarket.ts';
import { createFeeProcess, type FeeProcess } from '../markets/fees/feeProcess.ts';
import { createPowerMarket, type PowerMarket } from '../markets/power/powerMarket.ts';
import { readRegionLaws } from '../markets/power/readRegionLaws.ts';
import { createRentProcess, type RentProcess } from '../markets/rent/rentProcess.ts';
import { createMarketShocks } from '../markets/shocks/marketShocks.ts';
import type { Sites } from '../miners/sites.ts';
import type { ParameterReader } from '../parameterReader.ts';
import type { Streams } from '../random/streams.ts';

/** What no miner moves, besides the price of bitcoin: fees, power prices, and rents that AI tenants pay elsewhere. */
export interface Environment {
  readonly fees: FeeProcess;
  readonly power: PowerMarket;
  /** By AI product. */
  readonly rents: readonly RentProcess[];
}

/**
 * @param startDayNumber calendar day of day 0, days since 1 January 1970.
 * @throws RangeError when correlations, regions or rents are described in contradiction.
 */
export function createEnvironment(
  parameters: ParameterReader,
  streams: Streams,
  meanFeesBtcPerBlock: number,
  startDayNumber: number,
  sites: Sites,
  ai: readonly AiMarket[],
): Environment {
  const shocks = createMarketShocks(parameters, streams);
  const regions = parameters.table('population.regions').map((row) => String(row.name));
  const laws = readRegionLaws(parameters);
  return {
    fees: createFeeProcess(parameters, streams, meanFeesBtcPerBlock, shocks.fees),
    power: createPowerMarket(sites, regions, laws, startDayNumber, shocks.power, streams),
    rents: ai.map(({ product, demand }) => createRentProcess(parameters, product.name, demand, shocks.rent)),
  };
}
