import { describe, expect, it } from 'vitest';
import type { MarketState } from '../../models/market/marketState.ts';
import { clearContracts } from '../../models/markets/clearContracts.ts';
import { deliverAiHalls, startHalls } from '../../models/miners/convertToAi.ts';
import { type InvestmentRound, investInMachines } from '../../models/miners/investInMachines.ts';
import { clearFlows } from '../../models/miners/ledger.ts';
import { letStandingHalls } from '../../models/miners/letStandingHalls.ts';
import { measureFleet } from '../../models/miners/measureFleet.ts';
import { offerCapacity } from '../../models/miners/offerCapacity.ts';
import { retireMachines } from '../../models/miners/retireMachines.ts';
import type { ConversionOffer } from '../../models/miners/rules/conversionOffer.ts';
import { npv } from '../../models/miners/rules/npv.ts';
import { settleAccounts } from '../../models/miners/settleAccounts.ts';
import { hall, twoSites } from '../support/twoSites.ts';

const free = { avoidableUsdMWh: 0, fixedUsdMWh: 0, allUsdMWh: 0 };
describe('investInMachines, by hand', () => {
  const order = (state: MarketState, costs = free, round: Partial<InvestmentRound> = {}): number[] => {
    const { asics, fleet, sites, newMachines } = state;
    investInMachines(asics, fleet, sites, costs, newMachines, {
      epoch: 0,
      day: 0,
      years: 0.5,
      fillYears: 1,
      ...round,
    });
    return [...asics.orders.granted];
  };

  it('in half a year a site orders half of what would fill it: 100 MW of free power and worse machines, 10 MW per EH/s', () => {
    // 280 days of 0.03 USD and 1 USD for fitting are 9.4 USD per TH/s, against a worth of 26.298.
    const state = twoSites();
    expect(order(state)).toEqual([expect.closeTo(5, 10), expect.closeTo(5, 10)]);
    expect(state.asics.spentUsd[0]).toBeCloseTo(5e6 * 9.4, 4);
    expect(state.asics.inTransitMw[1]).toBeCloseTo(50, 9);
    expect(state.asics.orderedEhS).toBeCloseTo(10, 9);
  });

  it('what is on its way is not ordered again, and never more than fills the site', () => {
    const state = twoSites();
    order(state);
    expect(order(state)[0]).toBeCloseTo(2.5, 10);
    expect(order(twoSites(), free, { years: 3 })[0]).toBeCloseTo(10, 10);
    expect(order(twoSites(), free, { fillYears: 2 })[0]).toBeCloseTo(2.5, 10);
  });

  it('at 24.8 USD per TH/s a new machine is no reason to unplug one worth 8.766 on twice the power', () => {
    // The gain of 1.498 per 10 W is less than 8.766 per 20 W: only free power and the old machines, 60 MW, are filled.
    const state = twoSites();
    state.asics.laggedHashprice = 85;
    expect(order(state)[0]).toBeCloseTo(3, 10);
    const tooDear = twoSites();
    tooDear.asics.laggedHashprice = 91;
    expect(order(tooDear)).toEqual([0, 0]);
    expect(tooDear.asics.spentUsd[0]).toBe(0);
  });

  it('5 USD/MWh more is 1.753 USD per TH/s less: for free power any of it counts, for a replacement what stops with it', () => {
    // 0.024 x 10 / 1000 x 5 = 0.0012 USD a day over 1,461 days; with all cost the price may be up to 24.545.
    const ordered = (laggedHashprice: number, avoidableUsdMWh: number): number => {
      const state = twoSites();
      state.asics.laggedHashprice = laggedHashprice;
      return order(state, { avoidableUsdMWh, fixedUsdMWh: 5 - avoidableUsdMWh, allUsdMWh: 5 })[0];
    };
    // At 24.66 USD only the 40 MW of old machines are worth replacing, at 24.38 the 20 MW of free power are filled too.
    expect(ordered(84.5, 0)).toBeCloseTo(2, 10);
    expect(ordered(83.5, 0)).toBeCloseTo(3, 10);
    expect(ordered(84.5, 5)).toBe(0);
    expect(ordered(83.5, 5)).toBeCloseTo(3, 10);
  });

  it('makers serve the site with cheaper power first, equals alike, and no more than they make', () => {
    const equal = twoSites({ 'asic.outputEhSYear': 8 });
    expect(order(equal)).toEqual([expect.closeTo(2, 10), expect.closeTo(2, 10)]);
    expect(equal.asics.spentUsd[0]).toBeCloseTo(2e6 * 9.4, 4);
    const unequal = twoSites({ 'asic.outputEhSYear': 14 });
    unequal.sites.powerUsdMWh[0] = 55;
    expect(order(unequal)).toEqual([expect.closeTo(2, 10), expect.closeTo(5, 10)]);
  });

  it('power of AI halls and building sites is not filled', () => {
    const state = twoSites();
    state.sites.aiMw[0] = 12;
    state.sites.buildingMw[0] = 8;
    expect(order(state)[0]).toBeCloseTo(4, 10);
  });
});

describe('retireMachines, by hand', () => {
  it('a tenth of the idle machines that never pay again goes to stock and frees its power; what runs goes on running', () => {
    const state = twoSites();
    const { fleet, sites, installed } = state;
    // 0.4 of the EH/s at 40 J/TH runs in cheap hours; the 2 EH/s at 20 J/TH are worth something, idle or not.
    fleet.running[0] = 0.4;
    fleet.running[3] = 1;
    fleet.running[1] = 0.5;
    const before = fleet.installedMw[0];
    retireMachines(fleet, sites, 0, installed, 0.1);
    expect(fleet.installedEhS[0]).toBeCloseTo(0.94, 12);
    expect(fleet.installedEhS[0] * fleet.running[0]).toBeCloseTo(0.4, 12);
    expect(fleet.installedEhS[1]).toBe(2);
    expect(fleet.installedEhS[3]).toBe(1);
    expect(fleet.stockEhS[0]).toBeCloseTo(0.06, 12);
    expect(before - fleet.installedMw[0]).toBeCloseTo(0.06 * 40, 9);
  });
});

describe('offerCapacity, by hand', () => {
  const offersOf = (state: MarketState, allUsdMWh = 0): ConversionOffer[] => {
    const seen: ConversionOffer[] = [];
    const reservationRent = (offer: ConversionOffer): number => seen.push({ ...offer });
    const asking = { rule: npv, decision: { reservationRent } };
    const { ai, wins, fleet, sites, installed } = state;
    offerCapacity(ai[0], wins, fleet, sites, { ...free, allUsdMWh }, installed, [null, asking], 30, 0);
    return seen;
  };

  it('70 MW are 50 contracted MW; they cost 20 MW of free power, the worthless machines and 10 MW of the others', () => {
    const state = twoSites();
    const [offer] = offersOf(state);
    expect(state.ai[0].offers.wanted[0]).toBeCloseTo(50, 10);
    // 10 MW at 20 J/TH are half an EH/s at 8.766 USD per TH/s: 4.383 M USD over 50 MW.
    expect(offer.forgoneUsdMw).toBeCloseTo(4.383e6 / 50, 4);
    // The mean over 1 EH/s at 40 and 2 at 20 J/TH.
    expect(offer.efficiencyJTh).toBeCloseTo(80 / 3, 10);
    expect(offer.powerUsdMWh).toBeCloseTo(50, 10);
    expect(offer.hashpriceUsdPhDay).toBe(30);
    expect(offer.discountRateYear).toBe(0.2);
    // 10 to 30 epochs of a fortnight.
    expect(offer.leadYears).toBeCloseTo((20 * 14) / 365.25, 10);
    expect([...state.ai[0].offers.merit]).toEqual([-1, -2]);
  });

  it('nothing is forgone where free power is enough; less where running cost is higher, the fixed one included', () => {
    const small = twoSites();
    small.sites.convertibleMw[0] = 20;
    expect(offersOf(small)[0].forgoneUsdMw).toBe(0);
    // 5 USD/MWh are 0.0024 USD a day at 20 J/TH: 0.0036 are left, 5.2596 USD per TH/s.
    expect(offersOf(twoSites(), 5)[0].forgoneUsdMw).toBeCloseTo((5.2596 * 0.5e6) / 50, 4);
  });

  it('offers neither what is taken nor less than a MW', () => {
    const state = twoSites();
    state.sites.aiMw[0] = 60;
    state.sites.buildingMw[0] = 5;
    state.sites.convertibleMw[1] = 1.39;
    expect(offersOf(state)).toHaveLength(1);
    expect(state.ai[0].offers.wanted[0]).toBeCloseTo(25, 10);
    expect(state.ai[0].offers.wanted[1]).toBe(0);
    state.sites.convertibleMw[1] = 1.41;
    expect(offersOf(state)).toHaveLength(2);
  });
});

/** The round of epoch 3, in which nobody has a contract yet. @param luck of the builders, 0 to 1. */
function award({ ai: [ai], fleet, sites }: MarketState, luck: number): void {
  Object.assign(ai, { leadDraws: { at: () => luck } });
  ai.rentUsdMwYear = clearContracts(ai.offers, ai.demand, { years: 0, contractedMw: 0, buildLimitMw: 1e9 });
  startHalls(ai, fleet, sites, 3);
}

describe('life of an AI contract, by hand', () => {
  function contract(luck: number, wantedMw = 50): MarketState {
    const state = twoSites();
    const [ai] = state.ai;
    ai.offers.merit.set([-0.9e6, Number.NEGATIVE_INFINITY]);
    ai.offers.wanted.set([wantedMw, 0]);
    award(state, luck);
    return state;
  }

  it('50 of 1,000 MW wanted: rent at the ceiling of 1.41 M, 70 MW of power taken, capex of 7 M per MW', () => {
    const {
      ai: [ai],
      fleet,
      sites,
    } = contract(0);
    expect(ai.rentUsdMwYear).toBeCloseTo(1.41e6, 4);
    expect(sites.buildingMw[0]).toBeCloseTo(70, 10);
    expect(sites.convertibleMw[0]).toBeCloseTo(0, 10);
    expect(ai.spentUsd[0]).toBeCloseTo(350e6, 2);
    expect(ai.unpluggedMw).toBeCloseTo(50, 10);
    // 1 EH/s at 40 J/TH and half an EH/s at 20.
    expect(ai.unpluggedEhS).toBeCloseTo(1.5, 10);
    expect(fleet.installedEhS[0]).toBe(0);
    expect(fleet.installedEhS[1]).toBeCloseTo(1.5, 10);
    expect([...fleet.stockEhS.subarray(0, 2)]).toEqual([1, expect.closeTo(0.5, 10)]);
    expect(fleet.installedMw[0]).toBeCloseTo(30, 10);
    expect([ai.contractedMw, ai.buildingMw, ai.deliveredMw]).toEqual([50, 50, 0]);
    expect(sites.buildingMw[1]).toBe(0);
  });

  it('free power is used before machines are unplugged', () => {
    const {
      ai: [ai],
      fleet,
    } = contract(0, 14);
    expect(ai.unpluggedMw).toBe(0);
    expect(fleet.installedEhS[0]).toBe(1);
  });

  it('starts after the short lead time with no luck to lose, after the long one with all, half-way with half', () => {
    for (const [luck, epochs] of [
      [0, 10],
      [0.5, 20],
      [0.999999, 30],
    ]) {
      const {
        ai: [ai],
        sites,
      } = contract(luck);
      for (let epoch = 3; epoch < 3 + epochs; epoch++) deliverAiHalls(ai, sites, epoch);
      expect(sites.aiMw[0], `luck ${luck}`).toBe(0);
      deliverAiHalls(ai, sites, 3 + epochs);
      expect(sites.aiMw[0], `luck ${luck}`).toBeCloseTo(70, 10);
    }
  });

  it('earns the rent of its round for its term, then its power is free to be offered again', () => {
    const {
      ai: [ai],
      sites,
    } = contract(0);
    ai.rentUsdMwYear = 5;
    deliverAiHalls(ai, sites, 13);
    expect(ai.siteRentUsdYear[0]).toBeCloseTo(50 * 1.41e6, 2);
    expect(sites.buildingMw[0]).toBe(0);
    expect([ai.contractedMw, ai.buildingMw, ai.deliveredMw]).toEqual([
      50,
      expect.closeTo(0, 10),
      expect.closeTo(50, 10),
    ]);
    // A year is 26 epochs.
    for (let epoch = 14; epoch < 39; epoch++) deliverAiHalls(ai, sites, epoch);
    expect(sites.aiMw[0]).toBeCloseTo(70, 10);
    deliverAiHalls(ai, sites, 39);
    expect(sites.aiMw[0]).toBeCloseTo(0, 10);
    expect(ai.siteRentUsdYear[0]).toBeCloseTo(0, 4);
    expect(sites.convertibleMw[0]).toBeCloseTo(70, 10);
    expect(ai.contractedMw).toBeCloseTo(0, 10);
    expect(ai.deliveredMw).toBeCloseTo(0, 10);
  });
});

describe('letStandingHalls, by hand', () => {
  /** 50 MW at 1.41 M a year open in epoch 13 and end in epoch 39, when tenants want `baseMw` at the rent of 1 M. */
  function atTheEnd(renewalRent: (offer: ConversionOffer) => number, baseMw: number, forcedMw = 0): MarketState {
    const state = twoSites({ 'asic.priceDays': 280, 'invest.fittingUsdTh': 1 });
    const { asics, fleet, sites } = state;
    const [ai] = state.ai;
    ai.offers.merit.set([-0.9e6, Number.NEGATIVE_INFINITY]);
    ai.offers.wanted.set([50, 0]);
    award(state, 0);
    for (let epoch = 4; epoch < 39; epoch++) deliverAiHalls(ai, sites, epoch);
    ai.demand.baseMw = baseMw;
    ai.forcedMw = forcedMw;
    ai.spentUsd.fill(0);
    const conversion = { rule: npv, decision: { reservationRent: () => Number.POSITIVE_INFINITY, renewalRent } };
    const open = { contractedMw: 0, buildLimitMw: Number.POSITIVE_INFINITY };
    const round = { epoch: 39, day: 500, years: 1.4, hashpriceUsdPhDay: 30, ...open };
    deliverAiHalls(ai, sites, 39);
    letStandingHalls(ai, asics, fleet, sites, free, state, [null, conversion], round);
    return state;
  }

  it('a site that wants less than tenants pay signs for another term, buys equipment, makes good a tenth of the hall', () => {
    // 60 MW at 1 M and an elasticity of one are 50 MW at 1.2 M.
    const {
      ai: [ai],
      sites,
    } = atTheEnd(() => 1.19e6, 60);
    expect(sites.aiMw[0]).toBeCloseTo(70, 10);
    expect(ai.siteRentUsdYear[0]).toBeCloseTo(50 * 1.2e6, 2);
    expect([ai.contractedMw, ai.deliveredMw]).toEqual([expect.closeTo(50, 10), expect.closeTo(50, 10)]);
    // 2 M of equipment and a year out of ten of a hall of 5 M.
    expect(ai.spentUsd[0]).toBeCloseTo(50 * 2.5e6, 2);
    for (let epoch = 40; epoch < 65; epoch++) deliverAiHalls(ai, sites, epoch);
    expect(sites.aiMw[0]).toBeCloseTo(70, 10);
    deliverAiHalls(ai, sites, 65);
    expect(sites.aiMw[0]).toBeCloseTo(0, 10);
    expect(ai.siteRentUsdYear[0]).toBeCloseTo(0, 2);
    expect(ai.contractedMw).toBeCloseTo(0, 10);
  });

  it('one that wants more than the ceiling of 1.41 M does not: its power is free', () => {
    const {
      ai: [ai],
      sites,
    } = atTheEnd(() => 1.42e6, 1000);
    expect(sites.aiMw[0]).toBeCloseTo(0, 10);
    expect(sites.convertibleMw[0]).toBeCloseTo(70, 10);
    expect([ai.contractedMw, ai.spentUsd[0]]).toEqual([expect.closeTo(0, 10), 0]);
  });

  it('tenants who want 40 MW at the rent that the site wants keep 40 of the 50, what others have counted in', () => {
    for (const [baseMw, forcedMw] of [
      [24, 0],
      [36, 20],
    ]) {
      const {
        ai: [ai],
        sites,
      } = atTheEnd(() => 0.6e6, baseMw, forcedMw);
      expect(ai.contractedMw).toBeCloseTo(40, 9);
      expect(sites.aiMw[0]).toBeCloseTo(56, 9);
      expect(sites.convertibleMw[0]).toBeCloseTo(14, 9);
      expect(ai.siteRentUsdYear[0]).toBeCloseTo(40 * 0.6e6, 2);
      expect(ai.spentUsd[0]).toBeCloseTo(40 * 2.5e6, 2);
    }
  });

  it('what it could do instead: 0.1 EH/s a MW of new machines, worth 26.298 less 280 days of 0.03 and 1 USD for fitting', () => {
    const seen: ConversionOffer[] = [];
    atTheEnd((offer) => seen.push({ ...offer }), 60);
    expect(seen).toHaveLength(1);
    expect(seen[0].forgoneUsdMw).toBeCloseTo(1.4 * 0.1e6 * (26.298 - 280 * 0.03 - 1), 2);
    expect(seen[0]).toMatchObject({ site: 0, discountRateYear: 0.2, leadYears: 0, marketRentUsdMwYear: 1.41e6 });
  });
});

describe('settleAccounts, by hand', () => {
  function settled(operatorPaysPower: number, cashUsd: number): MarketState {
    const state = twoSites({ 'ai.products': [{ ...hall, operator_pays_power: operatorPaysPower }] });
    const { ledger, fleet, sites, asics, ai: markets } = state;
    const [ai] = markets;
    clearFlows(ledger);
    ledger.cashUsd.fill(cashUsd);
    fleet.running.fill(0.5);
    measureFleet(fleet, sites, 0);
    sites.aiMw[0] = 20;
    ai.siteMw[0] = 20;
    // A year has 8,766 hours: 100 USD an hour.
    ai.siteRentUsdYear[0] = 876_600;
    asics.spentUsd[0] = 1000;
    ai.spentUsd[0] = 2000;
    const costs = { avoidableUsdMWh: 2, fixedUsdMWh: 8, allUsdMWh: 10 };
    settleAccounts(ledger, fleet, sites, costs, asics, markets, { rewardUsd: 300_000, networkEhS: 3, hours: 10 });
    return state;
  }

  it('each of two equal sites gets half of the reward and pays for 40 MW run and 80 MW installed', () => {
    const {
      ledger,
      asics,
      ai: [ai],
    } = settled(0, 1e6);
    expect(ledger.miningRevenueUsd).toBeCloseTo(300_000, 6);
    // 40 MW x 50 USD x 10 h at each of two sites; 40 x 2 and 80 x 8 USD an hour.
    expect(ledger.powerCostUsd).toBeCloseTo(40_000, 6);
    expect(ledger.otherCostUsd).toBeCloseTo(14_400, 6);
    expect(ledger.aiRevenueUsd).toBeCloseTo(1000, 6);
    expect(ledger.aiOperatingCostUsd).toBeCloseTo(200, 6);
    expect(ledger.machineCapexUsd).toBe(1000);
    expect(ledger.aiCapexUsd).toBe(2000);
    expect(ledger.cashUsd[1]).toBeCloseTo(1e6 + 150_000 - 20_000 - 7200, 6);
    expect(ledger.cashUsd[0]).toBeCloseTo(1e6 + 150_000 - 20_000 - 7200 + 800 - 3000, 6);
    expect(ledger.fundingUsd).toBe(0);
    expect([asics.spentUsd[0], ai.spentUsd[0]]).toEqual([0, 0]);
  });

  it('where the operator pays the power of the tenant, 20 MW x 50 USD x 10 h come on top', () => {
    expect(settled(1, 1e6).ledger.aiOperatingCostUsd).toBeCloseTo(10_200, 6);
  });

  it('investors put in what is missing and no more', () => {
    const state = settled(0, 0);
    state.ledger.cashUsd.fill(100);
    state.asics.spentUsd[0] = 1e6;
    const funded = state.ledger.fundingUsd;
    const { ledger, fleet, sites, asics, ai } = state;
    settleAccounts(ledger, fleet, sites, free, asics, ai, { rewardUsd: 0, networkEhS: 3, hours: 0 });
    expect(ledger.cashUsd[0]).toBe(0);
    expect(ledger.cashUsd[1]).toBe(100);
    expect(ledger.fundingUsd - funded).toBeCloseTo(1e6 - 100, 6);
  });
});
