import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCsvFile } from '../../src/collect/files/createCsvFile.ts';
import { convertToParquet } from '../../src/collect/parquet/convertToParquet.ts';
import { readParquetRecords } from '../../src/collect/parquet/readParquetRecords.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hashshift-parquet-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const columns = [
  { name: 'run', type: 'integer' },
  { name: 'va"l\'ue', type: 'number' },
  { name: 'day', type: 'date' },
];

const write = async (values: readonly number[]) => {
  const csv = await createCsvFile(folder, 'rows.csv', ['run', 'va"l\'ue', 'day']);
  for (const [i, value] of values.entries()) {
    csv.write([i, value, i % 2 === 0 ? '2026-11-23' : Number.NaN]);
    await csv.drain();
  }
  rmSync(join(folder, 'rows.parquet'), { force: true });
  return convertToParquet(folder, await csv.close(), 'rows.parquet', columns);
};
/** The cells of a column as DuckDB has them, with no code of ours between. */
const readBack = async (column: number): Promise<unknown[]> => {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const result = await connection.run(`FROM '${join(folder, 'rows.parquet')}'`);
  return (await result.getRowsJS()).map((row) => row[column]);
};

const extremes = [0, -0, 5e-324, -5e-324, 2.225073858507201e-308, 1e308, -1.7976931348623157e308, 0.1, 2 ** 53 + 2];

describe('convertToParquet', () => {
  it('keeps the bits of every double, and missing numbers as null', async () => {
    const value = fc.oneof(fc.double(), fc.constantFrom(...extremes, Number.NaN, Infinity, -Infinity));
    await fc.assert(
      fc.asyncProperty(fc.array(value, { minLength: 200, maxLength: 400 }), async (drawn) => {
        const values = [...extremes, ...drawn];
        await write(values);
        const found = await readBack(1);
        expect(found).toHaveLength(values.length);
        values.forEach((one, i) => {
          if (!Object.is(found[i], Number.isNaN(one) ? null : one)) throw new Error(`${one} became ${found[i]}`);
        });
      }),
      { numRuns: 15 },
    );
  });

  it('keeps the order of rows over many row groups, and gives the same bytes each time', async () => {
    const values = Array.from({ length: 70_000 }, (_, i) => Math.sqrt(i));
    const { file, writer } = await write(values);
    expect(existsSync(join(folder, 'rows.csv'))).toBe(false);
    expect(await readBack(0)).toEqual(values.map((_, i) => BigInt(i)));
    expect(writer.version).toMatch(/^v\d+\.\d+\.\d+ \(build [0-9a-f]+\)$/);
    expect(file.rows).toBe(70_000);
    expect((await write(values)).file).toEqual(file);
    expect((await write(values.with(69_999, 1))).file.sha256).not.toBe(file.sha256);
  });

  it('writes the columns of a table without rows', async () => {
    await write([]);
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    const result = await connection.run(`DESCRIBE FROM '${join(folder, 'rows.parquet')}'`);
    const types = (await result.getRowsJS()).map(([name, type]) => [name, type]);
    expect(types).toEqual([
      ['run', 'BIGINT'],
      ['va"l\'ue', 'DOUBLE'],
      ['day', 'DATE'],
    ]);
  });
});

describe('readParquetRecords', () => {
  it('gives the records that the file was made of, of all runs or of some', async () => {
    await write([0.1, -0, Number.NaN, 1e21]);
    const read = async (runs: readonly number[] | null) => {
      const records: string[] = [];
      for await (const record of readParquetRecords(join(folder, 'rows.parquet'), runs)) records.push(record);
      return records;
    };
    const all = ['0,0.1,2026-11-23\n', '1,-0,\n', '2,,2026-11-23\n', '3,1e+21,\n'];
    expect(await read(null)).toEqual(all);
    expect(await read([1, 3, 9])).toEqual([all[1], all[3]]);
  });
});
