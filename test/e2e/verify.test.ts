import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hashshift, makeFolder, readFolder } from './hashshift.ts';

let folder: ReturnType<typeof makeFolder>;
beforeEach(async () => {
  folder = makeFolder();
  await command('run', 'sums.yaml', '--workers', '1', '--set', 'fail.below=0.3', '--out', 'out', '--seed', 'a\nb');
  // All that it takes is in the folder.
  rmSync(at('sums.yaml'));
});
afterEach(() => folder.remove());

const at = (...names: string[]) => join(folder.path, ...names);
const command = (...args: string[]) => hashshift(folder.path, args);
const edit = (path: string, from: RegExp, to: string) => {
  const text = readFileSync(at('out', path), 'utf8');
  expect(text).toMatch(from);
  writeFileSync(at('out', path), text.replace(from, to));
};

describe('hashshift verify', () => {
  it.each([
    [['--all'], '36 of 36 runs repeated'],
    [['--sample', '35'], '35 of 36 runs repeated'],
    [['--sample', '999'], '36 of 36 runs repeated'],
    [[], '20 of 36 runs repeated'],
  ])('finds the same bytes, failed runs included: %j', async (flags, said) => {
    const before = readFolder(folder.path);
    const { code, stdout, stderr } = await command('verify', 'out', '--workers', '1', ...flags);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toBe(`out: ${said}, 8 files: the same bytes\n`);
    expect(readFolder(folder.path)).toEqual(before);
  });

  it('finds a digit that was changed, by its hash and by repeating its run', async () => {
    edit('runs.csv', /(\n13,1,1,"a\nb",0\.25,\d\.\d{5})(\d)/, '$1$2$2');
    const { code, stdout } = await command('verify', 'out', '--workers', '1', '--sample', '35', '--json');
    expect(code).toBe(1);
    const { problems, runs } = JSON.parse(stdout);
    const expected = ['runs.csv is not the file that the manifest describes'];
    if (runs.includes(13)) expected.push('runs.csv: run 13 comes out with other rows');
    expect(problems).toEqual(expected);
    const all = await command('verify', 'out', '--workers', '1', '--all');
    expect(all.stdout).toMatch(/2 differences\n.*manifest describes\n {2}runs\.csv comes out with other bytes\n$/);
  });

  it('finds a file that is gone and a run that fails no more', async () => {
    rmSync(at('out', 'dictionary.csv'));
    edit('failures.csv', /\n\d+,/, '\n99,');
    const { code, stdout } = await command('verify', 'out', '--workers', '1', '--all');
    expect(code).toBe(1);
    expect(stdout).toMatch(/dictionary\.csv is missing/);
    expect(stdout).toMatch(/failures\.csv comes out with other bytes/);
  });

  it('refuses what is not complete, or of another version', async () => {
    edit('manifest.json', /"version": "7"/, '"version": "6"');
    const { code, stderr } = await command('verify', 'out');
    expect(code).toBe(1);
    expect(stderr).toMatch(/version 6 of the model fake \(this is 7\): only that version makes the same bytes/);
    expect((await command('verify', '.')).stderr).toMatch(/holds no results/);
  });
});

describe('hashshift plan', () => {
  it('tells the rows that a run then writes, and writes nothing', async () => {
    const fresh = makeFolder();
    const before = readFolder(fresh.path);
    const { code, stdout } = await hashshift(fresh.path, ['plan', 'sums.yaml', '--json']);
    expect(code).toBe(0);
    const plan = JSON.parse(stdout);
    expect(readFolder(fresh.path)).toEqual(before);
    await hashshift(fresh.path, ['run', 'sums.yaml', '--workers', '1', '--out', 'out']);
    const { files } = JSON.parse(readFileSync(join(fresh.path, 'out', 'manifest.json'), 'utf8'));
    const rowsOf = (path: string) => files.find((file: { path: string }) => file.path === path).rows;
    expect(plan.rows).toEqual({
      runs: rowsOf('runs.csv'),
      epochs: rowsOf('epochs.csv'),
      contrasts: rowsOf('contrasts.csv'),
    });
    const tables = files.filter(({ path }: { path: string }) => /^(runs|epochs|contrasts)\.csv$/.test(path));
    const bytes = tables.reduce((sum: number, file: { bytes: number }) => sum + file.bytes, 0);
    expect(plan.resultsBytes / bytes).toBeGreaterThan(0.7);
    expect(plan.resultsBytes / bytes).toBeLessThan(1.4);
    const { stdout: text } = await hashshift(fresh.path, ['plan', 'sums.yaml', '--workers', '3']);
    expect(text).toMatch(/^sums: 3 points x 12 replications = 36 runs of 10 epochs\nrows: 36 in runs.csv, 24 in /);
    expect(text).toMatch(/\ntime: about \d+ s with 3 workers .*\ndisk: about /);
    fresh.remove();
  });
});
