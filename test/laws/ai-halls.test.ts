import { describe, expect, it } from 'vitest';
import type { MarketState } from '../../models/market/marketState.ts';
import { clearContracts } from '../../models/markets/clearContracts.ts';
import { deliverAiHalls, startHalls } from '../../models/miners/convertToAi.ts';
import { giveUpHalls } from '../../models/miners/giveUpHalls.ts';
import { letStandingHalls } from '../../models/miners/letStandingHalls.ts';
import { measureFleet } from '../../models/miners/measureFleet.ts';
import type { ConversionOffer } from '../../models/miners/rules/conversionOffer.ts';
import { npv } from '../../models/miners/rules/npv.ts';
import { tearDownHalls } from '../../models/miners/tearDownHalls.ts';
import type { ParameterValues } from '../../models/parameter.ts';
import { hall, twoSites } from '../support/twoSites.ts';

const free = { avoidableUsdMWh: 0, fixedUsdMWh: 0, allUsdMWh: 0 };

/** 50 MW on the first site, won in epoch 3 at the ceiling of 1.41 M USD and opened in epoch 13, with the builders in luck. */
function opened(overrides: ParameterValues = {}): MarketState {
  const state = twoSites(overrides);
  const { fleet, sites } = state;
  const [ai] = state.ai;
  Object.assign(ai, { leadDraws: { at: () => 0 } });
  ai.offers.merit.set([-0.9e6, Number.NEGATIVE_INFINITY]);
  ai.offers.wanted.set([50, 0]);
  ai.rentUsdMwYear = clearContracts(ai.offers, ai.demand, { years: 0, contractedMw: 0, buildLimitMw: 1e9 });
  startHalls(ai, fleet, sites, 3);
  ai.offers.granted.fill(0);
  ai.spentUsd.fill(0);
  for (let epoch = 4; epoch <= 13; epoch++) deliverAiHalls(ai, sites, epoch);
  return state;
}

/** Empty halls at the rent that the site asks. */
function letAt(state: MarketState, epoch: number, rent: number, seen: ConversionOffer[] = []): void {
  const { asics, fleet, sites } = state;
  const renewalRent = (offer: ConversionOffer): number => {
    seen.push({ ...offer });
    return rent;
  };
  const conversion = { rule: npv, decision: { reservationRent: () => Number.POSITIVE_INFINITY, renewalRent } };
  const round = { epoch, day: 500, years: 1.4, hashpriceUsdPhDay: 30, contractedMw: 0, buildLimitMw: 1e9 };
  letStandingHalls(state.ai[0], asics, fleet, sites, free, state, [null, conversion], round);
}

const deliver = ({ ai: [market], sites }: MarketState, from: number, to: number): void => {
  for (let epoch = from; epoch <= to; epoch++) deliverAiHalls(market, sites, epoch);
};

describe('halls that stand empty, by hand', () => {
  it('are offered again until they are let, and then run another term', () => {
    const state = opened();
    const { sites } = state;
    const [ai] = state.ai;
    deliver(state, 14, 39);
    expect([sites.aiMw[0], ai.vacantMw[0]]).toEqual([expect.closeTo(0, 9), expect.closeTo(70, 9)]);
    letAt(state, 39, 1.5e6);
    expect(ai.contractedMw).toBeCloseTo(0, 9);
    // Tenants pay up to 1.41 M. Fifty of a thousand MW that they want at 1 M are let at that ceiling.
    letAt(state, 44, 1.4e6);
    expect([ai.contractedMw, ai.deliveredMw, ai.buildingMw]).toEqual([50, 50, 0].map((mw) => expect.closeTo(mw, 9)));
    expect(ai.siteRentUsdYear[0]).toBeCloseTo(50 * 1.41e6, 2);
    expect([sites.aiMw[0], sites.convertibleMw[0], ai.vacantMw[0]]).toEqual(
      [70, 0, 0].map((mw) => expect.closeTo(mw, 9)),
    );
    // Equipment for 2 M, and a year out of the ten of a hall for 5 M.
    expect(ai.spentUsd[0]).toBeCloseTo(50 * 2.5e6, 2);
    deliver(state, 45, 69);
    expect(sites.aiMw[0]).toBeCloseTo(70, 9);
    deliver(state, 70, 70);
    expect(sites.aiMw[0]).toBeCloseTo(0, 9);
  });

  it('after half a term, because the tenant failed, they wait for half a year, and half of the wear is to be made good', () => {
    const state = opened({ 'ai.tenantDefaultYear': 1 });
    const [ai] = state.ai;
    expect(ai.defaults).not.toBeNull();
    for (const calendar of [ai.endingGrossMw, ai.endingRentUsdYear]) calendar.fill(0);
    ai.endingWornMw?.fill(0);
    ai.endingGrossMw[26 * 2] = 70;
    ai.endingRentUsdYear[26 * 2] = 50 * 1.41e6;
    if (ai.endingWornMw !== null) ai.endingWornMw[26 * 2] = 50 * (13 / 26);
    ai.hasChanges[26] = 1;
    deliver(state, 14, 26);
    letAt(state, 38, 1e6);
    expect([ai.spentUsd[0], ai.vacantMw[0]]).toEqual([0, expect.closeTo(70, 9)]);
    letAt(state, 39, 1e6);
    expect(ai.spentUsd[0]).toBeCloseTo(50 * 1.25e6, 2);
  });

  it('a default that was drawn enters with the part of the term that it ran', () => {
    const state = opened({ 'ai.tenantDefaultYear': 20 });
    const [ai] = state.ai;
    const end = ai.endingGrossMw.findIndex((mw) => mw > 0) / 2;
    expect(end).toBeLessThan(39);
    expect(ai.endingWornMw?.[end * 2]).toBeCloseTo((50 * (end - 13)) / 26, 9);
  });

  it('where machines have come to stand meanwhile, theirs is the income forgone, and they make room', () => {
    const state = opened();
    const { fleet, sites } = state;
    const [ai] = state.ai;
    deliver(state, 14, 39);
    // 7 EH/s at 10 J/TH fill the 70 MW: worth 26.298 USD per TH/s as before, and 30 MW of older ones stay.
    fleet.vintagesInUse = 3;
    fleet.installedEhS[2] += 7;
    measureFleet(fleet, sites, 0);
    const seen: ConversionOffer[] = [];
    letAt(state, 39, 1e6, seen);
    // The 30 MW at 20 J/TH go first, 1.5 EH/s worth 8.766; 40 MW at 10 J/TH are 4 EH/s.
    expect(seen[0].forgoneUsdMw).toBeCloseTo((1.5e6 * 8.766 + 4e6 * 26.298) / 50, 0);
    expect(fleet.installedEhS[1]).toBeCloseTo(0, 9);
    expect(fleet.installedEhS[2]).toBeCloseTo(3, 9);
    expect(ai.siteMw[0]).toBeCloseTo(70, 9);
  });

  it('make way for what is built in their place', () => {
    const state = opened();
    const { sites } = state;
    const [ai] = state.ai;
    deliver(state, 14, 39);
    sites.convertibleMw[0] = 42;
    tearDownHalls(state.ai, sites);
    expect(ai.vacantMw[0]).toBeCloseTo(70, 9);
    ai.offers.granted[0] = 20;
    tearDownHalls(state.ai, sites);
    expect([ai.vacantMw[0], ai.vacantWornMw[0]]).toEqual([expect.closeTo(42, 9), expect.closeTo(30, 9)]);
  });
});

describe('equipment of operators, by hand', () => {
  const cloud = { ...hall, term_years: 4, equipment_years: 1.5 };

  it('that lasts a year and a half is bought again twice in a contract of four years', () => {
    const state = opened({ 'ai.products': [cloud] });
    const [ai] = state.ai;
    const bought: number[] = [];
    for (let epoch = 14; epoch < 100; epoch++) {
      deliver(state, epoch, epoch);
      if (ai.spentUsd[0] > 0) bought.push(epoch);
      ai.spentUsd.fill(0);
    }
    // A year and a half is 39 epochs; four years are 104, after the horizon of 100.
    expect(bought).toEqual([13 + 39, 13 + 78]);
  });

  it('costs 2 M USD a MW each time, and nothing once a contract has been given up', () => {
    const state = opened({ 'ai.products': [{ ...cloud, operator_pays_power: 1 }] });
    const { sites } = state;
    const [ai] = state.ai;
    deliver(state, 14, 13 + 39);
    expect(ai.spentUsd[0]).toBeCloseTo(50 * 2e6, 2);
    // 0.8 of 1.41 M USD is what 1.4 MW cost at 91.9 USD/MWh.
    sites.powerUsdMWh[0] = 91.9;
    giveUpHalls(ai, sites, 60);
    expect(ai.contractedMw).toBeCloseTo(50, 9);
    sites.powerUsdMWh[0] = 92;
    giveUpHalls(ai, sites, 60);
    expect([ai.contractedMw, ai.deliveredMw, sites.aiMw[0], ai.siteRentUsdYear[0]]).toEqual(
      [0, 0, 0, 0].map((none) => expect.closeTo(none, 9)),
    );
    expect(sites.convertibleMw[0]).toBeCloseTo(70, 9);
    ai.spentUsd.fill(0);
    deliver(state, 61, 99);
    expect(ai.spentUsd[0]).toBe(0);
  });

  it('that outlasts contracts is made good in part when a hall is let again: a year of four', () => {
    const state = opened({ 'ai.products': [{ ...hall, equipment_years: 4 }] });
    deliver(state, 14, 39);
    letAt(state, 39, 1e6);
    expect(state.ai[0].spentUsd[0]).toBeCloseTo(50 * (2e6 / 4 + 5e6 / 10), 2);
  });
});

describe('weak and strong tenants', () => {
  const world = {
    'ai.products': [hall, { ...hall, name: 'weak', debt_factor: 0.25, default_factor: 2 }],
    'ai.secondProduct': 'weak',
    'ai.tenantDefaultYear': 0.1,
    'ai.debtShare': 0.8,
    'ai.debtRateYear': 0.075,
    'ai.riskPremiumYear': 0.02,
    'invest.discountRateListedYear': 0.12,
    'invest.discountRatePrivateYear': 0.18,
  };

  it('lenders give a quarter of the loan: 20 % at 7.5 % and 80 % at 12 %, and private operators pay the same for both', () => {
    const [strong, weak] = twoSites(world).ai;
    expect(strong.ratesYear[0]).toBeCloseTo(0.8 * 0.075 + 0.2 * 0.12 + 0.02, 12);
    expect(weak.ratesYear[0]).toBeCloseTo(0.2 * 0.075 + 0.8 * 0.12 + 0.02, 12);
    expect(weak.ratesYear[1]).toBe(strong.ratesYear[1]);
  });

  it('they fail twice as often', () => {
    const [strong, weak] = twoSites(world).ai;
    expect(strong.defaults?.hazardYear).toBeCloseTo(0.1, 12);
    expect(weak.defaults?.hazardYear).toBeCloseTo(0.2, 12);
  });
});
