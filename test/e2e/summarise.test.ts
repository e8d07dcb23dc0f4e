import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { experimentText, hashshift, makeFolder, readFolder, readTable } from './hashshift.ts';

type Folder = ReturnType<typeof makeFolder>;
const tables = ['summary_epochs.csv', 'summary_outcomes.csv', 'convergence.csv', 'dictionary.csv'];

/** Runs an experiment of the fake model and summarises it. */
async function summarised(text: string, ...args: string[]) {
  const folder = makeFolder(text);
  await hashshift(folder.path, ['run', 'sums.yaml', '--out', 'out', '--workers', '1']);
  const result = await hashshift(folder.path, ['summarise', 'out', '--resamples', '400', ...args]);
  return { folder, ...result, at: (name: string) => join(folder.path, 'out', name) };
}

const recordedAll = experimentText.replace('replications: 2, ', '');

describe('hashshift summarise', () => {
  let made: Awaited<ReturnType<typeof summarised>>;
  beforeAll(async () => {
    made = await summarised(recordedAll);
  });
  afterAll(() => made.folder.remove());

  it('agrees with DuckDB on every point and epoch: runs, mean, spread, quantiles, extremes', async () => {
    expect(made.code).toBe(0);
    const sql = `SELECT point, epoch, count(difficulty) runs, avg(difficulty) mean, stddev_samp(difficulty) sd,
      quantile_cont(difficulty, [0.05, 0.25, 0.5, 0.75, 0.95]) q, min(difficulty) low, max(difficulty) high
      FROM epochs GROUP BY ALL ORDER BY ALL`;
    const asked = await hashshift(made.folder.path, ['query', 'out', sql, '--json']);
    const expected: Record<string, number | string>[] = JSON.parse(asked.stdout);
    const found = readTable(made.at('tables/summary_epochs.csv')).filter(({ column }) => column === 'difficulty');
    expect(found).toHaveLength(3 * 4);
    found.forEach((row, i) => {
      const of = expected[i];
      expect([row.point, row.epoch, row.runs, row.unit, row.rank_error].map(String)).toEqual(
        [of.point, of.epoch, of.runs, 1, 0].map(String),
      );
      const numbers = [row.mean, row.sd, row.q05, row.q25, row.q50, row.q75, row.q95, row.min, row.max].map(Number);
      const wanted = [of.mean, of.sd, ...JSON.parse(String(of.q)), of.low, of.high] as number[];
      for (const [at, number] of numbers.entries()) expect(number).toBeCloseTo(wanted[at], 12);
    });
  });

  it('leaves out missing numbers, and tells how many there were', () => {
    const gaps = readTable(made.at('tables/summary_epochs.csv')).filter(({ column }) => column === 'gap');
    const [even, odd] = [0, 1].map((rest) => gaps.filter(({ epoch }) => Number(epoch) % 2 === rest));
    expect(new Set(even.map(({ runs, mean, sd }) => `${runs} ${mean} ${sd}`))).toEqual(new Set([`12 ${1 / 3} 0`]));
    expect(new Set(odd.map(({ runs, mean, q50, max }) => [runs, mean, q50, max].join()))).toEqual(new Set(['0,,,']));
  });

  it('gives contrasts.csv again where outcomes are compared with the counterfactual, and intervals by bootstrap', () => {
    const rows = readTable(made.at('tables/summary_outcomes.csv'));
    const contrast =
      (of: string) =>
      ({ outcome, point }: Record<string, string>) =>
        outcome === of && point === '2';
    const change = rows.find(contrast('total_change'));
    // In every pair the total is scaled by 1 - share: the change is known, whatever the draws.
    for (const column of ['mean', 'ci_low', 'ci_high', 'bootstrap_low', 'median_high', 'q05', 'min', 'max']) {
      expect(Number(change?.[column])).toBeCloseTo(-0.5, 12);
    }
    const gain = readTable(made.at('contrasts.csv')).find(
      ({ contrast: of, point }) => of === 'rest_gain' && point === '2',
    );
    const rest = rows.find(contrast('rest_gain'));
    for (const column of ['mean', 'sd', 'ci_low', 'ci_high', 'q05', 'q95']) {
      expect(Number(rest?.[column])).toBeCloseTo(Number(gain?.[column]), 12);
    }
    expect(rest).toMatchObject({ kind: 'difference', unit: 'kg', runs: '12' });
    expect(rows.filter(({ outcome, point }) => outcome === 'total_change' && point === '0')).toEqual([]);
    // The bootstrap interval of a mean is that of t without its small-sample factor: 2.2 of 12 runs in place of 1.96.
    const ratio =
      (Number(rest?.bootstrap_high) - Number(rest?.bootstrap_low)) / (Number(rest?.ci_high) - Number(rest?.ci_low));
    expect(ratio).toBeGreaterThan(0.7);
    expect(ratio).toBeLessThan(1);
  });

  it('tells how the mean settles, and how many runs a precision takes', async () => {
    const rows = readTable(made.at('tables/convergence.csv')).filter(
      ({ outcome, point }) => outcome === 'total' && point === '1',
    );
    expect(rows.map(({ runs }) => runs)).toEqual(['2', '5', '10', '12']);
    const totals = readTable(made.at('runs.csv'))
      .filter(({ point }) => point === '1')
      .map(({ total }) => Number(total));
    const five = totals.slice(0, 5);
    const mean = five.reduce((sum, x) => sum + x, 0) / 5;
    const sd = Math.sqrt(five.reduce((sum, x) => sum + (x - mean) ** 2, 0) / 4);
    expect(Number(rows[1].mean)).toBeCloseTo(mean, 12);
    // 2.776: the 97.5 % quantile of Student's t with 4 degrees of freedom, as tables print it.
    expect(Number(rows[1].half_width)).toBeCloseTo((2.776 * sd) / Math.sqrt(5), 3);
    const last = rows[3];
    const needed = 12 * (Number(last.relative_half_width) / 0.1) ** 2;
    expect(Number(last.runs_needed)).toBe(Math.ceil(needed));
    expect(made.stdout).toMatch(/^Are the replications enough for a half-width of 10 % of the mean \(95 %\)\?\n/);
    const finer = await hashshift(made.folder.path, ['summarise', 'out', '--precision', '1 %', '--outcome', 'total']);
    expect(finer.stdout).toMatch(/\ntotal +0 of 3 /);
    const again = readTable(made.at('tables/convergence.csv')).filter(({ point }) => point === '1');
    expect(Number(again[3].runs_needed)).toBeGreaterThan(90 * needed);
  });

  it('defines every column that it writes', () => {
    const defined = readTable(made.at('tables/dictionary.csv'));
    for (const file of tables.slice(0, 3)) {
      const [header] = readFileSync(made.at(`tables/${file}`), 'utf8').split('\n');
      expect(defined.filter((entry) => entry.file === file).map(({ column }) => column)).toEqual(header.split(','));
    }
    expect(defined.every(({ definition, unit }) => definition.endsWith('.') && unit !== '')).toBe(true);
    expect(new Set(defined.map(({ definition }) => definition.includes('0.5, linear')))).toContain(true);
  });

  it('takes chosen columns and outcomes only, and names those that there are', async () => {
    const chosen = await hashshift(made.folder.path, ['summarise', 'out', '--column', 'gap', '--outcome', 'rest_gain']);
    expect(chosen.code).toBe(0);
    const columns = readTable(made.at('tables/summary_epochs.csv')).map(({ column }) => column);
    expect(new Set(columns)).toEqual(new Set(['gap']));
    const before = readFolder(made.at('tables'));
    for (const [flag, name, message] of [
      ['--column', 'day', /no numbers of day in its table of epochs; it has difficulty, gap/],
      ['--column', 'hashrate', /no numbers of hashrate/],
      ['--outcome', 'totl', /has no outcome totl; it has total, total_change, rest, rest_gain/],
    ] as const) {
      const { code, stderr } = await hashshift(made.folder.path, ['summarise', 'out', flag, name]);
      expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringMatching(message) });
    }
    expect((await hashshift(made.folder.path, ['summarise', 'out', '--precision', '0'])).code).toBe(2);
    expect(readFolder(made.at('tables'))).toEqual(before);
  });

  it('leaves the results verified', async () => {
    expect((await hashshift(made.folder.path, ['verify', 'out'])).code).toBe(0);
  });
});

describe('hashshift summarise of other results', () => {
  const folders: Folder[] = [];
  afterEach(() => {
    for (const folder of folders.splice(0)) folder.remove();
  });
  const make = async (text: string, ...args: string[]) => {
    const made = await summarised(text, ...args);
    folders.push(made.folder);
    return made;
  };

  it('writes the same bytes of epochs as CSV and as Parquet', async () => {
    const failing = `${recordedAll}set: { fail.below: 0.3 }\n`;
    const csv = await make(failing);
    const parquet = await make(failing.replace('columns: all', 'columns: all, format: parquet'));
    const [a, b] = [csv, parquet].map(({ at }) => readFolder(at('tables')));
    expect(Object.keys(a)).toEqual(tables.toSorted());
    expect(b).toEqual(a);
    expect(a['summary_epochs.csv']).toMatch(/,difficulty,1,[1-9],/);
  });

  it('keeps the error that it tells where there are more runs than it holds', async () => {
    const many = experimentText
      .replace('replications: 12', 'replications: 2000')
      .replace('vary: { shift.share: [0, 0.25, 0.5] }', 'set: { shift.share: 0.25 }')
      .replace('counterfactual: { shift.share: 0 }\n', '')
      .replace('[total_change, rest_gain, total]', '[total]')
      .replace('replications: 2, ', '')
      .replace(/figure.*\n/, '');
    const { at } = await make(many);
    const rows = readTable(at('tables/summary_epochs.csv')).filter(({ column }) => column === 'difficulty');
    const all = readTable(at('epochs.csv'));
    expect(rows).toHaveLength(4);
    for (const row of rows) {
      const values = all.filter(({ epoch }) => epoch === row.epoch).map(({ difficulty }) => Number(difficulty));
      values.sort((a, b) => a - b);
      const error = Number(row.rank_error);
      expect(error).toBeGreaterThan(0);
      expect(error).toBeLessThan(0.01);
      expect(Number(row.runs)).toBe(2000);
      for (const [name, p] of [
        ['q05', 0.05],
        ['q50', 0.5],
        ['q95', 0.95],
      ] as const) {
        const rank = values.filter((value) => value < Number(row[name])).length;
        expect(Math.abs(rank - p * 1999)).toBeLessThanOrEqual(error * 2000 + 1);
      }
      expect([row.min, row.max].map(Number)).toEqual([values[0], values[1999]]);
    }
  });

  it.each([
    ['a column that was taken away', (text: string) => text.replaceAll(/,[^,\n]*\n/g, '\n'), /lacks the columns gap/],
    ['a row that was moved', (text: string) => text.replace(/(\n0,.*)(\n0,.*)/, '$2$1'), /row 3: "0,0,0,0,.*follows/],
    [
      'a word for a number',
      (text: string) => text.replace(/(\n0,0,0,3,[^,]*),[^,]*/, '$1,none'),
      /row 3: difficulty is "none", expected a number/,
    ],
    ['nothing', () => '', /lacks the columns run, point/],
  ])('refuses a table of epochs with %s, and writes nothing', async (_, change, message) => {
    const { folder, at } = await make(recordedAll);
    const before = readFolder(at('tables'));
    writeFileSync(at('epochs.csv'), change(readFileSync(at('epochs.csv'), 'utf8')));
    const { code, stdout, stderr } = await hashshift(folder.path, ['summarise', 'out']);
    expect({ code, stdout, stderr }).toEqual({ code: 1, stdout: '', stderr: expect.stringMatching(message) });
    expect(stderr).toContain('hashshift verify out');
    expect(readFolder(at('tables'))).toEqual(before);
  });

  it('refuses outcomes that are no numbers, and a runs.csv without one', async () => {
    const { folder, at } = await make(recordedAll);
    const text = readFileSync(at('runs.csv'), 'utf8');
    writeFileSync(at('runs.csv'), text.replace(/(\n3,.*,)[^,]*/, '$1n/a'));
    const wrong = await hashshift(folder.path, ['summarise', 'out']);
    expect(wrong).toMatchObject({ code: 1, stderr: expect.stringMatching(/runs\.csv, line 5: rest is "n\/a"/) });
    writeFileSync(at('runs.csv'), text.replace('total', 'sum'));
    const missing = await hashshift(folder.path, ['summarise', 'out']);
    expect(missing).toMatchObject({ code: 1, stderr: expect.stringMatching(/runs\.csv has no column total/) });
  });

  it('says where nothing is random or there are too few runs, in place of an interval of no width', async () => {
    const constant = await make(
      recordedAll
        .replace('[total_change, rest_gain, total]', '[total_change]')
        .replace('0.25, 0.5', '1')
        .replace('share: 0.5', 'share: 1'),
    );
    expect(constant.stderr).toMatch(/warning: total_change: all runs of 1 point gave the same/);
    expect(constant.stdout).not.toContain('enough');
    const single = await make(recordedAll.replace('replications: 12', 'replications: 1'));
    expect(single.stderr).toMatch(/warning: total: 3 points have fewer than 2 runs with a number/);
    const [row] = readTable(single.at('tables/summary_outcomes.csv')).filter(({ outcome }) => outcome === 'total');
    expect(row).toMatchObject({ runs: '1', sd: '', ci_low: '', ci_high: '', bootstrap_low: '', median_high: '' });
    expect(row.mean).toBe(row.q50);
  });

  it('refuses an unfinished sweep', async () => {
    const folder = makeFolder();
    folders.push(folder);
    await hashshift(folder.path, ['shard', 'sums.yaml', '1', '--of', '2', '--out', 'half']);
    const { code, stderr } = await hashshift(folder.path, ['summarise', 'half']);
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('unfinished sweep') });
  });
});
