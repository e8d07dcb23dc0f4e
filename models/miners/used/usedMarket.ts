import { createMeritOrder, type MeritOrder } from '../../markets/rationByMerit.ts';
import type { ParameterReader } from '../../parameterReader.ts';
import type { Fleet } from '../fleet.ts';
import { createMachineValue, type MachineValue } from '../machineValue.ts';

/** The market for machines in stock. Arrays are per site unless said. */
export interface UsedMarket {
  readonly leadEpochs: number;
  readonly fillYears: number;
  readonly scrapUsdTh: number;
  readonly fittingUsdTh: number;
  /** What a used machine earns from its arrival on. */
  readonly value: MachineValue;
  /** Ring of deliveries: `[((epoch % slots) * vintages + vintage) * sites + site]`, EH/s. */
  readonly slots: number;
  readonly dueEhS: Float64Array;
  /** Sold and not yet delivered. */
  readonly inTransitEhS: Float64Array;
  readonly inTransitMw: Float64Array;
  /** Bids for one vintage, and power that its buyers may still fill in this round, MW. */
  readonly bids: MeritOrder;
  readonly budgetMw: Float64Array;
  /** Capacity that will be ready for new machines, less what used ones on their way will take, MW. */
  readonly roomMw: Float64Array;
  /** Paid for machines, paid for their fitting, and received for machines; not yet booked, USD. */
  readonly paidUsd: Float64Array;
  readonly fittedUsd: Float64Array;
  readonly earnedUsd: Float64Array;
  /** Hashrate sold in the last round, and the price of the least efficient vintage that found a buyer; 0 without one. */
  soldEhS: number;
  marginalUsdTh: number;
}

/** @param discountRates continuous, per class of operators, failures included. @returns null where nobody trades. */
export function createUsedMarket(
  parameters: ParameterReader,
  fleet: Fleet,
  discountRates: readonly number[],
): UsedMarket | null {
  if (parameters.text('used.market') === 'none') return null;
  const sites = fleet.siteCount;
  const leadEpochs = Math.max(1, Math.round(parameters.number('used.leadTime')));
  return {
    leadEpochs,
    fillYears: (parameters.number('used.fillTime') * 14) / 365.25,
    scrapUsdTh: parameters.number('used.scrapUsdTh'),
    fittingUsdTh: parameters.number('invest.fittingUsdTh'),
    value: createMachineValue(parameters.number('invest.machineLifeYears'), discountRates),
    slots: leadEpochs + 1,
    dueEhS: new Float64Array((leadEpochs + 1) * fleet.vintageCount * sites),
    inTransitEhS: new Float64Array(sites),
    inTransitMw: new Float64Array(sites),
    bids: createMeritOrder(sites),
    budgetMw: new Float64Array(sites),
    roomMw: new Float64Array(sites),
    paidUsd: new Float64Array(sites),
    fittedUsd: new Float64Array(sites),
    earnedUsd: new Float64Array(sites),
    soldEhS: 0,
    marginalUsdTh: 0,
  };
}
