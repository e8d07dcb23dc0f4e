import { describe, expect, it } from 'vitest';
import type { MarketState } from '../../models/market/marketState.ts';
import { moveAsicMarket, newMachineUsdTh, placeOrder, vintageOnOffer } from '../../models/markets/asicMarket.ts';
import { deliverMachines, wearMachines } from '../../models/miners/deliverMachines.ts';
import { displaceLeastEfficient } from '../../models/miners/displaceLeastEfficient.ts';
import { measureFleet } from '../../models/miners/measureFleet.ts';
import type { ParameterValues } from '../../models/parameter.ts';
import { marketValues, startMarket } from '../support/marketRun.ts';

const vintage = (name: string, jTh: number, share: number, date = '2020-01-01') => ({
  name,
  efficiency_j_th: jTh,
  release_date: date,
  hashrate_share: share,
});

/** Two sites of 100 MW with 1 EH/s at 40 J/TH and 2 EH/s at 20 J/TH each (80 MW), and a 10 J/TH machine on offer. */
function twoSites(overrides: ParameterValues = {}): MarketState {
  const { state } = startMarket(
    marketValues({
      'population.privateOperators': 2,
      'fleet.vintages': [vintage('old', 40, 1), vintage('middle', 20, 1), vintage('new', 10, 0)],
      'asic.leadTime': 2,
      ...overrides,
    }),
    10,
  );
  const { fleet, sites } = state;
  for (let i = 0; i < 2; i++) {
    sites.capacityMw[i] = 100;
    fleet.installedEhS[3 * i] = 1;
    fleet.installedEhS[3 * i + 1] = 2;
  }
  fleet.madeEhS = 6;
  measureFleet(fleet, sites, 0);
  return state;
}

function deliverTo(state: MarketState, site: number, ehS: number, efficiencyJTh = 10): void {
  const { asics, fleet, sites } = state;
  placeOrder(asics, fleet, site, ehS, 0, 1, fleet.efficiencyJTh.indexOf(efficiencyJTh));
  deliverMachines(asics, fleet, sites, 1);
}

describe('displaceLeastEfficient', () => {
  it('frees exactly what is asked, from the least efficient machines first, into stock', () => {
    const { fleet } = twoSites();
    expect(displaceLeastEfficient(fleet, 0, 50, 3)).toBeCloseTo(50, 12);
    // 40 MW are the old machine; 10 of the 40 MW left are 0.5 EH/s at 20 J/TH.
    expect(fleet.installedEhS[0]).toBe(0);
    expect(fleet.installedEhS[1]).toBeCloseTo(1.5, 12);
    expect([...fleet.stockEhS.subarray(0, 3)]).toEqual([1, 0.5, 0]);
    expect(fleet.installedEhS[3]).toBe(1);
    expect(fleet.installedEhS[4]).toBe(2);
  });

  it('takes a part of the worst where that is enough, and stops at the vintage named', () => {
    const { fleet } = twoSites();
    expect(displaceLeastEfficient(fleet, 1, 10, 3)).toBeCloseTo(10, 12);
    expect(fleet.installedEhS[3]).toBeCloseTo(0.75, 12);
    expect(displaceLeastEfficient(fleet, 1, 1000, 1)).toBeCloseTo(30, 12);
    expect(fleet.installedEhS[4]).toBe(2);
    expect(displaceLeastEfficient(fleet, 1, 1000, 3)).toBeCloseTo(40, 12);
    expect(displaceLeastEfficient(fleet, 1, 5, 3)).toBe(0);
  });
});

describe('deliverMachines', () => {
  it('free power is filled first and nothing is displaced', () => {
    const state = twoSites();
    deliverTo(state, 0, 1.5);
    expect(state.fleet.installedEhS[2]).toBeCloseTo(1.5, 12);
    expect(state.fleet.installedEhS[0]).toBe(1);
    expect(state.fleet.installedMw[0]).toBeCloseTo(95, 10);
    expect(state.fleet.running[2]).toBe(1);
    expect(state.fleet.stockEhS[0]).toBe(0);
    expect(state.asics.inTransitEhS[0]).toBe(0);
    expect(state.fleet.installedMw[1]).toBeCloseTo(80, 10);
  });

  it('what does not fit into free power takes the place of the worst machines', () => {
    const state = twoSites();
    // 50 MW arrive and 20 are free: 30 MW of the old machine leave, 0.75 EH/s.
    deliverTo(state, 0, 5);
    expect(state.fleet.installedEhS[2]).toBeCloseTo(5, 12);
    expect(state.fleet.installedEhS[0]).toBeCloseTo(0.25, 12);
    expect(state.fleet.stockEhS[0]).toBeCloseTo(0.75, 12);
    expect(state.fleet.installedMw[0]).toBeCloseTo(100, 10);
  });

  it('what finds no place goes to stock, and equal or better machines are never displaced', () => {
    const state = twoSites();
    deliverTo(state, 0, 12);
    expect(state.fleet.installedEhS[2]).toBeCloseTo(10, 12);
    expect(state.fleet.stockEhS[2]).toBeCloseTo(2, 12);
    expect(state.fleet.installedMw[0]).toBeCloseTo(100, 10);
    const same = twoSites();
    // 20 MW are free and 40 can be taken from the old machine, none from machines of the same kind.
    deliverTo(same, 1, 10, 20);
    expect(same.fleet.installedEhS[4]).toBeCloseTo(5, 12);
    expect(same.fleet.stockEhS[1]).toBeCloseTo(7, 12);
  });

  it('power of AI halls and of building sites is not free', () => {
    const state = twoSites();
    state.sites.aiMw[0] = 12;
    state.sites.buildingMw[0] = 5;
    deliverTo(state, 0, 1.5);
    // 3 MW are free, 12 MW of old machines leave.
    expect(state.fleet.installedEhS[0]).toBeCloseTo(0.7, 12);
    expect(state.fleet.installedEhS[2]).toBeCloseTo(1.5, 12);
  });

  it('arrives after its lead time, not before, and joins machines at their mean running share', () => {
    const state = twoSites();
    const { asics, fleet, sites } = state;
    fleet.running[1] = 0.5;
    placeOrder(asics, fleet, 0, 0.5, 0, 2, 1);
    deliverMachines(asics, fleet, sites, 1);
    expect(fleet.installedEhS[1]).toBe(2);
    expect(asics.inTransitEhS[0]).toBe(0.5);
    expect(asics.inTransitMw[0]).toBeCloseTo(10, 12);
    deliverMachines(asics, fleet, sites, 2);
    expect(fleet.installedEhS[1]).toBe(2.5);
    // 2 EH/s at a half and 0.5 at one.
    expect(fleet.running[1]).toBeCloseTo(0.6, 12);
    expect(asics.inTransitMw[0]).toBe(0);
    deliverMachines(asics, fleet, sites, 5);
    expect(fleet.installedEhS[1]).toBe(2.5);
  });
});

describe('wearMachines', () => {
  it('scraps 5 % of the installed and 20 % of the stocked machines in a year', () => {
    const { fleet } = twoSites();
    fleet.stockEhS[0] = 10;
    wearMachines(fleet, 0.05, 0.2, 1);
    expect(fleet.installedEhS[1]).toBeCloseTo(1.9, 12);
    expect(fleet.stockEhS[0]).toBeCloseTo(8, 12);
    expect(fleet.scrappedEhS).toBeCloseTo(0.3 + 2, 12);
    expect(fleet.installedMw[0]).toBeCloseTo(76, 10);
  });
});

describe('makers', () => {
  it('offer the latest vintage that is released by the day of delivery', () => {
    const vintages = [
      vintage('a', 30, 1, '2026-01-01'),
      vintage('b', 20, 1, '2026-07-14'),
      vintage('c', 10, 0, '2026-08-13'),
    ];
    const { fleet } = twoSites({ 'fleet.vintages': vintages });
    for (const [day, expected] of [
      [0, 0],
      [29.9, 0],
      [30, 1],
      [59.9, 1],
      [60, 2],
      [9999, 2],
      [-9999, 0],
    ]) {
      expect(vintageOnOffer(fleet, day), `day ${day}`).toBe(expected);
    }
  });

  it('better machines come at the rate of the frontier: 16.5 % a year less energy, at equal intervals', () => {
    const { fleet } = startMarket(marketValues({}, 'bitcoin-2026'), 130).state;
    const listed = 11;
    expect(fleet.efficiencyJTh[listed - 1]).toBe(9.5);
    expect(fleet.vintageCount).toBeGreaterThan(listed + 4);
    for (let v = listed; v < fleet.vintageCount; v++) {
      const years = (fleet.releaseDay[v] - fleet.releaseDay[v - 1]) / 365.25;
      expect(years).toBeCloseTo(1, 3);
      expect(fleet.efficiencyJTh[v] / fleet.efficiencyJTh[v - 1]).toBeCloseTo(0.835 ** years, 9);
    }
  });

  it('price: days of lagged hashprice; the lag closes 1 - 1/e of a gap within its length, in steps of any length', () => {
    const gapLeft = (steps: readonly number[]): number => {
      const { asics } = twoSites({ 'asic.priceLag': 6.5, 'asic.priceDays': 280 });
      asics.laggedHashprice = 50;
      expect(newMachineUsdTh(asics)).toBeCloseTo(14, 12);
      for (const epochs of steps) moveAsicMarket(asics, 30, epochs);
      return (asics.laggedHashprice - 30) / 20;
    };
    expect(gapLeft([6.5])).toBeCloseTo(1 / Math.E, 12);
    expect(gapLeft([1, 2.5, 3])).toBeCloseTo(1 / Math.E, 12);
  });

  it('price: full books raise it at the response rate, empty ones cut it, within its range; output grows', () => {
    const priceAfterYear = (ordered: number, years = 1): number => {
      const { asics } = twoSites({ 'asic.outputEhSYear': 260.892857, 'asic.priceResponseYear': 0.2 });
      asics.bookedShare = ordered / 10;
      for (let n = 0; n < 8; n++) moveAsicMarket(asics, 32, (years * 26.0892857) / 8);
      return asics.priceDays;
    };
    // 10 of 10 EH/s an epoch: e^0.2 in a year; none at all: e^-0.2; half: no change.
    expect(priceAfterYear(10)).toBeCloseTo(280 * 1.2214, 1);
    expect(priceAfterYear(0)).toBeCloseTo(280 * 0.81873, 1);
    expect(priceAfterYear(5)).toBeCloseTo(280, 1);
    expect(priceAfterYear(10, 50)).toBe(460);
    expect(priceAfterYear(0, 50)).toBe(210);
    const { asics } = twoSites({ 'asic.outputEhSYear': 400, 'asic.outputGrowthYear': 0.165 });
    moveAsicMarket(asics, 32, 26.0892857);
    expect(asics.outputEhSYear).toBeCloseTo(400 * Math.exp(0.165), 3);
  });
});
