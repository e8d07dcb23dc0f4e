import { describe, expect, it } from 'vitest';
import type { MarketState } from '../../models/market/marketState.ts';
import { expectIncome } from '../../models/miners/machineValue.ts';
import { deliverUsed } from '../../models/miners/used/deliverUsed.ts';
import { settleTrades, tradeMachines } from '../../models/miners/used/tradeMachines.ts';
import type { UsedMarket } from '../../models/miners/used/usedMarket.ts';
import type { ParameterValues } from '../../models/parameter.ts';
import { marketValues, startMarket } from '../support/marketRun.ts';

const QUARTER_DAYS = 91.3125;
const FITTING_USD_TH = 1;

/**
 * Three miners of one site, 20 J/TH, who value a machine over one quarter without interest: income 0.05 USD per TH/s
 * and day less power, 91.3125 times. Site 0 owns `stockEhS`; sites 1 and 2 have 20 MW free and power at 40 and 60.
 */
function market(stockEhS: number, overrides: ParameterValues = {}): { state: MarketState; used: UsedMarket } {
  const values = marketValues({
    'population.privateOperators': 3,
    'used.market': 'clearing',
    'used.leadTime': 2,
    'used.fillTime': 1,
    'invest.machineLifeYears': 0.5,
    'invest.discountRatePrivateYear': 0,
    'invest.fittingUsdTh': FITTING_USD_TH,
    ...overrides,
  });
  const { state } = startMarket(values, 10);
  const { used, sites, fleet } = state;
  if (used === null) throw new Error('no market for used machines');
  sites.powerUsdMWh.set([50, 40, 60]);
  sites.capacityMw.set([10, 30, 30]);
  fleet.installedEhS.set([0.5, 0.5, 0.5]);
  fleet.installedMw.set([10, 10, 10]);
  fleet.stockEhS[0] = stockEhS;
  fleet.stockOfEhS[0] = stockEhS;
  state.ledger.cashUsd.fill(1e9);
  expectIncome(used.value, {
    incomeUsdThDay: 0.05,
    difficultyGrowthYear: 0,
    leadYears: 0,
    halvingYears: 100,
    halvingFactor: 1,
  });
  return { state, used };
}

/** Worth of a machine at a power price, less fitting: two quarters of `0.05 - 24 h * 20 J/TH * price`. */
const bidAt = (powerUsdMWh: number): number => 2 * QUARTER_DAYS * (0.05 - 24e-6 * 20 * powerUsdMWh) - FITTING_USD_TH;

const trade = ({ state, used }: { state: MarketState; used: UsedMarket }): void =>
  tradeMachines(used, state.fleet, state.sites, state.settings.costs, 0, 1);

describe('the market for used machines', () => {
  it('while supply exceeds demand machines go for nothing, and what nobody wants stays', () => {
    const world = market(5);
    trade(world);
    // 20 MW at 20 J/TH are 1 EH/s at each of the two sites.
    expect(world.used.soldEhS).toBeCloseTo(2, 12);
    expect(world.used.marginalUsdTh).toBe(0);
    expect(world.state.fleet.stockEhS[0]).toBeCloseTo(3, 12);
    expect([...world.used.inTransitEhS]).toEqual([0, 1, 1]);
  });

  it('while demand exceeds supply the last buyer served sets one price for all', () => {
    const scarce = market(1.5);
    trade(scarce);
    expect([...scarce.used.inTransitEhS]).toEqual([0, 1, 0.5]);
    expect(scarce.state.fleet.resaleUsdTh[0]).toBeCloseTo(bidAt(60), 9);
    const scarcer = market(0.5);
    trade(scarcer);
    expect([...scarcer.used.inTransitEhS]).toEqual([0, 0.5, 0]);
    expect(scarcer.used.marginalUsdTh).toBeCloseTo(bidAt(40), 9);
  });

  it('nobody buys a machine that does not earn its fitting, or that brings more as scrap', () => {
    const fitting = market(1.5, { 'invest.fittingUsdTh': 20 });
    trade(fitting);
    expect(fitting.used.soldEhS).toBe(0);
    const scrap = market(5, { 'used.scrapUsdTh': (bidAt(40) + bidAt(60)) / 2 });
    trade(scrap);
    expect([...scrap.used.inTransitEhS]).toEqual([0, 1, 0]);
    expect(scrap.used.marginalUsdTh).toBeCloseTo((bidAt(40) + bidAt(60)) / 2, 9);
  });

  it('to the cent: what buyers pay is what owners receive, and only fitting leaves the miners', () => {
    const world = market(1.5);
    trade(world);
    settleTrades(world.state.ledger, world.state.sites, world.used);
    const price = bidAt(60);
    const [seller, first, second] = world.state.ledger.cashUsd;
    expect(seller - 1e9).toBeCloseTo(1.5e6 * price, 2);
    expect(first - 1e9).toBeCloseTo(-1e6 * (price + FITTING_USD_TH), 2);
    expect(second - 1e9).toBeCloseTo(-0.5e6 * (price + FITTING_USD_TH), 2);
    expect(world.state.ledger.usedMachinesUsd).toBeCloseTo(1.5e6 * price, 2);
    expect(world.state.ledger.machineCapexUsd).toBeCloseTo(1.5e6 * FITTING_USD_TH, 2);
  });

  it('machines arrive after their lead time; where the power is gone by then they are stock of the buyer', () => {
    const { state, used } = market(5);
    trade({ state, used });
    deliverUsed(used, state.fleet, state.sites, 1);
    expect([...state.fleet.installedEhS]).toEqual([0.5, 0.5, 0.5]);
    state.sites.aiMw[2] = 15;
    deliverUsed(used, state.fleet, state.sites, 2);
    expect([...state.fleet.installedEhS]).toEqual([0.5, 1.5, 0.75]);
    expect([...state.fleet.stockOfEhS]).toEqual([3, 0, 0.75]);
    expect([...used.inTransitMw]).toEqual([0, 0, 0]);
  });

  it('the better vintage fills the power first', () => {
    const world = market(0, {
      'fleet.vintages': [
        { name: 'old', efficiency_j_th: 40, release_date: '2018-01-01', hashrate_share: 1 },
        { name: 'new', efficiency_j_th: 20, release_date: '2020-01-01', hashrate_share: 1 },
      ],
    });
    world.state.fleet.stockOfEhS.set([5, 0, 0, 1.5, 0, 0]);
    trade(world);
    // 40 J/TH earn 0.05 at a cost of 0.0384 and 0.0576: worth it only at site 1, whose power the 20 J/TH have filled.
    expect([...world.used.inTransitEhS]).toEqual([0, 1, 0.5]);
  });
});

describe('an exodus with and without the market', () => {
  /** Hashrate two years after a fifth of it left at once, over what it would have been. */
  const lost = (overrides: ParameterValues): number => {
    const values = {
      'chain.blockNoise': 'expected',
      'price.process': 'constant',
      'site.freeShare': 0.15,
      ...overrides,
    };
    const hashrate = (share: number): number => {
      const run = startMarket(
        marketValues(
          { ...values, 'shift.share': share, 'shift.order': 'proportional', 'shift.start': 4 },
          'bitcoin-2026',
        ),
        30,
      );
      for (let epoch = 0; epoch < 30; epoch++) run.advance();
      return run.cell('hashrate_eh_s');
    };
    return 1 - hashrate(0.2) / hashrate(0);
  };

  it('machines that move to free power bring a part of the lost hashrate back', () => {
    const stay = lost({});
    const move = lost({ 'used.market': 'clearing' });
    expect(move).toBeLessThan(stay - 0.02);
    expect(move).toBeGreaterThan(-0.01);
  });
});
