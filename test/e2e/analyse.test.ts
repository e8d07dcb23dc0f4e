import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterEach, describe, expect, it } from 'vitest';
import { hashshift, makeFolder } from './hashshift.ts';

const folders: { remove(): void }[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) folder.remove();
});

/** The outcome is a sum of uniforms times 1 - share, the same sum at all points; `work` has no influence. */
const text = (design: string, more = '') => `name: sums
question: What drives it?
model: fake
horizon: 10 epochs
replications: 4
seed: abc
${design}
vary: { shift.share: 'uniform(0, 0.9)', work: 'uniform(0, 9)' }
counterfactual: { shift.share: 0 }
outcomes: [total]
${more}`;

async function analysed(experiment: string, ...args: string[]) {
  const folder = makeFolder(experiment);
  folders.push(folder);
  await hashshift(folder.path, ['run', 'sums.yaml', '--out', 'out', '--workers', '1']);
  const result = await hashshift(folder.path, ['analyse', 'out', '--resamples', '50', ...args]);
  const table = (name: string) =>
    parse(readFileSync(join(folder.path, 'out/tables', name), 'utf8'), { columns: true }) as Record<string, string>[];
  return { folder, ...result, table };
}

const indexOf = (rows: readonly Record<string, string>[], index: string, input: string): number =>
  Number(rows.find((row) => row.index === index && row.input === input)?.value);

describe('hashshift analyse', () => {
  it("takes Sobol' indices for a saltelli design: all variance to the one parameter that matters", async () => {
    const { code, stderr, table } = await analysed(text('design: saltelli\nsecondOrder: true\nsamples: 64'));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const rows = table('sensitivity.csv');
    expect(indexOf(rows, 'sobol.total', 'work')).toBeCloseTo(0, 12);
    expect(indexOf(rows, 'sobol.first', 'shift.share')).toBeGreaterThan(0.9);
    expect(indexOf(rows, 'sobol.second', 'shift.share')).toBeCloseTo(0, 1);
  });

  it('takes elementary effects for morris: exact for what is linear', async () => {
    const { table, folder } = await analysed(text('design: morris\ntrajectories: 6'));
    const rows = table('sensitivity.csv');
    const runs = parse(readFileSync(join(folder.path, 'out/runs.csv'), 'utf8'), { columns: true }) as Record<
      string,
      string
    >[];
    const sums = runs.slice(0, 4).map((row) => Number(row.total) / (1 - Number(row['shift.share'])));
    const slope = -0.9 * (sums.reduce((sum, x) => sum + x, 0) / sums.length);
    expect(indexOf(rows, 'morris.mu', 'shift.share')).toBeCloseTo(slope, 9);
    expect(indexOf(rows, 'morris.muStar', 'shift.share')).toBeCloseTo(-slope, 9);
    expect(indexOf(rows, 'morris.sigma', 'shift.share')).toBeCloseTo(0, 9);
    expect(indexOf(rows, 'morris.muStar', 'work')).toBe(0);
  });

  it('takes delta and PAWN for a sample, and finds the box of what is of interest', async () => {
    const design = 'design: latinHypercube\nsamples: 120';
    const { stdout, table } = await analysed(text(design), '--where', 'total_change < -45 %', '--of', 'mean');
    const rows = table('sensitivity.csv');
    expect(indexOf(rows, 'delta', 'shift.share')).toBeGreaterThan(3 * indexOf(rows, 'delta', 'work'));
    expect(indexOf(rows, 'pawn.median', 'shift.share')).toBeGreaterThan(2 * indexOf(rows, 'pawn.median', '(dummy)'));
    // The change is minus the share, in every pair: half of the points lie beyond 0.45.
    expect(stdout).toMatch(/60 of 120 points are of interest/);
    const leaf = table('discovery.csv').find(({ method }) => method === 'cart');
    expect(leaf).toMatchObject({ coverage: '1', density: '1' });
    expect(Number(/shift\.share >= ([\d.]+)/.exec(leaf?.limits ?? '')?.[1])).toBeCloseTo(0.45, 1);
    expect(stdout).toContain('Are the replications enough?');
  });

  it('PAIN 10, design and analysis joined by hand: reads the design from the folder, and refuses rows of another', async () => {
    const { folder } = await analysed(text('design: saltelli\nsamples: 4'));
    const path = join(folder.path, 'out/runs.csv');
    const lines = readFileSync(path, 'utf8').split('\n');
    const cells = lines[9].split(',');
    cells[4] = '0.123';
    writeFileSync(path, [...lines.slice(0, 9), cells.join(','), ...lines.slice(10)].join('\n'));
    const { code, stderr } = await hashshift(folder.path, ['analyse', 'out']);
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /out\/runs\.csv, line 10: shift\.share 0\.123 is not what the design in manifest\.json has there/,
    );
  });

  it('PAIN 11, failed runs break the indices: names failed runs where a method needs them all, and leaves their points out where it does not', async () => {
    const failing = 'set: { fail.below: 0.02 }\n';
    const saltelli = await analysed(text('design: saltelli\nsamples: 16', 'set: { fail.below: 0.5 }\n'));
    expect(saltelli.code).toBe(1);
    expect(saltelli.stderr).toMatch(/total: \d+ of 256 runs have no finite number: point \d+ replication \d/);
    const sample = await analysed(text('design: random\nsamples: 80', `${failing}independentStreams: [uniforms]\n`));
    expect(sample.stderr).toBe('');
    expect(sample.stdout).toMatch(/total: sensitivity with 95 % intervals; \d+ points with failed runs left out/);
  });

  it('tells of a factorial how precise its means are, and what is missing for more', async () => {
    const factorial = text('', '').replace(/vary: .*/, 'vary: { shift.share: [0, 0.5] }');
    const { code, stdout } = await analysed(factorial);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Are the replications enough\?/);
    const refused = await analysed(factorial, '--where', 'total < 3');
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('the design is factorial: discovery needs a sample');
    expect((await analysed(factorial, '--where', 'total less 3')).code).toBe(2);
    expect((await analysed(factorial, '--outcome', 'nothing')).stderr).toContain('has no outcome nothing');
  });
});
