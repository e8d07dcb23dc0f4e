import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { hashshift, makeFolder, readFolder, readTable } from './hashshift.ts';

const folders: { remove(): void }[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) folder.remove();
});

/** The contrast `total_change` is minus the share in every pair; `total` is a sum of uniforms times 1 - share. */
const text = `name: sums
model: fake
horizon: 10 epochs
replications: 12
seed: abc
vary: { work: [0, 3] }
counterfactual: { shift.share: 0 }
outcomes: [total_change]
`;
const common = ['--vary', 'shift.share=0..0.9', '--workers', '0'];

function folder(experiment = text) {
  const made = makeFolder(experiment);
  folders.push(made);
  const search = (...args: string[]) => hashshift(made.path, ['search', 'sums.yaml', ...args]);
  return { ...made, search };
}

describe('hashshift search', () => {
  it('finds the value that is known, at every design point, and runs the twin once', async () => {
    const { search } = folder();
    const args = [...common, '--outcome', 'total_change', '--target', '-30 %', '--json'];
    const { code, stdout, stderr } = await search(...args);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const { searches, level, tolerance } = JSON.parse(stdout);
    expect(searches.map((one: { point: number }) => one.point)).toEqual([0, 1]);
    for (const { status, root, low, high, runs, evaluations, notes } of searches) {
      expect(status).toBe('found');
      expect(root).toBeCloseTo(0.3, 9);
      // Every pair has the same contrast: nothing is left to chance.
      expect(high - low).toBeLessThan(1e-9);
      expect(runs).toBe(12 + 12 * evaluations.length);
      expect(notes).toEqual([]);
    }
    expect({ level, tolerance }).toEqual({ level: 0.9, tolerance: 0.9 / 500 });
  });

  it('inverts a noisy mean, with the interval that theory gives', async () => {
    const { path, search } = folder(text.replace('replications: 12', 'replications: 200'));
    await hashshift(path, ['run', 'sums.yaml', '--out', 'runs', '--workers', '0']);
    const sums = readTable(join(path, 'runs/runs.csv'))
      .filter((row) => row.point === '0')
      .map((row) => Number(row.total) / (1 - Number(row['shift.share'])));
    const mean = sums.reduce((a, b) => a + b, 0) / 200;
    const sd = Math.sqrt(sums.reduce((a, x) => a + (x - mean) ** 2, 0) / 199);
    const { stdout } = await search(...common, '--outcome', 'total', '--target', '4', '--at', '1', '--json');
    const [found] = JSON.parse(stdout).searches;
    expect(found.root).toBeCloseTo(1 - 4 / mean, 6);
    // Delta method: the root moves by 4 / mean^2 a unit of the mean.
    const width = (2 * 1.645 * 4 * sd) / (mean * mean) / Math.sqrt(200);
    expect((found.high - found.low) / width).toBeGreaterThan(0.8);
    expect((found.high - found.low) / width).toBeLessThan(1.2);
  });

  it('writes the same bytes with any number of workers, and a manifest that holds for them', async () => {
    const { path, search } = folder();
    const args = ['--vary', 'shift.share=0..0.9', '--outcome', 'total', '--target', '3', '--out'];
    expect((await search(...args, 'one', '--workers', '0')).code).toBe(0);
    expect((await search(...args, 'two', '--workers', '2')).code).toBe(0);
    const files = readFolder(join(path, 'one'));
    expect(readFolder(join(path, 'two'))).toEqual(files);
    const manifest = JSON.parse(files['manifest.json']);
    expect(manifest.search).toMatchObject({ parameter: 'shift.share', outcome: 'total', target: 3, points: [0, 1] });
    for (const { path: name, sha256 } of manifest.files) {
      expect(createHash('sha256').update(files[name]).digest('hex')).toBe(sha256);
    }
    const evaluations = readTable(join(path, 'one/evaluations.csv'));
    const samples = readTable(join(path, 'one/samples.csv'));
    expect(samples).toHaveLength(12 * evaluations.length);
    const [first] = evaluations;
    const own = samples.filter((row) => row.point === first.point && row.value === first.value);
    expect(own.reduce((sum, row) => sum + Number(row.total), 0) / 12).toBeCloseTo(Number(first.mean), 12);
    const dictionary = readTable(join(path, 'one/dictionary.csv'));
    for (const name of ['roots.csv', 'evaluations.csv', 'samples.csv']) {
      const header = files[name].split('\n')[0].split(',');
      expect(dictionary.filter(({ file }) => file === name).map(({ column }) => column)).toEqual(header);
    }
  });

  it('says what comes out at both ends where the target is not reached, and exits with 1', async () => {
    const { path, search } = folder();
    const args = [...common, '--outcome', 'total_change', '--target', '-0.95', '--out', 'out'];
    const { code, stdout } = await search(...args);
    expect(code).toBe(1);
    expect(stdout).toContain('not reached');
    expect(stdout).toContain(
      'total_change is 0 at shift.share = 0 and -0.9 at 0.9, both above the target -0.95, and so it is at three values between',
    );
    expect(readTable(join(path, 'out/roots.csv'))[0]).toMatchObject({ status: 'notReached', value: '', ci_low: '' });
  });

  it('tells all mistakes at once with the nearest names, and writes nothing', async () => {
    const { path, search } = folder();
    const wrong = ['--outcome', 'total_chnge', '--target', '0.2', '--at', '7', '--interval', '2', '--out', 'out'];
    const { code, stderr } = await search('--vary', 'shift.shere=0..1', ...wrong);
    expect(code).toBe(2);
    expect(stderr).toContain('unknown parameter "shift.shere" (did you mean shift.share?)');
    expect(stderr).toContain('has no outcome "total_chnge" (did you mean total_change?)');
    expect(stderr).toContain('no design point 7; expected a number from 0 to 1');
    expect(stderr).toContain('the level is 2');
    expect(existsSync(join(path, 'out'))).toBe(false);
    const said = async (range: string, ...more: string[]) =>
      (await search('--vary', range, '--outcome', 'total', '--target', '3', ...more)).stderr;
    expect(await said('shift.share=0.5..0.1')).toContain('the range goes from 0.5 to 0.1');
    expect(await said('shift.share=0..1.5')).toContain('above the maximum of 1');
    expect(await said('crash=0..1')).toContain('crash is of the kind boolean');
    expect(await said('work=0..9')).toContain('work is varied by the design');
    expect(await said('shift.share=0..0.9', '--max-runs', '30', '--at', '0')).toContain('at least 96');
    expect(await said('shift.share=0..0.9', '--set', 'replications=1')).toContain('there is one replication');
    expect(await said('shift.share')).toContain('expected PARAMETER=LOW..HIGH');
    const alone = folder(text.replace(/counterfactual.*\noutcomes.*\n/, ''));
    const contrast = await alone.search(...common, '--outcome', 'total_change', '--target', '0.2');
    expect(contrast.stderr).toContain('compares with a counterfactual, and the experiment has none');
  });

  it('names a run that fails and what to do', async () => {
    const { search } = folder(text.replace('vary: { work: [0, 3] }', 'set: { fail.below: 0.5 }'));
    const { code, stderr } = await search(...common, '--outcome', 'total', '--target', '3');
    expect(code).toBe(1);
    expect(stderr).toMatch(/replication \d+ failed at shift\.share = 0: draw 0\.\d is too small/);
  });

  it('keeps what is in the folder unless told otherwise, and is told apart from runs of a design', async () => {
    const { path, search } = folder();
    const args = [...common, '--outcome', 'total', '--out', 'out', '--target'];
    await search(...args, '3');
    const before = readFileSync(join(path, 'out/roots.csv'), 'utf8');
    const other = await search(...args, '2');
    expect(other).toMatchObject({ code: 1, stdout: '' });
    expect(other.stderr).toContain('nothing was changed');
    expect(readFileSync(join(path, 'out/roots.csv'), 'utf8')).toBe(before);
    expect((await search(...args, '2', '--force')).code).toBe(0);
    for (const command of ['analyse', 'verify']) {
      expect((await hashshift(path, [command, 'out'])).stderr).toContain('holds the results of a search');
    }
  });

  it('prints what docs/search.md shows', async () => {
    const root = fileURLToPath(new URL('../..', import.meta.url));
    const text = readFileSync(join(root, 'docs/search.md'), 'utf8');
    const [, line, output] = /```sh\nhashshift (.*)\n```\n```text\n([\s\S]*?)```/.exec(text) ?? [];
    const words = [...line.matchAll(/"([^"]*)"|\S+/g)].map(([word, quoted]) => quoted ?? word);
    expect(await hashshift(root, words, {}, '../../src/models.ts')).toEqual({ code: 0, stdout: output, stderr: '' });
  });
});
