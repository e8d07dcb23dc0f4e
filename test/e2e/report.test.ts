import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterEach, describe, expect, it } from 'vitest';
import { latexEstimates } from '../../src/report/tables/latexEstimates.ts';
import { hashshift, makeFolder } from './hashshift.ts';

const folders: { remove(): void }[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) folder.remove();
});

async function reported() {
  const folder = makeFolder();
  folders.push(folder);
  await hashshift(folder.path, ['run', 'sums.yaml']);
  const result = await hashshift(folder.path, ['report', 'results/sums']);
  const read = (file: string): string => readFileSync(join(folder.path, 'results/sums', file), 'utf8');
  return { folder, result, read };
}

describe('hashshift report', () => {
  it('writes a page that needs no network, with question, design, parameters with sources, and how to repeat', async () => {
    const { result, read } = await reported();
    expect(result).toMatchObject({ code: 0, stderr: '' });
    const page = read('report.html');
    for (const text of [
      'Does it add up?',
      'factorial, 3 points',
      'shift.share = 0',
      'definition: a test',
      'npx hashshift run sums.yaml',
      'hashshift verify results/sums',
      'runs.csv',
    ]) {
      expect(page).toContain(text);
    }
    expect(page.match(/<svg /g)?.length).toBe(2);
    expect(page).not.toMatch(/(src|href)="(http|\/)|@import|url\(/);
    expect(page).not.toContain('undefined');
  });

  it('shows in its tables what contrasts.csv holds, to the last digit', async () => {
    const { read } = await reported();
    const rows = parse(read('tables/estimates.csv'), { columns: true }) as Record<string, string>[];
    const contrasts = parse(read('contrasts.csv'), { columns: true }) as Record<string, string>[];
    const half = contrasts.find((row) => row.point === '2' && row.contrast === 'total_change');
    // The fake model's total is scaled by 1 - share, in every pair.
    expect(Number(rows[2].total_change)).toBeCloseTo(-0.5, 12);
    expect(rows[2].total_change).toBe(half?.mean);
    expect(rows[2].total_change_ci_low).toBe(half?.ci_low);
    expect(rows[0].total_change).toBe('');
    expect(rows[1].total_n).toBe('12');
    const totals = (parse(read('runs.csv'), { columns: true }) as Record<string, string>[])
      .filter((row) => row.point === '1')
      .map((row) => Number(row.total));
    expect(Number(rows[1].total)).toBeCloseTo(totals.reduce((sum, x) => sum + x, 0) / totals.length, 12);
    expect(read('tables/estimates.md')).toMatch(/^\| point \| shift\.share \|/);
    expect(read('tables/estimates.tex')).toContain('\\num{-50.00}');
  });

  it('leaves the results verified, and gives the same bytes again', async () => {
    const { folder, read } = await reported();
    const page = read('report.html');
    const { code } = await hashshift(folder.path, ['verify', 'results/sums']);
    expect(code).toBe(0);
    await hashshift(folder.path, ['report', 'results/sums']);
    expect(read('report.html')).toBe(page);
  });

  it('refuses a folder without results', async () => {
    const folder = makeFolder();
    folders.push(folder);
    const { code, stderr } = await hashshift(folder.path, ['report', 'nowhere']);
    expect(code).toBe(1);
    expect(stderr).toContain('nowhere holds no results');
  });
});

it('makes text harmless for LaTeX and rounds to the interval', () => {
  const estimate = { mean: 1234.5678, ciLow: 1233.1, ciHigh: 1236, q05: 0, q95: 2000, n: 9 };
  const table = {
    parameters: ['a_b'],
    points: [{ point: 0, values: ['50 % & more'] }],
    columns: [{ name: 'cost', unit: 'USD', isPercent: false, estimates: [estimate] }],
  };
  const text = latexEstimates(table, 'What #1 costs', 'tab:cost');
  expect(text).toContain('\\caption{What \\#1 costs}');
  expect(text).toContain('point & a\\_b & cost (USD) & 95\\,\\% CI \\\\');
  expect(text).toContain('0 & 50 \\% \\& more & \\num{1234.6} & [\\num{1233.1}, \\num{1236.0}] \\\\');
});
