import { describe, expect, it } from 'vitest';
import { market } from '../../models/market.ts';
import { createPowerMarket, movePower } from '../../models/markets/power/powerMarket.ts';
import type { RegionLaw } from '../../models/markets/power/regionalPower.ts';
import { resellPower } from '../../models/miners/resellPower.ts';
import type { ParameterValues, TableRow } from '../../models/parameter.ts';
import { createStreams } from '../../models/random/createStreams.ts';
import { marketValues, startMarket } from '../support/marketRun.ts';

/** A region whose price never moves, with changes. */
const region = (changes: TableRow = {}): TableRow => ({
  region: 'world',
  spot_usd_mwh: 100,
  season_amplitude: 0,
  peak_day: 0,
  common_share: 0.4,
  log_sd: 0,
  half_life_days: 5,
  spikes_year: 0,
  spike_log_mean: 0,
  spike_log_sd: 0,
  spike_half_life_days: 1,
  floating_share: 0.5,
  resale_share: 0,
  resale_strike_usd_mwh: 0,
  ...changes,
});
const law = (changes: Partial<RegionLaw> = {}): RegionLaw => ({
  region: 'world',
  spotUsdMWh: 100,
  seasonAmplitude: 0,
  peakDay: 0,
  commonShare: 0.4,
  logSd: 0,
  halfLifeDays: 5,
  spikesYear: 0,
  spikeLogMean: 0,
  spikeLogSd: 0,
  spikeHalfLifeDays: 1,
  floatingShare: 0.25,
  resaleShare: 0,
  resaleStrikeUsdMWh: 0,
  ...changes,
});
const moving: ParameterValues = {
  'operate.rule': 'smooth',
  'price.process': 'gbm',
  'fees.shareOfSubsidy': 0.05,
  'fees.process': 'meanReverting',
  'power.process': 'regional',
  'power.regions': [region({ log_sd: 0.4, season_amplitude: 0.2, spikes_year: 8, spike_log_mean: 1.4 })],
};
const rows = (values: ParameterValues, epochs = 12): number[][] => {
  const run = startMarket(marketValues(values), epochs);
  return Array.from({ length: epochs }, () => {
    run.advance();
    return market.columns.map(({ name }) => run.cell(name));
  });
};
const yearsAt = (seconds: number): number => seconds / 31_557_600;

describe('processes that stand still', () => {
  it('a regional price without season, deviation and spikes is a constant one, to the bit', () => {
    const constant: ParameterValues = { 'operate.rule': 'smooth', 'price.process': 'gbm' };
    const still = { ...constant, 'power.process': 'regional', 'power.regions': [region()] };
    expect(rows(still)).toEqual(rows(constant));
    expect(rows({ ...constant, ...moving })).not.toEqual(rows(constant));
  });

  it('correlations of zero are none, to the bit', () => {
    const zero = { 'shocks.correlations': [{ first: 'fees', second: 'power', correlation: 0 }] };
    const tied = { 'shocks.correlations': [{ first: 'fees', second: 'power', correlation: 0.5 }] };
    expect(rows({ ...moving, ...zero })).toEqual(rows(moving));
    expect(rows({ ...moving, ...tied })).not.toEqual(rows(moving));
  });

  it('a correlation with bitcoin moves the other market, never bitcoin', () => {
    const price = (values: ParameterValues): number[] => {
      const { state } = startMarket(marketValues({ ...moving, ...values }), 1);
      return [1, 30, 300].map((day) => state.price.meanUsdBtc(day, day));
    };
    const tied = { 'shocks.correlations': [{ first: 'btc', second: 'fees', correlation: 0.5 }] };
    expect(price(tied)).toEqual(price({}));
  });

  it('with blockNoise expected and constant prices, a run of a moving world still differs between seeds', () => {
    const values = marketValues({ ...moving, 'price.process': 'constant', 'chain.blockNoise': 'expected' });
    const cost = (seed: string): number => {
      const run = startMarket(values, 3, seed);
      run.advance();
      return run.cell('power_cost_usd');
    };
    expect(cost('a')).toBe(cost('a'));
    expect(cost('a')).not.toBe(cost('b'));
  });
});

describe('power prices of a step', () => {
  const { state } = startMarket(marketValues({ 'operate.rule': 'smooth' }), 1);
  const own = state.sites.powerUsdMWh;
  const powerOf = (laws: readonly RegionLaw[], regions = ['world']) =>
    createPowerMarket(
      state.sites,
      regions,
      laws,
      0,
      createStreams('power', 0).sequence('power', 'common'),
      createStreams('power', 0),
    );
  const meanFactor = (amplitude: number, first: number): number =>
    Array.from({ length: 14 }, (_, d) => 1 + amplitude * Math.cos((2 * Math.PI * (first + d)) / 365.25)).reduce(
      (sum, f) => sum + f / 14,
      0,
    );

  it('follow the season in the part that floats', () => {
    const before = [...own];
    const power = powerOf([law({ seasonAmplitude: 0.5 })]);
    for (const day of [0, 100.7, 180]) {
      movePower(power, own, day, 14);
      const expected = 50 * (1 + 0.25 * (meanFactor(0.5, Math.floor(day)) - 1));
      for (const price of power.sites.powerUsdMWh) expect(price).toBeCloseTo(expected, 10);
    }
    expect([...own]).toEqual(before);
  });

  it('above the strike a site sells what it may, earns spot less its own price, and stops that share of its machines', () => {
    const power = powerOf([law({ seasonAmplitude: 0.5, resaleShare: 0.4, resaleStrikeUsdMWh: 120 })]);
    movePower(power, own, 180, 14);
    expect([...power.resoldShare]).toEqual([0, 0, 0, 0, 0]);
    movePower(power, own, 0, 14);
    const spot = 100 * meanFactor(0.5, 0);
    expect(power.resoldShare[2]).toBeCloseTo(0.4, 12);
    expect(power.resaleGainUsdMWh[2]).toBeCloseTo(spot - 50, 10);
    // The quarter that floats is bought for six tenths of the machines.
    expect(power.sites.powerUsdMWh[2]).toBeCloseTo(50 * (1 + (0.25 * (spot / 100 - 1)) / 0.6), 10);
    const { fleet } = state;
    const before = { mw: fleet.runningMw[2], ehS: fleet.runningEhS[2], cost: fleet.powerCostUsdHour[2] };
    const network = fleet.runningEhS.reduce((sum, h) => sum + h, 0);
    expect(resellPower(fleet, power, network)).toBeCloseTo(0.6 * network, 8);
    expect(fleet.runningEhS[2]).toBeCloseTo(0.6 * before.ehS, 10);
    expect(fleet.runningMw[2]).toBeCloseTo(0.6 * before.mw, 10);
    expect(fleet.powerCostUsdHour[2]).toBeCloseTo(0.6 * before.cost, 8);
    expect(power.resaleUsdHour[2]).toBeCloseTo(0.4 * before.mw * (spot - 50), 6);
  });

  it('on part of the days only that part is sold; never below its own price', () => {
    // cos falls below 0.9 after 26.2 days: of the days 20 to 33, seven (20 to 26) are above 100 + 50 * 0.9 = 145.
    const power = powerOf([law({ seasonAmplitude: 0.5, resaleShare: 1, floatingShare: 0, resaleStrikeUsdMWh: 145 })]);
    movePower(power, own, 20, 14);
    expect(power.resoldShare[0]).toBeCloseTo(7 / 14, 12);
    const dear = powerOf([law({ spotUsdMWh: 49, resaleShare: 1, floatingShare: 0, resaleStrikeUsdMWh: 10 })]);
    movePower(dear, own, 0, 14);
    expect(dear.resoldShare[0]).toBe(0);
  });

  it('of a region do not change when another region is added; regions share what they have in common', () => {
    const shaky = (name: string, commonShare: number): RegionLaw =>
      law({ region: name, logSd: 0.5, spikesYear: 20, spikeLogMean: 1, commonShare });
    const path = (laws: readonly RegionLaw[], name: string, days = 40): number[] => {
      const spot = powerOf(laws, ['east', 'west', 'north']).spots.find((s) => s?.law.region === name);
      return Array.from({ length: days }, (_, d) => spot?.factor(d) ?? Number.NaN);
    };
    const alone = path([shaky('west', 0.3)], 'west');
    expect(path([shaky('east', 0.6), shaky('north', 0), shaky('west', 0.3)], 'west')).toEqual(alone);
    const calm = (name: string, commonShare: number) => ({ ...shaky(name, commonShare), spikesYear: 0 });
    const all = [calm('east', 1), calm('west', 1), calm('north', 0)];
    expect(path(all, 'east')).toEqual(path(all, 'west'));
    const innovations = (laws: readonly RegionLaw[], name: string): number[] => {
      const logs = path(laws, name, 3000).map(Math.log);
      return logs.slice(1).map((x, i) => x - 0.5 ** 0.2 * logs[i]);
    };
    const product = (a: number[], b: number[]): number => {
      const mean = (v: number[]): number => v.reduce((sum, e) => sum + e, 0) / v.length;
      return a.reduce((sum, e, i) => sum + (e - mean(a)) * (b[i] - mean(b)), 0);
    };
    const correlation = (laws: readonly RegionLaw[], one: string, other: string): number => {
      const [a, b] = [innovations(laws, one), innovations(laws, other)];
      return product(a, b) / Math.sqrt(product(a, a) * product(b, b));
    };
    expect(Math.abs(correlation(all, 'east', 'north'))).toBeLessThan(4 / Math.sqrt(3000));
    // Shares of the variance: the correlation is the root of their product.
    const partly = [calm('east', 0.36), calm('west', 0.64)];
    expect(Math.abs(correlation(partly, 'east', 'west') - 0.48)).toBeLessThan((4 * (1 - 0.48 ** 2)) / Math.sqrt(3000));
  });
});

describe('in a run', () => {
  it('fees are paid by their mean over the epoch, and expected by their mean over its nominal length', () => {
    const run = startMarket(marketValues(moving), 6);
    let day = 0;
    for (let epoch = 0; epoch < 6; epoch++) {
      const { btcPerBlock } = run.state.environment.fees;
      run.advance();
      const end = run.state.chain.timeS / 86_400;
      expect(run.cell('fees_btc_block') / btcPerBlock(day, end)).toBeCloseTo(1, 12);
      expect(run.state.step.feesBtcPerBlock).toBe(btcPerBlock(day, day + 14));
      day = end;
    }
  });

  it('power sold back costs hashrate and earns money; dear floating power stops machines', () => {
    const base: ParameterValues = {
      'operate.rule': 'smooth',
      'chain.blockNoise': 'expected',
      'power.process': 'regional',
    };
    const run = (changes: TableRow) => {
      const started = startMarket(marketValues({ ...base, 'power.regions': [region(changes)] }), 1);
      started.advance();
      return started;
    };
    const still = run({ floating_share: 0 });
    const sold = run({ floating_share: 0, resale_share: 0.3, resale_strike_usd_mwh: 90 });
    expect(sold.cell('hashrate_eh_s') / still.cell('hashrate_eh_s')).toBeCloseTo(0.7, 10);
    // A spot price of 100 over a contract at 50: 50 USD on 3 MWh for every 7 that run.
    const { curtailmentIncomeUsd, powerCostUsd } = sold.state.ledger;
    const energyMWh = sold.state.record.energyMWh;
    expect(curtailmentIncomeUsd).toBeCloseTo((energyMWh / 7) * 3 * 50, -3);
    expect(powerCostUsd / energyMWh).toBeCloseTo(still.state.ledger.powerCostUsd / still.state.record.energyMWh, 8);
    expect(sold.cell('curtailment_income_usd')).toBe(curtailmentIncomeUsd);
    expect(sold.cell('power_price_usd_mwh')).toBeCloseTo(powerCostUsd / energyMWh, 12);
    const dear = run({ floating_share: 1, season_amplitude: 0.95, peak_day: 165 });
    expect(dear.cell('hashrate_eh_s')).toBeLessThan(0.9 * still.cell('hashrate_eh_s'));
  });

  it('the reference and the ceiling of rents follow their trend; signed contracts do not', () => {
    const rents = [{ product: 'colocation', drift_year: -0.2, log_sd: 0, half_life_years: 1 }];
    const run = startMarket(marketValues({ 'ai.rents': rents, 'chain.blockNoise': 'expected' }), 30);
    let start = 0;
    for (let epoch = 0; epoch < 30; epoch++) {
      start = yearsAt(run.state.chain.timeS);
      run.advance();
    }
    const { referenceRent, ceilingRent } = run.state.ai[0].demand;
    expect(run.cell('ai_reference_rent_usd_mw_year')).toBe(referenceRent);
    expect(referenceRent).toBeCloseTo(1.85e6 * Math.exp(-0.2 * start), 3);
    expect(ceilingRent / referenceRent).toBeCloseTo(1.41, 12);
    expect(run.state.ai[0].product.rentUsdMwYear).toBe(1.85e6);
  });

  it('rents that revert keep their mean at the trend', () => {
    const rents = [{ product: 'colocation', drift_year: -0.2, log_sd: 0.4, half_life_years: 0.2 }];
    const values = marketValues({ 'ai.rents': rents });
    const day = 500;
    const factors = Array.from({ length: 1200 }, (_, r) =>
      startMarket(values, 1, 'rent', r).state.environment.rents[0].factor(day),
    );
    const mean = factors.reduce((sum, f) => sum + f, 0) / factors.length;
    const sd = Math.sqrt(factors.reduce((sum, f) => sum + (f - mean) ** 2, 0) / factors.length);
    expect(Math.abs(mean - Math.exp((-0.2 * day) / 365.25))).toBeLessThan((4 * sd) / Math.sqrt(factors.length));
    // exp of a normal of sd 0.4: a coefficient of variation of 0.4165.
    expect(sd / mean).toBeCloseTo(0.4165, 1);
  });
});

describe('mistakes', () => {
  const start = (values: ParameterValues) => () => startMarket(marketValues(values), 1);
  const regional = (...regions: TableRow[]): ParameterValues => ({
    'power.process': 'regional',
    'power.regions': regions,
  });

  it('are told with the row that is wrong', () => {
    expect(start(regional())).toThrow('power.regions has no rows');
    expect(start(regional(region({ region: 'Mars' })))).toThrow(
      'Mars is no row of population.regions, which has world',
    );
    expect(start(regional(region(), region()))).toThrow('world has two rows');
    expect(start(regional(region({ resale_share: 0.6, resale_strike_usd_mwh: 90 })))).toThrow('sum to more than 1');
    expect(start(regional(region({ resale_share: 0.1 })))).toThrow('resale_strike_usd_mwh is not');
    const rent = { product: 'gpu', drift_year: 0, log_sd: 0, half_life_years: 1 };
    expect(start({ 'ai.rents': [rent] })).toThrow('gpu is no row of ai.products, which has colocation');
    const twice = { ...rent, product: 'colocation' };
    expect(start({ 'ai.rents': [twice, twice] })).toThrow('colocation has two rows');
  });
});
