import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCsvFile } from '../../src/collect/files/createCsvFile.ts';
import { csvCell } from '../../src/collect/files/csvCell.ts';
import { isoDate } from '../../src/collect/isoDate.ts';

describe('csvCell', () => {
  it('writes every double so that it reads back to the same bits, in no more than 25 characters', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), (value) => {
        const [[text]] = parse(`${csvCell(value)}\n`);
        expect(Object.is(Number(text), value)).toBe(true);
        expect(text.length).toBeLessThanOrEqual(25);
      }),
    );
  });

  it('writes every row of texts so that a strict reader gives them back', () => {
    const text = fc.string({
      unit: fc.constantFrom('"', ',', '\n', '\r', ' ', 'a', 'é', '😀', "'", ';', '\t'),
      maxLength: 8,
    });
    fc.assert(
      fc.property(fc.array(text, { minLength: 2, maxLength: 5 }), (row) => {
        expect(parse(`${row.map(csvCell).join(',')}\n`, { recordDelimiter: '\n' })).toEqual([row]);
      }),
    );
  });

  it('keeps a missing number apart from an empty text', () => {
    expect([csvCell(Number.NaN), csvCell(''), csvCell(true), csvCell('say "no", please')]).toEqual([
      '',
      '""',
      'true',
      '"say ""no"", please"',
    ]);
  });
});

describe('createCsvFile', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'hashshift-csv-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('counts and hashes what is on disk, beyond the size of its buffer', async () => {
    const file = await createCsvFile(folder, 'long.csv', ['i', 'root']);
    for (let i = 0; i < 50_000; i++) {
      file.write([i, Math.sqrt(i)]);
      await file.drain();
    }
    const written = await file.close();
    const bytes = readFileSync(join(folder, 'long.csv'));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(written).toEqual({ path: 'long.csv', bytes: bytes.length, sha256, rows: 50_000 });
    const rows: { i: string; root: string }[] = parse(bytes, { columns: true });
    expect(rows.every(({ i, root }, at) => Number(i) === at && Number(root) === Math.sqrt(at))).toBe(true);
    expect(rows).toHaveLength(50_000);
  });

  it('refuses to write over a file', async () => {
    await (await createCsvFile(folder, 'once.csv', ['a'])).close();
    await expect(createCsvFile(folder, 'once.csv', ['a'])).rejects.toThrow(/EEXIST/);
  });
});

describe('isoDate', () => {
  it.each([
    [0, '1970-01-01'],
    [0.999, '1970-01-01'],
    [-0.5, '1969-12-31'],
    // The genesis block, 2009-01-03, Unix time 1231006505: https://en.bitcoin.it/wiki/Genesis_block
    [1231006505 / 86_400, '2009-01-03'],
    [11_016, '2000-02-29'],
    [Number.NaN, ''],
  ])('day %d is %s', (day, date) => {
    expect(isoDate(day)).toBe(date);
  });
});
