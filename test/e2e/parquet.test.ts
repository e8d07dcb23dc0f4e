import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { experimentText, finish, hashshift, makeFolder, readTable, startHashshift } from './hashshift.ts';

const parquetText = experimentText.replace('columns: all', 'columns: all, format: parquet');

let folder: ReturnType<typeof makeFolder>;
beforeEach(() => {
  folder = makeFolder(parquetText);
  writeFileSync(at('csv.yaml'), experimentText);
});
afterEach(() => folder.remove());

const at = (...names: string[]) => join(folder.path, ...names);
const command = (...args: string[]) => hashshift(folder.path, args);
const run = (out: string, ...more: string[]) => command('run', 'sums.yaml', '--workers', '1', '--out', out, ...more);
const sha256 = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');
/** Hashes of the files that the manifest knows, and its own. */
const hashes = (out: string) =>
  Object.fromEntries(
    readdirSync(at(out), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== 'events.jsonl')
      .map((entry) => [entry.name, sha256(join(entry.parentPath, entry.name))]),
  );
const inDuckDb = async (sql: string) =>
  (await (await (await DuckDBInstance.create(':memory:')).connect()).run(sql)).getRowsJS();

describe('epochs as Parquet', () => {
  it('has the same bytes on any number of workers and shards', async () => {
    await run('expected');
    const expected = hashes('expected');
    expect(Object.keys(expected)).toContain('epochs.parquet');
    expect(Object.keys(expected)).not.toContain('epochs.csv');
    for (const workers of ['2', '4']) {
      await command('sweep', 'sums.yaml', '--workers', workers, '--out', `swept${workers}`);
      expect(hashes(`swept${workers}`)).toEqual(expected);
    }
    for (const shard of ['3', '1', '2']) await command('shard', 'sums.yaml', shard, '--of', '3', '--out', 'sharded');
    expect((await command('collect', 'sharded')).code).toBe(0);
    expect(hashes('sharded')).toEqual(expected);
  });

  it('holds the rows of the CSV file with types, and leaves every other table as it is', async () => {
    await run('parquet');
    await command('run', 'csv.yaml', '--workers', '1', '--out', 'csv');
    const csv = readFileSync(at('csv', 'epochs.csv'), 'utf8');
    for (const out of ['parquet', 'csv']) {
      expect(await command('query', out, 'FROM epochs', '--csv')).toEqual({ code: 0, stdout: csv, stderr: '' });
    }
    for (const path of ['runs.csv', 'contrasts.csv']) {
      expect(sha256(at('parquet', path))).toBe(sha256(at('csv', path)));
    }
    const described = await inDuckDb(`DESCRIBE FROM '${at('parquet', 'epochs.parquet')}'`);
    expect(described.map(([name, type]) => `${name} ${type}`)).toEqual([
      'run BIGINT',
      'point BIGINT',
      'replication BIGINT',
      'epoch BIGINT',
      'day DATE',
      'difficulty DOUBLE',
      'gap DOUBLE',
    ]);
    const rows = readTable(at('parquet', 'dictionary.csv')).filter(({ file }) => file === 'epochs.parquet');
    expect(rows.map(({ column }) => column)).toEqual(described.map(([name]) => name));
    const { profile, resources } = JSON.parse(readFileSync(at('parquet', 'datapackage.json'), 'utf8'));
    const resource = resources.find(({ name }: { name: string }) => name === 'epochs');
    expect(profile).toBe('data-package');
    expect(resource).toMatchObject({ format: 'parquet', hash: `sha256:${sha256(at('parquet', 'epochs.parquet'))}` });
    expect(readFileSync(at('parquet', 'ro-crate-metadata.json'), 'utf8')).toContain('vnd.apache.parquet');
  });

  it('goes on after kill -9 in the middle of the conversion, with the same bytes', async () => {
    const rows = ['--set', 'horizon=8000 epochs', '--set', 'record.every=1 epoch'];
    writeFileSync(
      at('sums.yaml'),
      parquetText.replace(/^figure.*\n/m, '').replace('replications: 2', 'replications: 12'),
    );
    const sweep = ['sweep', 'sums.yaml', '--workers', '1', '--out', 'out', ...rows];
    const child = startHashshift(folder.path, sweep);
    const ended = finish(child);
    const isConverting = () =>
      existsSync(at('out', 'parts')) &&
      readdirSync(at('out', 'parts')).some(
        (name) => name.startsWith('collecting-') && existsSync(at('out', 'parts', name, 'epochs.parquet')),
      );
    while (child.exitCode === null && !isConverting()) await setTimeout(1);
    child.kill('SIGKILL');
    await ended;
    expect(child.signalCode).toBe('SIGKILL');
    expect(existsSync(at('out', 'manifest.json'))).toBe(false);
    expect((await command(...sweep)).code).toBe(0);
    await run('expected', ...rows);
    expect(hashes('out')).toEqual(hashes('expected'));
  });
});

describe('verify of Parquet', () => {
  const editManifest = (from: string | RegExp, to: string) => {
    const text = readFileSync(at('out', 'manifest.json'), 'utf8');
    expect(text).toMatch(from);
    writeFileSync(at('out', 'manifest.json'), text.replaceAll(from, to));
  };
  /** Another file with these rows, its description brought up to date, as if another version had written it. */
  const rewrite = async (select: string) => {
    const before = sha256(at('out', 'epochs.parquet'));
    const rows = `SELECT ${select} FROM '${at('out', 'epochs.parquet')}'`;
    await inDuckDb(`COPY (${rows}) TO '${at('other.parquet')}' (FORMAT parquet, COMPRESSION gzip)`);
    const bytes = readFileSync(at('other.parquet'));
    rmSync(at('other.parquet'));
    const size = readFileSync(at('out', 'epochs.parquet')).length;
    writeFileSync(at('out', 'epochs.parquet'), bytes);
    for (const path of ['datapackage.json', 'ro-crate-metadata.json', 'manifest.json']) {
      const old = sha256(at('out', path));
      const text = readFileSync(at('out', path), 'utf8');
      writeFileSync(
        at('out', path),
        text
          .replaceAll(before, sha256(at('out', 'epochs.parquet')))
          .replaceAll(new RegExp(`\\b${size}\\b`, 'g'), `${bytes.length}`),
      );
      if (path !== 'manifest.json') editManifest(old, sha256(at('out', path)));
    }
    editManifest(/"version": "v[^"]*"/g, '"version": "v0.0.1 (build 0)"');
  };

  it('finds the same bytes, and a file that was changed', async () => {
    await run('out');
    for (const flags of [['--all'], ['--sample', '9']]) {
      expect(await command('verify', 'out', ...flags)).toMatchObject({ code: 0, stderr: '' });
    }
    const bytes = readFileSync(at('out', 'epochs.parquet'));
    bytes[bytes.length >> 1] ^= 1;
    writeFileSync(at('out', 'epochs.parquet'), bytes);
    for (const flags of [['--all'], ['--sample', '9']]) {
      const { code, stdout } = await command('verify', 'out', ...flags);
      expect(code).toBe(1);
      expect(stdout).toMatch(/epochs\.parquet is not the file that the manifest describes/);
    }
  });

  it('compares rows where another version wrote them, and says so', async () => {
    await run('out');
    await rewrite('*');
    for (const flags of [['--all'], ['--sample', '20']]) {
      const { code, stdout, stderr } = await command('verify', 'out', ...flags);
      expect(stdout).toMatch(/: the same bytes\n$/);
      expect(code).toBe(0);
      expect(stderr).toMatch(/^note: epochs\.parquet was written by DuckDB v0\.0\.1 .*rows are compared/);
    }
  });

  it('finds the last bit of a number that another version wrote', async () => {
    await run('out');
    await rewrite('* REPLACE (if(run = 13 AND epoch = 3, difficulty + 2e-16 * difficulty, difficulty) AS difficulty)');
    const all = await command('verify', 'out', '--all', '--json');
    expect(JSON.parse(all.stdout).problems).toEqual(['epochs.parquet comes out with other contents']);
    const { runs, problems } = JSON.parse((await command('verify', 'out', '--sample', '35', '--json')).stdout);
    expect(problems).toEqual(runs.includes(13) ? ['epochs.parquet: run 13 comes out with other rows'] : []);
  });
});

describe('without DuckDB', () => {
  it('everything but Parquet and query works, and these say what to install before anything is done', async () => {
    const { optionalDependencies } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
    const hook = [new URL('./withoutDuckDb.mjs', import.meta.url).href];
    const start = (...args: string[]) => finish(startHashshift(folder.path, args, './fakeMain.ts', hook));
    const csv = await start('run', 'csv.yaml', '--workers', '1', '--out', 'csv');
    expect(csv.code).toBe(0);
    for (const args of [
      ['run', 'sums.yaml', '--out', 'out'],
      ['sweep', 'sums.yaml', '--out', 'out'],
      ['query', 'csv', 'FROM runs'],
    ]) {
      const { code, stdout, stderr } = await start(...args);
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect(stderr).toMatch(/^hashshift: Parquet and query need .*Cannot find package/);
      expect(stderr).toContain(`npm install @duckdb/node-api@${optionalDependencies['@duckdb/node-api']};`);
    }
    expect(existsSync(at('out'))).toBe(false);
  });
});
