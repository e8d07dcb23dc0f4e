import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashshift, makeFolder, readFolder, readTable } from './hashshift.ts';

let folder: ReturnType<typeof makeFolder>;
let results: Record<string, string>;
beforeAll(async () => {
  folder = makeFolder();
  // A folder whose name means something to SQL and to patterns of file names.
  await command('run', 'sums.yaml', '--workers', '1', '--set', 'fail.below=0.1', '--seed', '', '--out', out);
  results = readFolder(at(out));
});
afterAll(() => folder.remove());

const out = "it's [o]ut *";
const at = (...names: string[]) => join(folder.path, ...names);
const command = (...args: string[]) => hashshift(folder.path, args);
const query = (sql: string, ...flags: string[]) => command('query', out, sql, ...flags);

describe('hashshift query', () => {
  it.each(['runs', 'epochs', 'contrasts', 'failures', 'dictionary'])('gives back %s.csv to the byte', async (table) => {
    const { code, stdout } = await query(`FROM ${table}`, '--csv');
    expect(code).toBe(0);
    expect(stdout).toBe(results[`${table}.csv`]);
  });

  it('has the types of the data package: an empty seed is a text, a missing number is null', async () => {
    const { stdout } = await query(
      'SELECT any_value(typeof(seed)) s, any_value(seed) seed, any_value(typeof("shift.share")) x, count(*) n FROM runs',
      '--json',
    );
    expect(JSON.parse(stdout)).toEqual([
      { s: 'VARCHAR', seed: '', x: 'DOUBLE', n: readTable(at(out, 'runs.csv')).length },
    ]);
    const epochs = readTable(at(out, 'epochs.csv'));
    const gaps = await query('SELECT count(*) - count(gap) FROM epochs', '--csv');
    expect(gaps.stdout.split('\n')[1]).toBe(String(epochs.filter(({ gap }) => gap === '').length));
    expect(epochs.some(({ gap }) => gap === '')).toBe(true);
  });

  it('agrees with the means that contrasts.csv holds', async () => {
    const sql = `SELECT c.point, c.mean, avg(a.total / b.total - 1) AS own
      FROM contrasts c JOIN runs a ON a.point = c.point JOIN runs b ON b.point = c.twin AND b.replication = a.replication
      WHERE c.outcome = 'total' AND c.pairs > 0 GROUP BY ALL ORDER BY ALL`;
    const rows: { mean: number; own: number }[] = JSON.parse((await query(sql, '--json')).stdout);
    expect(rows).toHaveLength(2);
    for (const { mean, own } of rows) expect(own).toBeCloseTo(mean, 14);
  });

  const numbers = `VALUES (1/3::DOUBLE), (-0.0::DOUBLE), (5e-324), (1.7976931348623157e308), ('inf'::DOUBLE), ('-inf'::DOUBLE), (0.1::DOUBLE + 0.2::DOUBLE)`;
  const doubles = [1 / 3, -0, 5e-324, Number.MAX_VALUE, Infinity, -Infinity, 0.1 + 0.2];

  it('prints numbers that read back to the same double, as CSV and as JSON', async () => {
    const csv = await query(`SELECT * FROM (${numbers}) t(x)`, '--csv');
    expect((parse(csv.stdout, { columns: true }) as { x: string }[]).map(({ x }) => Number(x))).toEqual(doubles);
    const json = await query(`SELECT * FROM (${numbers}) t(x)`, '--json');
    expect(JSON.parse(json.stdout).map(({ x }: { x: number }) => x)).toEqual(doubles);
  });

  it('prints other types as texts that say the same', async () => {
    const sql = `SELECT 12345678901234567890 AS large, 0.10 AS exact, DATE '2026-11-23' AS day, [1, 2] AS list, 'a "b", c' AS text,
      NULL AS none, 'nan'::DOUBLE AS nan, true AS yes, 1 AS yes`;
    const json = await query(sql, '--json');
    expect(json.stdout).toBe(
      '[\n{"large":12345678901234567890,"exact":0.10,"day":"2026-11-23","list":"[1, 2]","text":"a \\"b\\", c","none":null,"nan":null,"yes":true,"yes:1":1}\n]\n',
    );
    const csv = await query(sql, '--csv');
    expect(csv.stdout.split('\n')[1]).toBe('12345678901234567890,0.10,2026-11-23,"[1, 2]","a ""b"", c",,,true,1');
    expect((await query('SELECT 1 WHERE false', '--json')).stdout).toBe('[]\n');
  });

  it('prints an aligned table, of the first 1,000 rows', async () => {
    const { stdout } = await query(
      `SELECT i AS n, i / 3 AS third, if(i = 1, NULL, 'x' || i) AS name FROM range(3) t(i)`,
    );
    expect(stdout).toBe('n     third  name\n0         0  x0\n1  0.333333\n2  0.666667  x2\n');
    const long = await query('SELECT i FROM range(2500) t(i)');
    expect(long.stdout.split('\n').slice(-3)).toEqual(['999', '1,500 more rows; --csv and --json print all', '']);
  });

  it('reads SQL of several statements from a file', async () => {
    writeFileSync(at('q.sql'), '-- of one run\nCREATE VIEW one AS FROM runs WHERE run = 12;\nSELECT point FROM one;\n');
    expect(await command('query', out, '--file', 'q.sql')).toEqual({ code: 0, stdout: 'point\n    1\n', stderr: '' });
    const pivot = await query(`PIVOT contrasts ON outcome USING first(kind) GROUP BY point ORDER BY point`, '--csv');
    expect(pivot.stdout.split('\n')[0]).toBe('point,rest,total');
  });

  it.each([
    ['SELECT totl FROM runs', /^hashshift: Binder Error: .*"totl" not found[\s\S]*"total"[\s\S]*\^\n$/],
    ['SELEC 1', /^hashshift: Parser Error: syntax error at or near "SELEC"[\s\S]*\^\n$/],
    ['FROM run', /Table with name run does not exist![\s\S]*"runs"/],
    ["SELECT 'a'::INTEGER FROM runs", /Conversion Error/],
    ['-- nothing', /the SQL has no statement/],
    [' ', /no SQL; give it/],
  ])('says what is wrong with %s, with exit code 2', async (sql, message) => {
    const { code, stdout, stderr } = await command('query', out, sql, '--json');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(message);
  });

  it('changes nothing, and sees nothing but the tables', async () => {
    const runs = at(out, 'runs.csv').replaceAll("'", "''");
    for (const sql of [
      `COPY (SELECT 1) TO '${runs}' (FORMAT csv, USE_TMP_FILE false)`,
      `SELECT 1; COPY (SELECT 1) TO '${runs}' (FORMAT csv, USE_TMP_FILE false)`,
      `EXPLAIN ANALYZE COPY (SELECT 1) TO '${runs}' (FORMAT csv, USE_TMP_FILE false)`,
      `PREPARE p AS COPY (SELECT 1) TO '${runs}' (FORMAT csv, USE_TMP_FILE false)`,
      `COPY (SELECT 1) TO '${at('new.csv')}'`,
      `EXPORT DATABASE '${at('new')}'`,
      `ATTACH '${at('new.db')}' AS other`,
      `CREATE PERSISTENT SECRET s (TYPE http, BEARER_TOKEN 'x')`,
      `SET enable_external_access = true`,
      `INSTALL httpfs`,
      `FROM read_text('${at('sums.yaml')}')`,
      `FROM glob('${at('*')}')`,
    ]) {
      const { code, stdout, stderr } = await query(sql);
      expect({ sql, code, stdout }).toEqual({ sql, code: 2, stdout: '' });
      expect(stderr).toMatch(/a query (reads and changes nothing|sees the tables)|Persistent|secret/i);
    }
    expect(readFolder(at(out))).toEqual(results);
    expect(Object.keys(readFolder(folder.path)).filter((path) => !path.startsWith(out))).toEqual([
      'q.sql',
      'sums.yaml',
    ]);
  });

  it('refuses what holds no complete results, and a table that is gone', async () => {
    await command('shard', 'sums.yaml', '1', '--of', '2', '--out', 'half');
    for (const target of ['half', 'nowhere']) {
      const { code, stderr } = await command('query', target, 'FROM runs');
      expect(code).toBe(1);
      expect(stderr).toMatch(/holds no complete results/);
    }
    rmSync(at('half'), { recursive: true });
    await command('run', 'sums.yaml', '--workers', '1', '--out', 'less');
    rmSync(at('less', 'epochs.csv'));
    expect((await command('query', 'less', 'SELECT count(*) FROM runs', '--csv')).stdout).toMatch(/\n36\n$/);
    expect((await command('query', 'less', 'FROM epochs')).stderr).toMatch(/epochs does not exist/);
    const hash = createHash('sha256')
      .update(readFileSync(at('less', 'runs.csv')))
      .digest('hex');
    expect(readFileSync(at('less', 'manifest.json'), 'utf8')).toContain(hash);
  });
});
