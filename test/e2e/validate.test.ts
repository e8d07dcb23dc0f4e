import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import type { Measurement } from '../../models/validation/measurement.ts';
import type { ValidationCheck } from '../../models/validation/validationCheck.ts';
import { validationTable } from '../../src/cli/output/validationTable.ts';
import { selectChecks, validateModels } from '../../src/validate/validateModels.ts';
import { hashshift } from './hashshift.ts';

const folder = mkdtempSync(join(tmpdir(), 'hashshift-'));
afterAll(() => rmSync(folder, { recursive: true }));
const validate = (...args: string[]) => hashshift(folder, ['validate', ...args]);

it('prints the table of docs/validation.md, byte for byte, and writes nothing', async () => {
  const file = new URL('../../docs/validation.md', import.meta.url);
  const { code, stdout, stderr } = await validate('--format', 'markdown');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const [before, rest] = readFileSync(file, 'utf8').split(
    /(?<=<!-- begin: hashshift validate --format markdown -->\n)/,
  );
  const after = rest.slice(rest.indexOf('<!-- end -->'));
  // `npm run validation` writes the page anew.
  await expect(`${before}\n${stdout}\n${after}`).toMatchFileSnapshot(file.pathname);
  expect(readdirSync(folder)).toEqual([]);
});

describe('hashshift validate', () => {
  it('runs the checks asked for in the order of the table, whatever the case of their letters', async () => {
    const { code, stdout } = await validate('--only', 'ao,A', '--format', 'csv');
    expect(code).toBe(0);
    expect(stdout.split('\n').map((line) => line.split(',')[0])).toEqual(['letter', 'A', 'AO', 'AO', '']);
  });

  it('prints text with a verdict, and JSON with the ranges', async () => {
    const text = await validate('--only', 'AO');
    expect(text.stdout).toMatch(/^letter {2}what .* got {2}pass {2}source\nAO .*\n.* 0\.00043155 {2}yes\n/);
    expect(text.stdout).toMatch(/\n1 checks, 2 measurements: all passed\n$/);
    const json = JSON.parse((await validate('--only', 'AC', '--format', 'json')).stdout);
    expect(json).toMatchObject({ passed: true, checks: [{ letter: 'AC', kind: 'exact', passed: true }] });
    expect(json.checks[0].measurements.at(-1)).toMatchObject({ lowest: 2, highest: 2, got: 2, passed: true });
  });

  it('lists checks without running them', async () => {
    const { code, stdout } = await validate('--list', '--only', 'AE');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^letter {2}what .*\nAE {6}halving of /);
  });

  it.each([
    [['--only', 'G,AX,ZZ'], /no check AX; did you mean A[A-Z]\?\n.*no check ZZ\nchecks: A, B, C/],
    [['--only', 'A1'], /letters of checks/],
    [['--format', 'xml'], /xml/],
    [['--onyl', 'A'], /only/],
    [['A'], /A/],
  ])('%j ends with 2 and a message', async (args, message) => {
    const { code, stdout, stderr } = await validate(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(message);
  });
});

describe('a model that is wrong', () => {
  afterEach(() => {
    vi.doUnmock('../../models/security/nakamoto.ts');
    vi.resetModules();
  });

  it('ends the command with 1 and is named', async () => {
    vi.resetModules();
    vi.doMock('../../models/security/nakamoto.ts', () => ({ nakamoto: () => 3 }));
    const mutated = await import('./hashshift.ts');
    const { code, stdout } = await mutated.hashshift(folder, ['validate', '--only', 'AB,AC']);
    expect(code).toBe(1);
    expect(stdout).toMatch(/ NO\n[\s\S]*\n2 checks, 10 measurements: 1 FAILED: AC\n$/);
  });
});

describe('checks', () => {
  const check = (letter: string, measurements: readonly Partial<Measurement>[]): ValidationCheck => ({
    letter,
    what: 'a test',
    kind: 'exact',
    source: 'none',
    measure: () =>
      measurements.map((one) => ({ what: 'x', expected: '1 to 2', lowest: 1, highest: 2, got: Number.NaN, ...one })),
  });

  it('pass within the range, its ends included, and never on NaN or nothing', async () => {
    const cells: readonly [readonly Partial<Measurement>[], boolean][] = [
      [[{ got: 1 }, { got: 2 }], true],
      [[{ got: 1 }, { got: 2.0000001 }], false],
      [[{ got: 0.9999999 }], false],
      [[{ got: Number.NaN }], false],
      [[{ got: 1, lowest: Number.NaN }], false],
      [[], false],
    ];
    const rows = await validateModels(cells.map(([measurements]) => check('A', measurements)));
    expect(rows.map(({ passed }) => passed)).toEqual(cells.map(([, passed]) => passed));
  });

  it('keep the table in one piece, pipes, commas and missing numbers included', async () => {
    const rows = await validateModels([check('A', [{ what: 'a | b, "c"' }])]);
    expect(validationTable(rows, 'markdown').trim().split('\n').at(-1)).toBe(
      '|  | a \\| b, "c" | 1 to 2 | no number | NO |  |',
    );
    expect(validationTable(rows, 'csv').split('\n')[1]).toBe('A,a test,exact,"a | b, ""c""",1 to 2,1,2,,false,none,""');
  });

  it('that are known to miss stand apart, and fail when they come to pass or give no number', async () => {
    const why = 'too few machines';
    const fine = { got: 1 };
    const judge = async (got: number) => {
      const rows = await validateModels([check('AM', [fine, { what: 'growth', got, knownMiss: why }])]);
      return { passed: rows[0].passed, text: validationTable(rows, 'text'), rows };
    };
    const missed = await judge(3);
    expect(missed.passed).toBe(true);
    expect(missed.text).toMatch(/\nknown misses\n\nletter .*\nAM +growth +1 to 2 +3 +missed +too few machines\n/);
    expect(missed.text).toMatch(/1 checks, 1 measurements: all passed; 1 known misses beside them\n$/);
    const [table, misses] = validationTable(missed.rows, 'markdown').split('Known misses:');
    expect(table).not.toContain('growth');
    expect(misses).toContain('| AM | growth | 1 to 2 | 3 | missed | too few machines |');
    expect(validationTable(missed.rows, 'csv').trim().split('\n').at(-1)).toMatch(/,3,false,none,too few machines$/);

    const met = await judge(2);
    expect(met.passed).toBe(false);
    expect(met.text).toContain(
      '1 FAILED: AM; 1 known misses beside them, 1 of which PASS NOW: take them off the list\n',
    );
    expect((await judge(Number.NaN)).passed).toBe(false);
    expect((await judge(Number.NaN)).text).toContain('NO NUMBER');
    // Nothing but misses is no row.
    expect((await validateModels([check('A', [{ got: 3, knownMiss: why }])]))[0].passed).toBe(false);
  });

  it('of one letter are all selected', () => {
    const all = [check('AE', []), check('A', []), check('AE', [])];
    expect(selectChecks(all, ['AE'])).toEqual([all[0], all[2]]);
    expect(selectChecks(all, undefined)).toBe(all);
  });
});
