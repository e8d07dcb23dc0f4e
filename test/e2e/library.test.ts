import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runExperiment, SpecError } from '../../src/index.ts';
import { experimentText, makeFolder, readTable } from './hashshift.ts';

const registry = new URL('./fakeModels.ts', import.meta.url).href;
let folder: ReturnType<typeof makeFolder>;
beforeEach(() => {
  folder = makeFolder();
});
afterEach(() => folder.remove());

describe('runExperiment', () => {
  it('runs a text with a model of the caller and tells its progress', async () => {
    const seen: number[] = [];
    const out = join(folder.path, 'out');
    const source = { text: experimentText, file: 'inline.yaml' };
    const onProgress = (done: number) => seen.push(done);
    const summary = await runExperiment(source, { registry, out, workers: 1, onProgress });
    expect([seen[0], seen.at(-1)]).toEqual([0, 36]);
    expect(seen.toSorted((a, b) => a - b)).toEqual(seen);
    expect(summary.points.map(({ contrasts }) => contrasts?.[0].mean ?? null)).toEqual([
      null,
      expect.closeTo(-0.25, 12),
      expect.closeTo(-0.5, 12),
    ]);
    expect(readTable(join(out, 'runs.csv'))).toHaveLength(36);
  });

  it('PAIN 6, seeds that shift when the design grows: old rows stay when points and replications are added', async () => {
    const run = async (out: string, text: string) => {
      await runExperiment({ text, file: 'x.yaml' }, { registry, out: join(folder.path, out), workers: 1 });
      return readTable(join(folder.path, out, 'runs.csv'));
    };
    const before = await run('before', experimentText);
    const after = await run(
      'after',
      experimentText.replace('12', '15').replace('[0, 0.25, 0.5]', '[0, 0.1, 0.25, 0.5]'),
    );
    const key = (row: Record<string, string>) => `${row['shift.share']}/${row.replication}/${row.total}`;
    const rows = new Set(after.map(key));
    expect(before.map(key).filter((row) => !rows.has(row))).toEqual([]);
    expect(after).toHaveLength(60);
  });

  it('PAIN 4, replications that are not replications: a warning', async () => {
    const options = { registry, out: join(folder.path, 'out'), workers: 1 };
    const source = { text: experimentText.replace('[0, 0.25, 0.5]', '[0, 1]').replace(/figure.*/, ''), file: 'x.yaml' };
    const { warnings } = await runExperiment(source, options);
    expect(warnings).toEqual([expect.stringMatching(/design point 1 gave the same outcomes although the model draws/)]);
  });

  it('has another word for a model that draws nothing, and none for one whose replications differ', async () => {
    const options = { out: join(folder.path, 'out'), workers: 1, force: true };
    const warningsOf = async (set: string) => {
      const text = `name: t\nmodel: threshold\nhorizon: 3 epochs\nreplications: 4\nset: ${set}\n`;
      return (await runExperiment({ text, file: 'x.yaml' }, options)).warnings;
    };
    const listed = await warningsOf(
      '{ miners: [{ power_mw: 10, electricity_usd_kwh: 0.04, efficiency_j_th: 20, ai_capable: false, conversion_usd_kw: 0 }] }',
    );
    expect(listed).toEqual([
      expect.stringMatching(/every design point gave .*: nothing is random there, one is enough/),
    ]);
    expect(await warningsOf('{ population.size: 50 }')).toEqual([]);
  });

  it('refuses two writers of one folder, and a mistake, without leaving anything', async () => {
    const options = { registry, out: join(folder.path, 'deep', 'er'), workers: 1 };
    const source = { text: experimentText, file: 'x.yaml' };
    const both = await Promise.allSettled([runExperiment(source, options), runExperiment(source, options)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(readdirSync(join(folder.path, 'deep'))).toEqual(['er']);
    await expect(runExperiment({ text: 'name: [', file: 'x.yaml' }, options)).rejects.toThrow(SpecError);
    const controller = new AbortController();
    const aborted = { ...options, out: join(folder.path, 'a', 'b'), signal: controller.signal };
    const stopped = runExperiment(source, { ...aborted, onProgress: () => controller.abort(new Error('enough')) });
    await expect(stopped).rejects.toThrow('enough');
    expect(readdirSync(folder.path).sort()).toEqual(['deep', 'sums.yaml']);
  });
});
