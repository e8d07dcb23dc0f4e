import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { finish, hashshift, makeFolder, startHashshift } from './hashshift.ts';

let folder: ReturnType<typeof makeFolder>;
beforeAll(() => {
  folder = makeFolder();
});
afterAll(() => folder.remove());

describe('hashshift check', () => {
  it('tells the size of a right experiment and writes nothing', async () => {
    const { code, stdout } = await hashshift(folder.path, ['check', 'sums.yaml', '--set', 'replications=5']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/3 design points x 5 replications = 15 runs of 10 epochs/);
    expect(readdirSync(folder.path)).toEqual(['sums.yaml']);
  });

  it('names the mistake of a --set and the name that was meant', async () => {
    const { code, stderr } = await hashshift(folder.path, ['check', 'sums.yaml', '--set', 'shift.shar=0.1']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/shift\.share/);
  });

  it('finds contradictions that only the model sees: an error where no run can begin, a warning where some cannot', async () => {
    const policy = (region: string): string =>
      `{ kind: regionBan, region: ${region}, start: 1, phase: 0, height: 0, duration: 0, size: 0.5 }`;
    const experiment = (regions: readonly string[]): string =>
      [
        'name: bans',
        'model: market',
        'preset: bitcoin-2026',
        'horizon: 2 epochs',
        'replications: 1',
        'seed: s',
        'design: factorial',
        `vary: { policies: [${regions.map((region) => `[${policy(region)}]`).join(', ')}] }`,
      ].join('\n');
    const checkWith = async (regions: readonly string[]) => {
      writeFileSync(join(folder.path, 'bans.yaml'), experiment(regions));
      return finish(startHashshift(folder.path, ['check', 'bans.yaml'], '../../src/cli/main.ts'));
    };
    const none = await checkWith(['Atlantis']);
    expect(none).toMatchObject({ code: 2, stderr: expect.stringMatching(/bans\.yaml: no run can begin: .*Atlantis/) });
    const some = await checkWith(['US', 'Atlantis']);
    expect(some).toMatchObject({ code: 0, stderr: expect.stringMatching(/warning: point 1 cannot begin: .*Atlantis/) });
    rmSync(join(folder.path, 'bans.yaml'));
  });
});

describe('hashshift explain', () => {
  it('prints parameters, columns and outcomes, and the step of a named model', async () => {
    const { code, stdout } = await hashshift(folder.path, ['explain', '--model', 'fake']);
    expect(code).toBe(0);
    for (const part of ['shift.share [1]', 'default 0, 0 to 1', 'source: definition: a test', 'difficulty [1]']) {
      expect(stdout).toContain(part);
    }
    expect(stdout).toMatch(/compared as total_change: relative change/);
    expect(stdout).toMatch(/STEP[\s\S]*1\. add[\s\S]*writes: difficulty/);
  });

  it('finds one name, gives JSON, and suggests the nearest for a wrong one', async () => {
    const one = await hashshift(folder.path, ['explain', 'shift', '--json']);
    expect(JSON.parse(one.stdout).entries).toEqual([expect.objectContaining({ name: 'shift.share', max: 1 })]);
    const wrong = await hashshift(folder.path, ['explain', 'dificulty']);
    expect(wrong).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(/did you mean difficulty\?/) });
  });

  it('comes with models, started as a process of its own', async () => {
    const args = ['explain', '--model', 'threshold'];
    const { code, stdout } = await finish(startHashshift(folder.path, args, '../../src/cli/main.ts'));
    expect(code).toBe(0);
    expect(stdout).toMatch(/^threshold \(version /);
  });
});

describe('wrong usage', () => {
  it.each([
    [['rnu']],
    [['run']],
    [['run', 'sums.yaml', 'more']],
    [['run', 'sums.yaml', '--wrokers', '2']],
    [['run', 'sums.yaml', '--workers', 'two']],
    [['run', 'sums.yaml', '--set', 'replications']],
    [['run', 'absent.yaml']],
    [['run', 'sums.yaml', '--only', '36']],
    [['explain', '--model', 'absent']],
  ])('%j ends with 2 and a message on stderr', async (args) => {
    const { code, stdout, stderr } = await hashshift(folder.path, args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr.trim().length).toBeGreaterThan(10);
    expect(stderr).not.toMatch(/unexpected error|\n +at /);
    expect(readdirSync(folder.path)).toEqual(['sums.yaml']);
  });

  it('--help shows examples and exit codes, --version the version', async () => {
    for (const command of ['run', 'check', 'explain']) {
      const { code, stdout } = await hashshift(folder.path, [command, '--help']);
      expect(code).toBe(0);
      expect(stdout).toMatch(/EXAMPLES[\s\S]*Exit codes: 0 .* 1 .* 2 /);
    }
    expect((await hashshift(folder.path, ['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
