import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runExperiment } from '../../src/index.ts';

const reference = new URL('../../results/reference', import.meta.url).pathname;
const experiment = new URL('../../experiments/reference.yaml', import.meta.url).pathname;

describe('PAIN 19, old models stop running: results/reference', () => {
  let scratch = '';
  beforeAll(async () => {
    scratch = await mkdtemp(join(tmpdir(), 'hashshift-reference-'));
  });
  afterAll(() => rm(scratch, { recursive: true }));

  for (const workers of [1, 2, 4]) {
    it(`comes out byte for byte on ${workers} workers`, async () => {
      const out = join(scratch, String(workers));
      await runExperiment(experiment, { out, workers });
      const names = (await readdir(reference)).sort();
      expect((await readdir(out)).sort()).toEqual(names);
      expect(names).toContain('epochs.csv');
      for (const name of names) {
        const [expected, got] = await Promise.all([readFile(join(reference, name)), readFile(join(out, name))]);
        expect(got.equals(expected), `${name} differs: results changed, see CONTRIBUTING.md`).toBe(true);
      }
    });
  }
});
