import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { hashshift, makeFolder } from './hashshift.ts';

const folder = makeFolder();
afterAll(() => folder.remove());
const facts = (...args: string[]) => hashshift(folder.path, ['facts', ...args]);

it('prints what the page about it shows, data and model', async () => {
  const page = readFileSync(new URL('../../docs/facts.md', import.meta.url), 'utf8');
  const { code, stdout } = await facts();
  expect(code).toBe(0);
  expect(page).toContain(`\`\`\`text\n${stdout}\`\`\``);
});

it('prints the same facts in every form, without the model at once', async () => {
  const list: { label: string; data: number; firstDate: string }[] = JSON.parse(
    (await facts('--no-model', '--format', 'json')).stdout,
  );
  const csv = (await facts('--no-model', '--format', 'csv')).stdout.trim().split('\n').slice(1);
  expect(csv.length).toBe(list.length);
  for (const { label, data, firstDate } of list)
    expect(csv.some((line) => line.includes(label) && line.endsWith(`,${data}`) && line.includes(firstDate))).toBe(
      true,
    );
  const markdown = (await facts('--no-model', '--format', 'markdown')).stdout;
  expect(markdown).toMatch(/^\| fact \| from \| to \| data \| unit \|\n/);
});

it('puts the model beside the data, whose own functions measure it', async () => {
  const run = async (...args: string[]) =>
    JSON.parse((await facts('--replications', '2', '--format', 'json', ...args)).stdout) as {
      label: string;
      data: number;
      model: number | null;
      low: number;
      high: number;
      inBand: boolean | null;
    }[];
  const rows = await run();
  expect(await run()).toEqual(rows);
  for (const { label, data, model, low, high, inBand } of rows) {
    if (label.startsWith('price')) {
      // Prices are given.
      expect([model, inBand]).toEqual([null, null]);
      continue;
    }
    expect(low).toBeLessThanOrEqual(high);
    // The mean of two runs lies in their middle, and so do their quantiles.
    expect(model).toBeCloseTo((low + high) / 2, 9);
    expect(inBand).toBe(data >= low && data <= high);
  }
  // Constant hashrate alone would have 3.15 % (validation, row D); nothing may vary less.
  const sd = rows.find(({ label }) => label.startsWith('standard deviation'));
  expect(sd?.model).toBeGreaterThan(2.5);
});

it('leaves open what a shorter history does not tell', async () => {
  const lines = readFileSync(new URL('../../models/history/bitcoin-epochs.csv', import.meta.url), 'utf8').split('\n');
  // Epochs 340 to 447: no halving of 2020, no past for a fleet in 2021.
  const short = join(folder.path, 'short.csv');
  writeFileSync(short, [lines[0], ...lines.filter((line) => Number(line.split(',')[0]) >= 340), ''].join('\n'));
  const { code, stdout } = await facts('--data', short, '--replications', '1', '--format', 'csv');
  expect(code).toBe(0);
  const cells = (label: string) =>
    stdout
      .split('\n')
      .find((line) => line.includes(label))
      ?.split(',')
      .slice(-5);
  expect(cells('halving of 2020: trough')).toEqual(['', '', '', '', '']);
  expect(cells('mean log retarget')?.[0]).toMatch(/^1\.79/);
  expect(cells('mean log retarget')?.slice(1)).toEqual(['', '', '', '']);
  expect(cells('halving of 2024: trough')?.every((cell) => cell !== '')).toBe(true);
});

it.each(['0', '1.5', 'many'])('takes no %s replications', async (count) => {
  const { code, stderr } = await facts('--replications', count);
  expect(code).toBe(2);
  expect(stderr).toContain('number of runs');
});

it('names a file that is not there', async () => {
  const { code, stderr } = await facts('--data', 'none.csv');
  expect(code).not.toBe(0);
  expect(stderr).toContain('none.csv');
});
