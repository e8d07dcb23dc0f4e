import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { hashshift, makeFolder, readFolder, readTable } from './hashshift.ts';

let folder: ReturnType<typeof makeFolder>;
beforeEach(() => {
  folder = makeFolder();
});
afterEach(() => {
  vi.unstubAllEnvs();
  folder.remove();
});

const at = (...names: string[]) => join(folder.path, ...names);
const command = (...args: string[]) => hashshift(folder.path, args);
const results = (name: string) => {
  const { 'events.jsonl': _, ...files } = readFolder(at(name));
  return files;
};
const crashing = ['sums.yaml', '--set', 'crash=true', '--set', 'replications=3', '--workers', '1', '--out'];
/** From now on, runs that ended their process no longer do so: as if there were more memory. */
const spare = () => vi.stubEnv('HASHSHIFT_TEST_SPARED', 'yes');

describe('runs that ended their worker', () => {
  it('are tried again by sweep --resume after all was collected; the others stay; then the bytes are those of run', async () => {
    const { code, stderr } = await command('sweep', ...crashing, 'swept');
    expect(code).toBe(1);
    const lost = readTable(at('swept', 'failures.csv')).length;
    expect(lost).toBeGreaterThan(0);
    expect(stderr).toMatch(new RegExp(`warning: ${lost} runs ended the worker or took too long: sweep --resume`));
    const before = results('swept');
    const same = await command('sweep', ...crashing, 'swept');
    expect(same.stdout).toBe(`swept is complete: 9 runs, ${lost} failed\n`);
    expect(results('swept')).toEqual(before);

    spare();
    const again = await command('sweep', ...crashing, 'swept', '--resume');
    expect(again).toMatchObject({ code: 0, stderr: '' });
    const events = readFileSync(at('swept', 'events.jsonl'), 'utf8').trimEnd().split('\n');
    const retried = events.map((line) => JSON.parse(line)).filter(({ event }) => event === 'retried');
    expect(retried.reduce((sum, { runs }) => sum + runs, 0)).toBe(lost);
    await command('run', ...crashing, 'expected');
    expect(results('swept')).toEqual(results('expected'));
  });

  it('are tried again where the sweep was not complete', async () => {
    await command('shard', 'sums.yaml', '1', '--of', '2', ...crashing.slice(1), 'swept');
    spare();
    expect((await command('sweep', ...crashing, 'swept', '--resume')).code).toBe(0);
    await command('run', ...crashing, 'expected');
    expect(results('swept')).toEqual(results('expected'));
  });

  it('are reported again where they still do, and what there was is not lost', async () => {
    await command('sweep', ...crashing, 'swept');
    const before = results('swept');
    expect((await command('sweep', ...crashing, 'swept', '--resume')).code).toBe(1);
    expect(results('swept')).toEqual(before);
  });

  it('are not those that the model ended: these would end in the same way', async () => {
    const failing = ['sums.yaml', '--set', 'fail.below=0.5', '--workers', '1', '--out', 'swept'];
    expect((await command('sweep', ...failing)).stderr).not.toMatch('--resume');
    expect(existsSync(at('swept', 'parts'))).toBe(false);
    expect((await command('sweep', ...failing, '--resume')).stdout).toMatch(/is complete: 36 runs/);
  });
});
