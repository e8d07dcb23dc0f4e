import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { planExperiment } from '../../src/plan/planExperiment.ts';
import { hashshift, makeFolder, readTable } from './hashshift.ts';

const text = `name: sums
model: fake
horizon: 4 epochs
replications: 2
design: sobol
samples: 8
scramble: false
vary: { shift.share: uniform(0, 0.5), work: logUniform(10, 1000) }
constraints: ["work < 1000 * shift.share"]
`;

let folder: ReturnType<typeof makeFolder>;
beforeEach(() => {
  folder = makeFolder(text);
});
afterEach(() => folder.remove());

describe('a sampled experiment', () => {
  it('runs at the points of its design, written to the last digit, and says what it left out', async () => {
    const { code, stderr } = await hashshift(folder.path, ['run', 'sums.yaml', '--workers', '1', '--set', 'samples=4']);
    expect(code).toBe(0);
    expect(stderr).toMatch(
      /warning: points left out because they break a constraint: 2 \("work < 1000 \* shift\.share"\)/,
    );
    const results = join(folder.path, 'results', 'sums');
    const manifest = JSON.parse(readFileSync(join(results, 'manifest.json'), 'utf8'));
    expect(manifest).toMatchObject({
      rejectedPoints: 2,
      experiment: { points: [], design: { method: 'sobol', samples: 4, scramble: false, seed: null } },
    });
    const rows = readTable(join(results, 'runs.csv'));
    // The first Sobol' points are (0, 0), (1/2, 1/2), (3/4, 1/4) and (1/4, 3/4): 10 < 0 and 316 < 125 are broken.
    expect(rows.map((row) => row['shift.share'])).toEqual(['0.25', '0.25', '0.375', '0.375']);
    const planned = planExperiment(manifest.experiment).points.map(({ design }) => design.work);
    expect(rows.map((row) => Number(row.work))).toEqual([planned[0], planned[0], planned[1], planned[1]]);
    expect(Number(rows[0].work)).toBeCloseTo(100, 10);
  });

  it('is refused when its constraints leave nothing', async () => {
    const args = ['check', 'sums.yaml', '--set', 'shift.share=0'];
    const { code, stderr } = await hashshift(folder.path, args);
    expect(code).toBe(2);
    expect(stderr).toMatch(/sums\.yaml: all 8 points of the design break "work < 1000 \* shift\.share"/);
  });
});
