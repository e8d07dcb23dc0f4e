import type { Fleet } from '../miners/fleet.ts';
import type { ParameterReader } from '../parameterReader.ts';
import { exp } from '../random/math/exp.ts';
import { createMeritOrder, type MeritOrder } from './rationByMerit.ts';

const EPOCHS_PER_YEAR = 365.25 / 14;

/** The market for new machines: their price, the makers' output, and orders on their way. */
export interface AsicMarket {
  /** Price of the machine on offer in days of lagged hashprice, and the range in which it moves. */
  priceDays: number;
  readonly priceDaysLow: number;
  readonly priceDaysHigh: number;
  readonly priceResponseYear: number;
  readonly priceLagEpochs: number;
  readonly fittingUsdTh: number;
  /** Hashprice that machine prices follow, USD/PH/day. */
  laggedHashprice: number;
  /** Most that makers deliver, EH/s per year, now; and its growth, 1/year. */
  outputEhSYear: number;
  readonly outputGrowthYear: number;
  readonly leadEpochs: number;
  /** Ring of deliveries: `[(epoch % slots) * sites + site]` in EH/s, and the vintage of each slot. */
  readonly slots: number;
  readonly dueEhS: Float64Array;
  readonly dueVintage: Int32Array;
  /** Epoch in which the last of them comes due. */
  lastDueEpoch: number;
  /** Sum of all slots per site, EH/s, and its power, MW. */
  readonly inTransitEhS: Float64Array;
  readonly inTransitMw: Float64Array;
  /** 1 where orders or deliveries have changed what is on its way since these sums were counted. */
  readonly hasChanged: Uint8Array;
  /** Orders of this epoch and what they cost, per site. */
  readonly orders: MeritOrder;
  readonly spentUsd: Float64Array;
  orderedEhS: number;
  /** Orders of the last epoch over what makers could have delivered, 0 to 1. */
  bookedShare: number;
}

export function createAsicMarket(parameters: ParameterReader, fleet: Fleet, hashprice: number): AsicMarket {
  const leadEpochs = Math.max(1, Math.round(parameters.number('asic.leadTime')));
  return {
    priceDays: parameters.number('asic.priceDays'),
    priceDaysLow: parameters.number('asic.priceDaysLow'),
    priceDaysHigh: parameters.number('asic.priceDaysHigh'),
    priceResponseYear: parameters.number('asic.priceResponseYear'),
    priceLagEpochs: parameters.number('asic.priceLag'),
    fittingUsdTh: parameters.number('invest.fittingUsdTh'),
    laggedHashprice: hashprice,
    outputEhSYear: parameters.number('asic.outputEhSYear'),
    outputGrowthYear: parameters.number('asic.outputGrowthYear'),
    leadEpochs,
    slots: leadEpochs + 1,
    dueEhS: new Float64Array((leadEpochs + 1) * fleet.siteCount),
    dueVintage: new Int32Array(leadEpochs + 1),
    lastDueEpoch: -1,
    inTransitEhS: new Float64Array(fleet.siteCount),
    inTransitMw: new Float64Array(fleet.siteCount),
    hasChanged: new Uint8Array(fleet.siteCount),
    orders: createMeritOrder(fleet.siteCount),
    spentUsd: new Float64Array(fleet.siteCount),
    orderedEhS: 0,
    bookedShare: 0.5,
  };
}

/** Price of the machine on offer, USD per TH/s, fitting excluded. */
export function newMachineUsdTh(asics: AsicMarket): number {
  return (asics.priceDays * asics.laggedHashprice) / 1000;
}

/**
 * Machine prices follow hashprice with a lag, and makers' output grows. Makers raise the price in days of hashprice
 * while the orders of the last epoch exceed half of what they can make and cut it while they fall short of it, within the range seen in history.
 *
 * @param epochs length of the step.
 */
export function moveAsicMarket(asics: AsicMarket, hashprice: number, epochs: number): void {
  const tightness = 2 * asics.bookedShare - 1;
  const days = asics.priceDays * exp((asics.priceResponseYear * tightness * epochs) / EPOCHS_PER_YEAR);
  asics.priceDays = Math.min(asics.priceDaysHigh, Math.max(asics.priceDaysLow, days));
  const weight = asics.priceLagEpochs > 0 ? 1 - exp(-epochs / asics.priceLagEpochs) : 1;
  asics.laggedHashprice += weight * (hashprice - asics.laggedHashprice);
  asics.outputEhSYear *= exp((asics.outputGrowthYear * epochs) / EPOCHS_PER_YEAR);
}

/** The most efficient vintage that has been released by the day of delivery, counted from the start of the run. */
export function vintageOnOffer(fleet: Fleet, deliveryDay: number): number {
  let v = fleet.vintageCount - 1;
  while (v > 0 && fleet.releaseDay[v] > deliveryDay) v -= 1;
  return v;
}

/** Puts an order of one site into the slot that comes due `epochs` from `epoch`. */
export function placeOrder(
  asics: AsicMarket,
  fleet: Fleet,
  site: number,
  ehS: number,
  epoch: number,
  epochs: number,
  vintage: number,
): void {
  const slot = (epoch + epochs) % asics.slots;
  asics.dueEhS[slot * fleet.siteCount + site] += ehS;
  asics.dueVintage[slot] = vintage;
  asics.lastDueEpoch = Math.max(asics.lastDueEpoch, epoch + epochs);
  fleet.vintagesInUse = Math.max(fleet.vintagesInUse, vintage + 1);
  asics.inTransitEhS[site] += ehS;
  asics.inTransitMw[site] += ehS * fleet.mwPerEhS[vintage];
  asics.hasChanged[site] = 1;
  fleet.madeEhS += ehS;
}

/** Counts anew what is on its way to the sites where that has changed, so that rounding does not add up. */
export function recountInTransit(asics: AsicMarket, fleet: Fleet): void {
  const { hasChanged } = asics;
  for (let i = 0; i < fleet.siteCount; i++) {
    if (hasChanged[i] === 0) continue;
    hasChanged[i] = 0;
    let ehS = 0;
    let mw = 0;
    for (let slot = 0; slot < asics.slots; slot++) {
      const due = asics.dueEhS[slot * fleet.siteCount + i];
      ehS += due;
      mw += due * fleet.mwPerEhS[asics.dueVintage[slot]];
    }
    asics.inTransitEhS[i] = ehS;
    asics.inTransitMw[i] = mw;
  }
}
