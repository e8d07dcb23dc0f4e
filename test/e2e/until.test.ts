import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterEach, describe, expect, it } from 'vitest';
import { studentTQuantile } from '../../models/random/math/studentTQuantile.ts';
import { experimentText, hashshift, makeFolder } from './hashshift.ts';

type Row = Record<string, string>;
const folders: { remove(): void }[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) folder.remove();
});
const experiment = (until: string, replications = '10 to 500') =>
  experimentText.replace('replications: 12', `replications: ${replications}\nuntil: ${until}`);

async function ran(text: string, ...args: string[]) {
  const folder = makeFolder(text);
  folders.push(folder);
  const result = await hashshift(folder.path, ['run', 'sums.yaml', '--out', 'out', '--workers', '1', ...args]);
  return { folder, ...result };
}

function totals(folder: { path: string }): Map<string, number[]> {
  const rows = parse(readFileSync(join(folder.path, 'out/runs.csv'), 'utf8'), { columns: true }) as Row[];
  const points = new Map<string, number[]>();
  for (const { point, total } of rows) points.set(point, [...(points.get(point) ?? []), Number(total)]);
  return points;
}

/** Half-width of the 95 % interval of the mean of the first `n`. */
function halfWidth(sample: readonly number[], n: number): number {
  const first = sample.slice(0, n);
  const mean = first.reduce((sum, x) => sum + x, 0) / n;
  const variance = first.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (n - 1);
  return studentTQuantile(0.975, n - 1) * Math.sqrt(variance / n);
}

describe('until', () => {
  it('PAIN 13, how many runs are enough: stops at the first number of replications at which all points are precise enough', async () => {
    const { folder, code, stderr, stdout } = await ran(experiment('half-width of total < 0.2'));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const points = totals(folder);
    const n = points.get('0')?.length ?? 0;
    const rounds = [10, 15, 23, 35, 53, 80, 120, 180];
    expect(rounds).toContain(n);
    const isPrecise = (replications: number): boolean =>
      [...points.values()].every((sample) => halfWidth(sample, replications) < 0.2);
    expect(rounds.filter((round) => round <= n).map(isPrecise)).toEqual(
      rounds.filter((round) => round <= n).map((round) => round === n),
    );
    expect(stdout).toContain(`3 points x ${n} replications`);
  });

  it('gives the bytes of the same number of replications, on any number of workers, and verifies', async () => {
    const { folder } = await ran(experiment('half-width of total < 0.2'));
    await hashshift(folder.path, ['sweep', 'sums.yaml', '--out', 'swept', '--workers', '1']);
    for (const file of ['runs.csv', 'epochs.csv', 'contrasts.csv', 'manifest.json']) {
      expect(readFileSync(join(folder.path, 'swept', file), 'utf8')).toBe(
        readFileSync(join(folder.path, 'out', file), 'utf8'),
      );
    }
    const n = totals(folder).get('0')?.length ?? 0;
    await hashshift(folder.path, ['run', 'sums.yaml', '--set', `replications=${n}`, '--out', 'given']);
    expect(readFileSync(join(folder.path, 'given/runs.csv'), 'utf8')).toBe(
      readFileSync(join(folder.path, 'out/runs.csv'), 'utf8'),
    );
    expect((await hashshift(folder.path, ['verify', 'swept'])).code).toBe(0);
  });

  it('takes the number of a sweep that was begun, so that shards make one result', async () => {
    const folder = makeFolder(experiment('half-width of total < 0.2'));
    folders.push(folder);
    for (const shard of ['2', '1', '3']) {
      const words = ['shard', 'sums.yaml', shard, '--of', '3', '--out', 'out', '--workers', '1'];
      const { code } = await hashshift(folder.path, words);
      expect(code).toBe(0);
    }
    expect((await hashshift(folder.path, ['collect', 'out'])).code).toBe(0);
    expect(totals(folder).get('0')?.length).toBeGreaterThan(50);
  });

  it('says where the most was not enough, and that a share of the mean was meant', async () => {
    const { stderr, code } = await ran(experiment('half-width of total < 0.1 % of mean', '5 to 20'));
    expect(code).toBe(0);
    expect(stderr).toMatch(
      /until: after 20 replications the half-width of total is not below 0\.001 of the mean at 3 points/,
    );
  });

  it('is met at once by contrasts without noise, and does not wait for runs that fail', async () => {
    const { folder, code } = await ran(experiment('[half-width of total_change < 0.5 %]'), '--set', 'fail.below=0.3');
    expect(code).toBe(1);
    expect(totals(folder).get('0')?.length).toBeLessThanOrEqual(10);
  });

  it('is explained by check and plan, and refused where it makes no sense', async () => {
    const folder = makeFolder(experiment('half-width of total < 0.2'));
    folders.push(folder);
    const { stdout } = await hashshift(folder.path, ['check', 'sums.yaml']);
    expect(stdout).toContain('3 design points x 10 to 500 replications = at most 1500 runs');
    const mistakes: [string, string][] = [
      [experiment('half-width of total < 2 %'), 'until: total is measured in kg, not in per cent'],
      [experiment('half-width of totl < 2'), 'until names "totl" (did you mean total?)'],
      [experiment('precise'), 'half-width of OUTCOME < NUMBER'],
      [experiment('half-width of total < 2', '50'), 'the fewest (2 at least) and the most'],
      [experimentText.replace('replications: 12', 'replications: 5 to 10'), 'a range needs the key until'],
    ];
    for (const [text, message] of mistakes) {
      const wrong = makeFolder(text);
      folders.push(wrong);
      const { code, stderr } = await hashshift(wrong.path, ['check', 'sums.yaml']);
      expect(code).toBe(2);
      expect(stderr).toContain(message);
    }
  });
});
