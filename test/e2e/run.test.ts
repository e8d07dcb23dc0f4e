import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { experimentText, finish, hashshift, makeFolder, readFolder, readTable, startHashshift } from './hashshift.ts';

let folder: ReturnType<typeof makeFolder>;
beforeEach(() => {
  folder = makeFolder();
});
afterEach(() => folder.remove());

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const at = (...names: string[]) => join(folder.path, ...names);

describe('hashshift run', () => {
  it('writes a folder whose manifest has the hash and the rows of every file', async () => {
    const { code, stdout, stderr } = await hashshift(folder.path, ['run', 'sums.yaml', '--workers', '1']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/total_change.*\n.*\n +1 +0\.25 +12 +-25\.0000 %/);
    const files = readFolder(at('results', 'sums'));
    const { 'manifest.json': manifestText, ...others } = files;
    const manifest = JSON.parse(manifestText);
    expect(Object.keys(others)).toEqual(manifest.files.map(({ path }: { path: string }) => path));
    expect(Object.keys(others)).toEqual([
      'contrasts.csv',
      'datapackage.json',
      'dictionary.csv',
      'epochs.csv',
      'figures/sums.svg',
      'ro-crate-metadata.json',
      'runs.csv',
    ]);
    for (const { path, sha256: hash, bytes } of manifest.files) {
      expect([hash, bytes]).toEqual([sha256(files[path]), Buffer.byteLength(files[path])]);
    }
    const rows = Object.fromEntries(
      manifest.files.map((file: { path: string; rows: number }) => [file.path, file.rows]),
    );
    // 3 points x 12 replications; 3 x 2 recorded runs x epochs 0, 3, 6, 9; 2 points with another twin x 2 outcomes.
    expect([rows['runs.csv'], rows['epochs.csv'], rows['contrasts.csv']]).toEqual([36, 24, 4]);
    expect(manifest.inputs).toEqual([{ path: 'sums.yaml', sha256: sha256(experimentText) }]);
  });

  it('pairs a point with its counterfactual on the same random numbers', async () => {
    await hashshift(folder.path, ['run', 'sums.yaml', '--workers', '1']);
    const contrasts = readTable(at('results', 'sums', 'contrasts.csv'));
    const change = contrasts.filter(({ contrast }) => contrast === 'total_change');
    expect(change.map((row) => [row['shift.share'], row.pairs, row.twin])).toEqual([
      ['0.25', '12', '0'],
      ['0.5', '12', '0'],
    ]);
    change.forEach((row) => {
      expect(Number(row.mean)).toBeCloseTo(-Number(row['shift.share']), 12);
      expect(Number(row.sd)).toBeLessThan(1e-12);
    });
  });

  it('describes every column of every table', async () => {
    await hashshift(folder.path, ['run', 'sums.yaml', '--workers', '1', '--set', 'fail.below=0.3']);
    const tables = readdirSync(at('results', 'sums')).filter((name) => name.endsWith('.csv'));
    expect(tables).toContain('failures.csv');
    const described = readTable(at('results', 'sums', 'dictionary.csv'));
    for (const table of tables) {
      const [header] = readFileSync(at('results', 'sums', table), 'utf8').split('\n');
      const entries = described.filter(({ file }) => file === table);
      expect(entries.map(({ column }) => column)).toEqual(header.split(','));
      for (const { definition, unit } of entries) expect(definition.length * unit.length).toBeGreaterThan(0);
    }
  });

  it('PAIN 8, same seed, other result: the same bytes with 1, 2 and 4 workers', async () => {
    const results = [];
    for (const workers of ['1', '2', '4']) {
      const args = ['run', 'sums.yaml', '--workers', workers, '--out', `w${workers}`, '--set', 'fail.below=0.2'];
      expect((await hashshift(folder.path, args)).code).toBe(1);
      results.push(readFolder(at(`w${workers}`)));
    }
    expect(results[1]).toEqual(results[0]);
    expect(results[2]).toEqual(results[0]);
  });

  it('writes epochs without run columns, and prints epochs, for an experiment of one run', async () => {
    writeFileSync(at('one.yaml'), 'name: one\nmodel: fake\nhorizon: 6 epochs\nreplications: 1\nseed: 1\n');
    const { stdout, code } = await hashshift(folder.path, ['run', 'one.yaml']);
    expect(code).toBe(0);
    const [header, first] = readFileSync(at('results', 'one', 'epochs.csv'), 'utf8').split('\n');
    expect(header).toBe('epoch,day,difficulty,gap');
    // Day 20,000 since 1970-01-01 is 2024-10-04.
    expect(first).toMatch(/^0,2024-10-04,0\.\d+,0\.3333333333333333$/);
    expect(stdout).toMatch(/^epoch +day +difficulty +change +gap$/m);
    expect(stdout).toMatch(/^ +5 +2024-12-13 /m);
  });

  it('prints one JSON object with --json', async () => {
    const { stdout } = await hashshift(folder.path, ['run', 'sums.yaml', '--workers', '1', '--json']);
    const summary = JSON.parse(stdout);
    expect(summary).toMatchObject({ experiment: 'sums', runs: { planned: 36, failed: 0 } });
    expect(summary.points).toHaveLength(3);
    expect(summary.points[0].contrasts).toBeNull();
    expect(summary.points[2].contrasts[0]).toMatchObject({ contrast: 'total_change', unit: '1', pairs: 12 });
    expect(summary.points[2].contrasts[0].mean).toBeCloseTo(-0.5, 12);
    expect(existsSync(at(summary.folder, 'manifest.json'))).toBe(true);
  });

  it('takes the seeds 0 and "" as two seeds', async () => {
    await hashshift(folder.path, ['run', 'sums.yaml', '--workers', '1', '--seed', '0', '--out', 'zero']);
    await hashshift(folder.path, ['run', 'sums.yaml', '--workers', '1', '--seed', '', '--out', 'empty']);
    const [zero] = readTable(at('zero', 'runs.csv'));
    const [empty] = readTable(at('empty', 'runs.csv'));
    expect([zero.seed, empty.seed]).toEqual(['0', '']);
    expect(zero.total).not.toBe(empty.total);
  });

  it('reports all mistakes of an experiment at once and writes nothing', async () => {
    writeFileSync(
      at('bad.yaml'),
      `${experimentText.replace('horizon: 10', 'horizon: -1').replace('abc', '[]')}qestion: x\n`,
    );
    const { code, stdout, stderr } = await hashshift(folder.path, ['run', 'bad.yaml']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/bad\.yaml:4:/);
    expect(stderr).toMatch(/bad\.yaml:6:/);
    expect(stderr).toMatch(/bad\.yaml:12:.*question/);
    expect(readdirSync(folder.path).sort()).toEqual(['bad.yaml', 'sums.yaml']);
  });
});

describe('a run that fails', () => {
  it('is named with the command that repeats it, and the others finish', async () => {
    const args = ['run', 'sums.yaml', '--workers', '2', '--set', 'fail.below=0.2'];
    const { code, stderr } = await hashshift(folder.path, args);
    expect(code).toBe(1);
    const failures = readTable(at('results', 'sums', 'failures.csv'));
    const runs = readTable(at('results', 'sums', 'runs.csv'));
    expect(failures.length).toBeGreaterThan(0);
    expect([...failures, ...runs].map(({ run }) => Number(run)).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 36 }, (_, run) => run),
    );
    // All points share their random numbers, so the same replications fail in all three.
    const contrasts = readTable(at('results', 'sums', 'contrasts.csv'));
    expect(contrasts[0].pairs).toBe(String(12 - failures.length / 3));
    expect(failures[0]).toMatchObject({ epoch: '2', message: expect.stringMatching(/too small, "sorry"$/) });
    const command = /repeat it with: hashshift (run sums\.yaml --set fail\.below=0\.2 --only (\d+))/.exec(stderr);
    expect(command?.[2]).toBe(failures[0].run);
    const again = await hashshift(folder.path, command?.[1].split(' ') ?? []);
    expect(again.code).toBe(1);
    expect(again.stderr).toMatch(/epoch 2: RangeError: draw 0\.\d is too small, "sorry"\n +at /);
  });

  it('PAIN 5, no honest seed control: a run can be repeated when it succeeds, too: the row of runs.csv comes out again', async () => {
    await hashshift(folder.path, ['run', 'sums.yaml', '--workers', '1']);
    const row = readTable(at('results', 'sums', 'runs.csv'))[29];
    const { stdout } = await hashshift(folder.path, ['run', 'sums.yaml', '--only', row.run, '--json']);
    const { outcomes, point, replication } = JSON.parse(stdout);
    expect([String(point), String(replication)]).toEqual([row.point, row.replication]);
    expect(String(outcomes[0].value)).toBe(row.total);
  });

  it('costs its own row only when it ends its worker thread', async () => {
    const { code, stderr } = await hashshift(folder.path, [
      'run',
      'sums.yaml',
      '--workers',
      '2',
      '--set',
      'crash=true',
      '--set',
      'replications=4',
    ]);
    expect(code).toBe(1);
    const failures = readTable(at('results', 'sums', 'failures.csv'));
    const runs = readTable(at('results', 'sums', 'runs.csv'));
    expect(failures.length * runs.length).toBeGreaterThan(0);
    expect(failures.length + runs.length).toBe(12);
    expect(stderr).toMatch(/worker exited with code: 9/);
  });
});

describe('a results folder that exists', () => {
  it('is replaced by the same experiment with the same bytes', async () => {
    await hashshift(folder.path, ['run', 'sums.yaml', '--workers', '1']);
    const before = readFolder(at('results', 'sums'));
    const { code, stderr } = await hashshift(folder.path, ['run', 'sums.yaml', '--workers', '1']);
    expect(code).toBe(0);
    expect(stderr).toMatch(/same experiment and version/);
    expect(readFolder(at('results'))).toEqual(
      Object.fromEntries(Object.entries(before).map(([path, text]) => [`sums/${path}`, text])),
    );
  });

  it('stays when it holds another experiment, unless forced', async () => {
    await hashshift(folder.path, ['run', 'sums.yaml', '--workers', '1']);
    const before = readFolder(at('results'));
    const other = ['run', 'sums.yaml', '--workers', '1', '--set', 'replications=3'];
    const refused = await hashshift(folder.path, other);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toMatch(/another experiment.*--out.*--force/);
    expect(readFolder(at('results'))).toEqual(before);
    expect((await hashshift(folder.path, [...other, '--force'])).code).toBe(0);
    expect(readTable(at('results', 'sums', 'runs.csv'))).toHaveLength(9);
    expect(readdirSync(at('results'))).toEqual(['sums']);
  });

  it('is never touched when it holds anything else, even by force', async () => {
    mkdirSync(at('mine'));
    writeFileSync(at('mine', 'thesis.txt'), 'precious');
    for (const target of ['mine', 'mine/thesis.txt', 'mine/thesis.txt/below']) {
      const { code, stderr } = await hashshift(folder.path, ['run', 'sums.yaml', '--out', target, '--force']);
      expect(code).toBe(1);
      expect(stderr).toMatch(/--out/);
    }
    expect(readFolder(folder.path)).toEqual({ 'mine/thesis.txt': 'precious', 'sums.yaml': experimentText });
  });

  it('gets rid of what a killed run left', async () => {
    // The largest process number of Linux is 4,194,304: no process has this one.
    mkdirSync(at('results', '.sums.partial-99999999'), { recursive: true });
    mkdirSync(at('results', '.other.partial-99999999'));
    await hashshift(folder.path, ['run', 'sums.yaml', '--workers', '1']);
    expect(readdirSync(at('results')).sort()).toEqual(['.other.partial-99999999', 'sums']);
  });
});

describe('Ctrl-C', () => {
  it.each(['1', '2'])('leaves nothing behind, with %s workers', async (workers) => {
    const args = ['run', 'sums.yaml', '--workers', workers, '--set', 'work=200000', '--set', 'replications=100000'];
    const child = startHashshift(folder.path, args);
    const result = finish(child);
    while (!existsSync(at('results')) || readdirSync(at('results')).length === 0) await setTimeout(20);
    child.kill('SIGINT');
    const { code, stdout, stderr } = await result;
    expect({ code, stdout }).toEqual({ code: 130, stdout: '' });
    expect(stderr).toMatch(/Ctrl-C; nothing was written/);
    expect(readdirSync(folder.path)).toEqual(['sums.yaml']);
  });
});
