import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { market } from '../../models/market.ts';
import { LISTED } from '../../models/miners/operatorClass.ts';
import type { MarketRun } from '../../models/validation/marketRun.ts';
import { marketValues, startMarket } from '../support/marketRun.ts';

interface Entry {
  readonly value: unknown;
  readonly unit: string;
  readonly low?: number;
  readonly high?: number;
  readonly date: unknown;
  readonly source: string;
}
interface Preset {
  readonly parameters: Record<string, Entry>;
  readonly tables: Record<
    string,
    { columns: Record<string, { unit: string; source: string }>; fields: string[]; rows: unknown[][] }
  >;
}
const file = new URL('../../models/presets/bitcoin-2026.yaml', import.meta.url);

describe('preset bitcoin-2026: the first epoch against figures published for mid-2026', () => {
  let run: MarketRun;
  beforeAll(() => {
    run = startMarket(marketValues({ 'price.process': 'constant', 'chain.blockNoise': 'expected' }, 'bitcoin-2026'), 2);
    run.advance();
  });

  it('difficulty 124.93 T (Electrum checkpoints, 14 June 2026)', () => {
    // The compact form keeps 15 to 23 bits of a target.
    expect(Math.abs(run.cell('difficulty') / 124.93e12 - 1)).toBeLessThan(2 ** -15);
  });

  it('running hashrate 886-894 EH/s: within 1 % of 890', () => {
    expect(Math.abs(run.cell('hashrate_eh_s') / 890 - 1)).toBeLessThan(0.01);
    // Difficulty x 2^32 / 600 s, exactly.
    expect(run.cell('hashrate_eh_s')).toBeCloseTo((124.93e12 * 2 ** 32) / 600 / 1e18, 0);
  });

  it('hashprice 32 USD/PH/day, within 1 %', () => {
    expect(Math.abs(run.cell('hashprice_usd_ph_day') / 32 - 1)).toBeLessThan(0.01);
  });

  it('mining power 16-22 GW, 18-24 J/TH, and idle machines not above what the hashrate lost since its peak of 1,150 EH/s', () => {
    expect(run.cell('mining_mw')).toBeGreaterThan(16_000);
    expect(run.cell('mining_mw')).toBeLessThan(22_000);
    expect(run.cell('efficiency_j_th')).toBeGreaterThan(18);
    expect(run.cell('efficiency_j_th')).toBeLessThan(24);
    expect(run.cell('installed_eh_s')).toBeLessThan(1150);
    expect(run.cell('installed_eh_s')).toBeGreaterThan(run.cell('hashrate_eh_s'));
  });

  it('security budget 28.5 M USD a day ex fees in June 2026 (450 BTC at 63,339), within 1 % with fees of 0.55 %', () => {
    expect(Math.abs(run.cell('security_budget_usd_day') / (28.5e6 * 1.0055) - 1)).toBeLessThan(0.01);
  });

  it('AI: a quarter of 3,700 MW contracted is on mining sites, and about a quarter of that delivered', () => {
    const [ai] = run.state.ai;
    // A quarter of the 3,700 MW is assumed to stand on sites that mined.
    expect(ai.contractedMw).toBeCloseTo(925, 6);
    expect(run.cell('ai_delivered_mw') / run.cell('ai_contracted_mw')).toBeGreaterThan(0.2);
    expect(run.cell('ai_delivered_mw') / run.cell('ai_contracted_mw')).toBeLessThan(0.35);
  });
});

describe('preset bitcoin-2026: the population over replications', () => {
  const replications = 60;
  const measured: { us: number; listed: number; pools: number; gigawatts: number }[] = [];
  beforeAll(() => {
    const values = marketValues({ 'price.process': 'constant', 'chain.blockNoise': 'expected' }, 'bitcoin-2026');
    for (let r = 0; r < replications; r++) {
      const run = startMarket(values, 1, 'preset', r);
      run.advance();
      const { sites, fleet, record } = run.state;
      const running = fleet.runningEhS.reduce((total, ehS) => total + ehS, 0);
      const listed = fleet.runningEhS.reduce(
        (total, ehS, i) => total + (sites.operatorClass[i] === LISTED ? ehS : 0),
        0,
      );
      measured.push({
        us: record.byRegion[0] / running,
        listed: listed / running,
        pools: run.cell('nakamoto_pool'),
        gigawatts: run.cell('mining_mw') / 1000,
      });
    }
  });
  const meanOf = (key: 'us' | 'listed' | 'gigawatts'): number =>
    measured.reduce((total, m) => total + m[key], 0) / replications;
  const errorOf = (key: 'us' | 'listed'): number =>
    Math.sqrt(
      measured.reduce((total, m) => total + (m[key] - meanOf(key)) ** 2, 0) / (replications - 1) / replications,
    );

  it('the US runs 35.8 % of the hashrate (Hashrate Index, 2025Q3), within four standard errors', () => {
    expect(Math.abs(meanOf('us') - 0.358)).toBeLessThan(4 * errorOf('us'));
  });

  it('listed operators run between 1/3 (realised, September 2025) and 0.38 (October 2025)', () => {
    expect(meanOf('listed')).toBeGreaterThan(1 / 3);
    expect(meanOf('listed')).toBeLessThan(0.38);
  });

  it('Nakamoto coefficient by pool is 2 (top two above 50 %, to March 2025) or 3 (top two 49.5 %, June 2025) in most populations', () => {
    const few = measured.filter(({ pools }) => pools === 2 || pools === 3).length;
    expect(few / replications).toBeGreaterThan(0.9);
  });

  it('draws 16-22 GW in every population', () => {
    for (const { gigawatts } of measured) {
      expect(gigawatts).toBeGreaterThan(16);
      expect(gigawatts).toBeLessThan(22);
    }
  });
});

describe('preset bitcoin-2026: every figure says where it is from', () => {
  const preset = parse(readFileSync(file, 'utf8')) as Preset;
  /** A fact of the chain: it has no range. */
  const exact = new Set(['chain.startHeight']);

  for (const [name, entry] of Object.entries(preset.parameters)) {
    it(`${name}: unit of the model, date, source, low <= value <= high within the admissible range`, () => {
      const parameter = market.parameters.find((candidate) => candidate.name === name);
      expect(parameter?.unit).toBe(entry.unit);
      expect(String(entry.date)).toMatch(/^20\d\d(-\d\d(-\d\d)?)?$/);
      expect(entry.source).toMatch(/^(https?:\/\/\S+|doi:\S+|(assumption|definition|protocol)(: .+)?)$/);
      if (typeof entry.value !== 'number' || exact.has(name)) return;
      const { value, low = Number.NaN, high = Number.NaN } = entry;
      expect(low).toBeLessThanOrEqual(value);
      expect(high).toBeGreaterThanOrEqual(value);
      expect(high).toBeGreaterThan(low);
      expect(low).toBeGreaterThanOrEqual(parameter?.min ?? Number.NEGATIVE_INFINITY);
      expect(high).toBeLessThanOrEqual(parameter?.max ?? Number.POSITIVE_INFINITY);
    });
  }

  for (const [name, table] of Object.entries(preset.tables)) {
    it(`${name}: every column has the unit of the model and a source, every row all cells, shares sum to at most 1`, () => {
      const parameter = market.parameters.find((candidate) => candidate.name === name);
      for (const field of table.fields) {
        expect(table.columns[field]?.source.length).toBeGreaterThan(0);
        expect(table.columns[field]?.unit).toBe(parameter?.fields?.find((f) => f.name === field)?.unit);
      }
      expect(Object.keys(table.columns).toSorted()).toEqual([...table.fields].toSorted());
      for (const row of table.rows) expect(row).toHaveLength(table.fields.length);
      for (const share of ['hashrate_share', 'share']) {
        const column = table.fields.indexOf(share);
        if (column < 0) continue;
        const total = table.rows.reduce((sum, row) => sum + Number(row[column]), 0);
        expect(total).toBeLessThanOrEqual(1 + 1e-9);
        if (name !== 'population.operators') expect(total).toBeGreaterThan(0.98);
      }
    });
  }
});
