import { describe, expect, it } from 'vitest';
import { market } from '../../models/market.ts';
import type { ParameterValues } from '../../models/parameter.ts';
import { marketValues, startMarket } from '../support/marketRun.ts';

const EPOCHS_PER_YEAR = 365.25 / 14;

/** Many private miners with AI from the first epoch on, and nobody who converts. */
const hosts: ParameterValues = {
  'chain.blockNoise': 'expected',
  'population.privateOperators': 600,
  'population.regions': [{ name: 'all', hashrate_share: 1, ai_suitable_share: 0.5 }],
  'ai.initialContractedMw': 3000,
  'ai.initialDeliveredShare': 1,
};

/** Rows of a run, one object of columns per epoch. */
function rows(overrides: ParameterValues, epochs: number, preset: 'bitcoin-2026' | null = null) {
  const run = startMarket(marketValues(overrides, preset), epochs);
  const names = market.columns.map(({ name }) => name);
  const table = Array.from({ length: epochs }, () => {
    run.advance();
    return Object.fromEntries(names.map((name) => [name, run.cell(name)]));
  });
  return { table, run };
}

const total = (table: readonly Record<string, number>[], column: string): number =>
  table.reduce((sum, row) => sum + row[column], 0);

describe('tenants that fail', () => {
  it('as many as an exponential time to failure has, within 4 standard errors', () => {
    const epochs = 60;
    for (const hazard of [0.05, 0.4]) {
      const { table, run } = rows({ ...hosts, 'ai.tenantDefaultYear': hazard }, epochs);
      const contracts = [...run.state.sites.aiSuitableShare].filter((share) => share > 0).length;
      expect(contracts).toBeGreaterThan(500);
      const failing = 1 - Math.exp((-hazard * (epochs - 1)) / EPOCHS_PER_YEAR);
      const error = Math.sqrt(contracts * failing * (1 - failing));
      expect(Math.abs(total(table, 'tenant_defaults') - contracts * failing)).toBeLessThan(4 * error);
    }
  });

  it('give up what they had, and a higher rate never leaves more', () => {
    const runs = [0, 0.1, 0.5].map((rate) => rows({ ...hosts, 'ai.tenantDefaultYear': rate }, 30));
    for (const { table } of runs) {
      let failed = 0;
      for (const row of table) {
        failed += row.tenant_defaults_mw;
        expect(row.ai_contracted_mw + failed).toBeCloseTo(3000, 6);
        expect(row.ai_delivered_mw).toBeCloseTo(row.ai_contracted_mw, 6);
      }
    }
    const left = runs.map(({ table }) => table.map((row) => row.ai_contracted_mw));
    for (let epoch = 0; epoch < 30; epoch++) {
      expect(left[1][epoch]).toBeLessThanOrEqual(left[0][epoch]);
      expect(left[2][epoch]).toBeLessThanOrEqual(left[1][epoch]);
    }
    expect(left[2][29]).toBeLessThan(left[1][29]);
  });

  it('change nothing while none fails: no other draw moves', () => {
    const preset = { 'ai.rule': 'npv', 'ai.leadTimeShort': 2, 'ai.leadTimeLong': 6 };
    const without = rows(preset, 30, 'bitcoin-2026').table;
    expect(rows({ ...preset, 'ai.tenantDefaultYear': 1e-12 }, 30, 'bitcoin-2026').table).toEqual(without);
    expect(total(without, 'tenant_defaults')).toBe(0);
  });

  it('leave power that every site still accounts for, with used halls let again or not', () => {
    for (const rule of ['npv', 'realOption']) {
      const { table, run } = rows(
        { 'ai.rule': rule, 'ai.tenantDefaultYear': 0.5, 'ai.leadTimeShort': 2, 'ai.leadTimeLong': 6 },
        40,
        'bitcoin-2026',
      );
      expect(total(table, 'tenant_defaults')).toBeGreaterThan(0);
      const { sites, fleet, ai } = run.state;
      for (let i = 0; i < sites.count; i++) {
        const used = fleet.installedMw[i] + sites.buildingMw[i] + sites.aiMw[i] + sites.barredMw[i];
        expect(used).toBeLessThanOrEqual(sites.capacityMw[i] * (1 + 1e-9));
        expect(ai[0].siteRentUsdYear[i]).toBeGreaterThanOrEqual(0);
      }
      for (const row of table) {
        expect(row.ai_contracted_mw).toBeGreaterThanOrEqual(row.ai_delivered_mw - 1e-6);
        expect(row.free_mw).toBeGreaterThanOrEqual(-1e-6);
      }
    }
  });
});

describe('the share of AI in revenue', () => {
  it('is a share, and empty where nobody has AI', () => {
    for (const row of rows({ 'ai.rule': 'npv', 'ai.initialDeliveredShare': 0.5 }, 30, 'bitcoin-2026').table) {
      for (const column of ['mixed_ai_revenue_share', 'listed_ai_revenue_share']) {
        expect(row[column]).toBeGreaterThan(0);
        expect(row[column]).toBeLessThan(1);
      }
    }
    const [row] = rows({ ...hosts, 'ai.initialContractedMw': 0 }, 1).table;
    expect(row.mixed_ai_revenue_share).toBeNaN();
    expect(row.listed_ai_revenue_share).toBeNaN();
  });

  it('is what rents are of rents and rewards where one operator has all', () => {
    const { table } = rows({ ...hosts, 'population.privateOperators': 1 }, 3);
    const [, , row] = table;
    const rents = 3000 * 1.85e6;
    const rewards = row.security_budget_usd_day * 365.25;
    expect(row.mixed_ai_revenue_share / (rents / (rents + rewards))).toBeCloseTo(1, 2);
  });
});
