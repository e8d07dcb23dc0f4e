import { beforeAll, describe, expect, it } from 'vitest';
import type { MarketState } from '../../models/market/marketState.ts';
import { LISTED, PRIVATE } from '../../models/miners/operatorClass.ts';
import type { ParameterValues } from '../../models/parameter.ts';
import { marketValues, startMarket } from '../support/marketRun.ts';
import { sum } from '../support/sum.ts';

const worldOf = (overrides: ParameterValues, replication = 0): MarketState =>
  startMarket(marketValues(overrides, 'bitcoin-2026'), 1, 'population', replication).state;

describe('createSites', () => {
  let large: MarketState;
  beforeAll(() => {
    large = worldOf({
      'population.privateOperators': 4000,
      'population.sitesPerPrivateOperator': 1,
      'fleet.sorting': 0,
    });
  });

  it('gives every listed operator its share in equal sites, the rest of the hashrate to private ones', () => {
    const { sites } = large;
    const rows = marketValues({}, 'bitcoin-2026')['population.operators'] as {
      hashrate_share: number;
      sites: number;
    }[];
    expect(sum(sites.hashrateShare)).toBeCloseTo(1, 12);
    let site = 0;
    rows.forEach((row, operator) => {
      for (let i = 0; i < row.sites; i++, site++) {
        expect(sites.operatorOf[site]).toBe(operator);
        expect(sites.operatorClass[site]).toBe(LISTED);
        expect(sites.hashrateShare[site]).toBeCloseTo(row.hashrate_share / row.sites, 12);
      }
    });
    expect(sum(sites.hashrateShare.subarray(site))).toBeCloseTo(0.64, 12);
    expect(sites.operatorClass.subarray(site).every((operatorClass) => operatorClass === PRIVATE)).toBe(true);
    expect(sites.operatorCount).toBe(rows.length + 4000);
    expect(new Set(sites.address).size).toBe(sites.count);
  });

  it('draws power prices with the 10 %, 50 % and 90 % quantiles asked for: 30, geometric mean 47.4, 75', () => {
    const { sites } = large;
    const prices = [...sites.powerUsdMWh].filter((_, i) => sites.operatorClass[i] !== LISTED);
    for (const [quantile, usdMWh] of [
      [0.1, 30],
      [0.5, Math.sqrt(30 * 75)],
      [0.9, 75],
    ]) {
      const below = prices.filter((price) => price < usdMWh).length / prices.length;
      expect(Math.abs(below - quantile)).toBeLessThan(4 * Math.sqrt((quantile * (1 - quantile)) / prices.length));
    }
    const logs = prices.map((price) => Math.log(price));
    const mean = sum(logs) / logs.length;
    const sd = Math.sqrt(sum(logs.map((l) => (l - mean) ** 2)) / (logs.length - 1));
    // A lognormal of these quantiles: ln(75/30) spans 2 x 1.28155 standard deviations.
    expect(Math.abs(sd - Math.log(2.5) / 2.5631)).toBeLessThan((4 * sd) / Math.sqrt(2 * logs.length));
  });

  it('uses the published power price of an operator where there is one: Riot 38, IREN 33', () => {
    const { sites } = large;
    const pricesOf = (operator: number): Set<number> =>
      new Set([...sites.powerUsdMWh].filter((_, i) => sites.operatorOf[i] === operator));
    expect([...pricesOf(4)]).toEqual([38]);
    expect([...pricesOf(5)]).toEqual([33]);
    expect(pricesOf(0).size).toBe(8);
  });

  it('sizes of private operators are lognormal with the standard deviation asked for', () => {
    const { sites } = large;
    const logs = [...sites.hashrateShare]
      .filter((_, i) => sites.operatorClass[i] !== LISTED)
      .map((share) => Math.log(share));
    const mean = sum(logs) / logs.length;
    const sd = Math.sqrt(sum(logs.map((l) => (l - mean) ** 2)) / (logs.length - 1));
    expect(Math.abs(sd - 1)).toBeLessThan(4 / Math.sqrt(2 * logs.length));
  });

  it('regions and pools hold their shares, within the sampling error of the replications', () => {
    const replications = 150;
    const worlds = Array.from({ length: replications }, (_, r) => worldOf({ 'fleet.sorting': 0 }, r).sites);
    const check = (of: 'regionOf' | 'poolOf', shares: readonly number[]): void => {
      shares.forEach((share, group) => {
        const found = worlds.map((sites) => sum([...sites.hashrateShare].filter((_, i) => sites[of][i] === group)));
        const mean = sum(found) / replications;
        const sd = Math.sqrt(sum(found.map((f) => (f - mean) ** 2)) / (replications - 1));
        expect(Math.abs(mean - share), `${of} ${group}`).toBeLessThan((4 * sd) / Math.sqrt(replications));
      });
    };
    check('regionOf', [0.358, 0.166, 0.138, 0.039, 0.035, 0.03, 0.029, 0.205]);
    check('poolOf', [0.301, 0.194, 0.124, 0.0885, 0.0885, 0.051, 0.051, 0.051, 0.051]);
  });

  it('sites of one private operator are equal, of one region, and next to each other', () => {
    const { sites } = worldOf({ 'population.sitesPerPrivateOperator': 3 });
    for (let i = sites.count - 3 * 96; i < sites.count; i += 3) {
      for (const j of [i + 1, i + 2]) {
        expect(sites.operatorOf[j]).toBe(sites.operatorOf[i]);
        expect(sites.regionOf[j]).toBe(sites.regionOf[i]);
        expect(sites.hashrateShare[j]).toBe(sites.hashrateShare[i]);
      }
    }
  });

  it('refuses an operator in a region that does not exist, and listed shares of 1 or more', () => {
    const operator = {
      name: 'x',
      hashrate_share: 0.5,
      sites: 1,
      region: 'world',
      power_usd_mwh: 0,
      ai_suitable_share: 0,
      class: 'listed',
    };
    const create = (rows: (typeof operator)[]) => () => startMarket(marketValues({ 'population.operators': rows }), 1);
    expect(create([operator])).not.toThrow();
    expect(create([{ ...operator, region: 'Atlantis' }])).toThrow(/Atlantis/);
    expect(create([{ ...operator, class: 'church' }])).toThrow(/class church/);
    expect(create([operator, operator])).toThrow(RangeError);
  });
});

describe('createFleet', () => {
  const shares = [0.002, 0.005, 0.035, 0.14, 0.05, 0.17, 0.29, 0.13, 0.08, 0.08, 0.012];

  for (const sorting of [0, 5, 10]) {
    it(`meets the totals of sites and of vintages at a sorting of ${sorting}`, () => {
      const { fleet, sites } = worldOf({ 'fleet.sorting': sorting });
      const total = sum(fleet.installedEhS);
      const shareSum = sum(shares);
      shares.forEach((share, v) => {
        const cells = fleet.installedEhS.filter((_, cell) => cell % fleet.vintageCount === v);
        expect(sum(cells) / total / (share / shareSum)).toBeCloseTo(1, 8);
      });
      for (let i = 0; i < sites.count; i++) {
        let here = 0;
        for (let v = 0; v < fleet.vintageCount; v++) here += fleet.installedEhS[i * fleet.vintageCount + v];
        expect(here / total / sites.hashrateShare[i]).toBeCloseTo(1, 8);
      }
    });
  }

  it('sorting puts inefficient machines where power is cheap; without it every site has the same mix', () => {
    const meanEfficiency = ({ fleet }: MarketState, site: number): number => {
      let hashrate = 0;
      let energy = 0;
      for (let v = 0; v < fleet.vintageCount; v++) {
        hashrate += fleet.installedEhS[site * fleet.vintageCount + v];
        energy += fleet.installedEhS[site * fleet.vintageCount + v] * fleet.efficiencyJTh[v];
      }
      return energy / hashrate;
    };
    const sorted = worldOf({ 'fleet.sorting': 5 });
    const even = worldOf({ 'fleet.sorting': 0 });
    const byPrice = [...sorted.sites.powerUsdMWh.keys()].sort(
      (a, b) => sorted.sites.powerUsdMWh[a] - sorted.sites.powerUsdMWh[b],
    );
    const efficiencies = byPrice.map((site) => meanEfficiency(sorted, site));
    for (let n = 1; n < efficiencies.length; n++)
      expect(efficiencies[n]).toBeLessThanOrEqual(efficiencies[n - 1] + 1e-9);
    expect(efficiencies[0]).toBeGreaterThan(1.3 * (efficiencies.at(-1) ?? 0));
    const mix = byPrice.map((site) => meanEfficiency(even, site));
    for (const e of mix) expect(e).toBeCloseTo(mix[0], 6);
  });

  it('power at the meter is efficiency times PUE', () => {
    const { fleet } = worldOf({ 'site.miningPue': 1.1 });
    expect(fleet.mwPerEhS[6]).toBeCloseTo(17.5 * 1.1, 12);
  });

  it('refuses vintages out of order and a fleet of nothing', () => {
    const row = { name: 'x', efficiency_j_th: 20, release_date: '2020-01-01', hashrate_share: 1 };
    const create = (rows: (typeof row)[]) => () => startMarket(marketValues({ 'fleet.vintages': rows }), 1);
    expect(create([row, { ...row, efficiency_j_th: 21 }])).toThrow(/worst to best/);
    expect(create([{ ...row, hashrate_share: 0 }])).toThrow(RangeError);
  });
});
