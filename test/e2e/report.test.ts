import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterEach, describe, expect, it } from 'vitest';
import { latexEstimates } from '../../src/report/tables/latexEstimates.ts';
import { experimentText, hashshift, makeFolder, readTable } from './hashshift.ts';

const folders: { remove(): void }[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) folder.remove();
});

/** A sample of a parameter that matters and one that does not. */
const sampled = (design: string, share = 'uniform(0, 0.9)', work = "'uniform(0, 9)'") => `name: sums
question: What drives it?
model: fake
horizon: 10 epochs
replications: 3
seed: abc
design: ${design}
vary: { shift.share: '${share}', work: ${work} }
counterfactual: { shift.share: 0 }
outcomes: [total]
`;

async function reported(text = experimentText) {
  const folder = makeFolder(text);
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

  it('draws a fan of each figured column over ten runs and more', async () => {
    const { read } = await reported(experimentText.replace('replications: 2, ', ''));
    const page = read('report.html');
    expect(page).not.toContain('Fan charts need');
    expect(page).toContain('Lines are medians over 12 recorded runs, dark bands hold half of them, light ones 90 %.');
    for (const name of ['shift.share 0.5', 'counterfactual: shift.share 0', 'difficulty: quantiles over the runs.']) {
      expect(page).toContain(name);
    }
    const { read: few } = await reported();
    expect(few('report.html')).toContain('at least 10 replications a point; 2 were recorded');
  });

  it('says why a factorial design has no indices of sensitivity', async () => {
    const { read } = await reported();
    expect(read('report.html')).toContain('The design is factorial: indices of sensitivity need a sample');
  });

  it.each([
    ['saltelli\nsamples: 32', ['sobol.first', 'sobol.total'], 'share of the variance'],
    ['morris\ntrajectories: 5', ['morris.muStar', 'morris.mu', 'morris.sigma'], 'Elementary effects'],
    ['latinHypercube\nsamples: 60', ['delta', 'delta.first', 'pawn.median'], 'PAWN'],
  ])('shows the indices of analyse for %s, as a table and as bars', async (design, indices, method) => {
    const { folder, read } = await reported(sampled(design));
    const page = read('report.html');
    expect(page).toContain(method);
    const analysed = await hashshift(folder.path, ['analyse', 'results/sums']);
    const rows = readTable(join(folder.path, 'results/sums/tables/sensitivity.csv'));
    for (const index of indices)
      expect(page.replaceAll('<wbr>', '')).toContain(`scope="col" class="number">${index}</th>`);
    // Total is scaled by 1 - share: work has no part in it.
    const [share, work] = ['shift.share', 'work'].map((input) => page.indexOf(`<th scope="row">${input}</th>`));
    expect(share).toBeGreaterThan(0);
    expect(work).toBeGreaterThan(share);
    expect(page).toContain('<title>What drives total</title>');
    const line = analysed.stdout.split('\n').find((text) => text.startsWith('shift.share'));
    const [cell] = /[-\d.]+ \[[^\]]*\]/.exec(line ?? '') ?? [];
    expect(page).toContain(`<td class="number">${cell}</td>`);
    expect(rows.length).toBeGreaterThan(0);
  });

  it('names an outcome that cannot be analysed, with the reason, and shows no number for it', async () => {
    const constant = await reported(
      sampled('saltelli\nsamples: 8', 'uniform(0.2, 0.9)', "'uniform(0, 9)'")
        .replace('[total]', '[total_change]')
        .replace("shift.share: 'uniform(0.2, 0.9)', ", "fail.below: 'uniform(0, 0.0000001)', "),
    );
    const page = constant.read('report.html');
    expect(page).toMatch(/Not analysed:<\/strong> total_change: its mean is 0 at every point/);
    expect(page).not.toContain('<title>What drives');
    const failing = await reported(`${sampled('saltelli\nsamples: 8')}set: { fail.below: 0.5 }\n`);
    expect(failing.read('report.html')).toMatch(/Not analysed:<\/strong> total: \d+ of \d+ runs have no finite number/);
  });

  it('shows no indices whose intervals are wider than their range', async () => {
    const { read } = await reported(sampled('saltelli\nsamples: 8'));
    expect(read('report.html')).toMatch(/total: 8 samples are too few, since some 95 % intervals/);
    expect(read('report.html')).not.toContain('sobol.<wbr>first');
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
