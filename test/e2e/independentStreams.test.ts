import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterEach, describe, expect, it } from 'vitest';
import { market } from '../../models/market.ts';
import { createStreams } from '../../models/random/createStreams.ts';
import type { Streams } from '../../models/random/streams.ts';
import { threshold } from '../../models/threshold.ts';
import { marketValues } from '../support/marketRun.ts';
import { experimentText, hashshift, makeFolder } from './hashshift.ts';

type Row = Record<string, string>;
const folders: { remove(): void }[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) folder.remove();
});

async function runs(text: string) {
  const folder = makeFolder(text);
  folders.push(folder);
  const { code, stderr } = await hashshift(folder.path, ['run', 'sums.yaml', '--out', 'out', '--workers', '2']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const table = (name: string) =>
    parse(readFileSync(join(folder.path, 'out', name), 'utf8'), { columns: true }) as Row[];
  return { folder, rows: table('runs.csv'), contrasts: table('contrasts.csv') };
}

/** The sum of uniforms, before the model scales it by what leaves. */
const drawn = (row: Row): number => Number(row.total) / (1 - Number(row['shift.share']));

describe('common random numbers', () => {
  const independent = `${experimentText}independentStreams: [uniforms]\n`;

  it('are the default: all points meet the same shocks', async () => {
    const { rows } = await runs(experimentText);
    const [none, half] = ['0', '0.5'].map((share) => rows.find((row) => row['shift.share'] === share) as Row);
    expect(drawn(half)).toBeCloseTo(drawn(none), 12);
  });

  it('can be given up for a stream: points differ, pairs do not', async () => {
    const { rows, contrasts, folder } = await runs(independent);
    // Each point has a twin of its own: of three points, the one without a shift is its own.
    expect(new Set(rows.map(({ point }) => point)).size).toBe(5);
    const points = rows.filter(({ replication, point }) => replication === '0' && Number(point) < 3);
    expect(new Set(points.map((row) => drawn(row).toFixed(9))).size).toBe(3);
    const halved = contrasts.find((row) => row['shift.share'] === '0.5' && row.contrast === 'total_change') as Row;
    expect(Number(halved.mean)).toBeCloseTo(-0.5, 12);
    expect(Math.abs(Number(halved.sd))).toBeLessThan(1e-12);
    expect((await hashshift(folder.path, ['verify', 'out'])).code).toBe(0);
    const { stdout } = await hashshift(folder.path, ['run', 'sums.yaml', '--only', '30', '--json']);
    const repeated = JSON.parse(stdout) as { outcomes: { value: number }[] };
    expect(String(repeated.outcomes[0].value)).toBe(rows[30].total);
  });

  it('stay as they were when points are added', async () => {
    const { rows: few } = await runs(independent);
    const { rows: many } = await runs(independent.replace('[0, 0.25, 0.5]', '[0.125, 0, 0.25, 0.5]'));
    const key = (row: Row) => `${row['shift.share']} ${row.replication} ${row.total}`;
    const found = new Set(many.map(key));
    expect(few.filter((row) => !found.has(key(row)))).toEqual([]);
  });

  it('of an unknown stream are reported with the streams there are', async () => {
    const folder = makeFolder(`${experimentText}independentStreams: [uniform]\n`);
    folders.push(folder);
    const { code, stderr } = await hashshift(folder.path, ['check', 'sums.yaml']);
    expect(code).toBe(2);
    expect(stderr).toContain('independentStreams has no "uniform" (did you mean uniforms?)');
  });
});

describe('the streams that models declare', () => {
  const recording = (asked: Set<string>): Streams => {
    const streams = createStreams('s', 0);
    return {
      sequence: (...purpose) => {
        asked.add(purpose[0]);
        return streams.sequence(...purpose);
      },
      field: (...purpose) => {
        asked.add(purpose[0]);
        return streams.field(...purpose);
      },
    };
  };

  it('are all that the market draws from, whatever is switched on', () => {
    const asked = new Set<string>();
    const worlds = [{ 'ai.rule': 'npv' }, { 'price.process': 'merton', 'fees.process': 'meanReverting' }];
    for (const overrides of worlds) {
      const state = market.create(marketValues(overrides, 'bitcoin-2026'), recording(asked), 4);
      for (let epoch = 0; epoch < 4; epoch++) market.step(state);
    }
    expect([...asked].filter((name) => !market.streams?.includes(name))).toEqual([]);
    expect(asked.size).toBeGreaterThan(4);
  });

  it('are all that threshold draws from', () => {
    const asked = new Set<string>();
    const values = Object.fromEntries(threshold.parameters.map((one) => [one.name, one.default]));
    threshold.create(values, recording(asked), 4);
    expect([...asked]).toEqual(threshold.streams);
  });
});
