import type { AiDemand } from '../markets/aiDemand.ts';
import { createFeeProcess, type FeeProcess } from '../markets/fees/feeProcess.ts';
import { createPowerMarket, movePower, type PowerMarket } from '../markets/power/powerMarket.ts';
import { readRegionLaws } from '../markets/power/readRegionLaws.ts';
import { createRentProcess, moveReferenceRent, type RentProcess } from '../markets/rent/rentProcess.ts';
import { createMarketShocks } from '../markets/shocks/marketShocks.ts';
import { measureFleet } from '../miners/measureFleet.ts';
import { resellPower } from '../miners/resellPower.ts';
import type { Sites } from '../miners/sites.ts';
import type { ParameterReader } from '../parameterReader.ts';
import type { Streams } from '../random/streams.ts';
import type { MarketSettings, MarketState } from './marketState.ts';

const DAYS_PER_EPOCH = 14;

/** What no miner moves, besides the price of bitcoin: fees, power prices, and rents that AI tenants pay elsewhere. */
export interface Environment {
  readonly fees: FeeProcess;
  readonly power: PowerMarket;
  readonly rents: RentProcess;
}

/** @throws RangeError when correlations, regions or rents are described in contradiction. */
export function createEnvironment(
  parameters: ParameterReader,
  streams: Streams,
  settings: MarketSettings,
  sites: Sites,
  demand: AiDemand,
): Environment {
  const shocks = createMarketShocks(parameters, streams);
  const regions = parameters.table('population.regions').map((row) => String(row.name));
  const laws = readRegionLaws(parameters);
  return {
    fees: createFeeProcess(parameters, streams, settings.feesBtcPerBlock, shocks.fees),
    power: createPowerMarket(sites, regions, laws, settings.startDayNumber, shocks.power, streams),
    rents: createRentProcess(parameters, demand, shocks.rent),
  };
}

/**
 * Fees, power prices and rents as a step sees them. Fees and power count by their mean over the nominal length of the
 * step, since sites follow them from day to day while a step has one running share.
 */
export function observeEnvironment({ environment, sites, ai, step }: MarketState, day: number): void {
  const days = step.conditions.epochs * DAYS_PER_EPOCH;
  step.feesBtcPerBlock = environment.fees.btcPerBlock(day, day + days);
  movePower(environment.power, sites.powerUsdMWh, day, days);
  moveReferenceRent(environment.rents, ai.demand, day);
}

/** Measures the fleet at the power prices of the step, less what is sold back. @returns running hashrate, EH/s. */
export function measureMining({ environment, fleet, settings }: MarketState): number {
  const { power } = environment;
  const dispersion = settings.operateRule === 'smooth' ? settings.smooth.dispersionUsdMWh : 0;
  return resellPower(fleet, power, measureFleet(fleet, power.sites, dispersion));
}
