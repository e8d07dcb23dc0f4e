import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { finish, hashshift, makeFolder, readFolder, readTable, startHashshift } from './hashshift.ts';

let folder: ReturnType<typeof makeFolder>;
beforeEach(() => {
  folder = makeFolder();
});
afterEach(() => folder.remove());

const at = (...names: string[]) => join(folder.path, ...names);
const command = (...args: string[]) => hashshift(folder.path, args);
/** The files of a results folder that the manifest knows. */
const results = (name: string) => {
  const { 'events.jsonl': _, ...files } = readFolder(at(name));
  return files;
};
const events = (name: string): Record<string, unknown>[] =>
  readFileSync(at(name, 'events.jsonl'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
const runReference = () => command('run', 'sums.yaml', '--workers', '1', '--out', 'expected');

describe('hashshift sweep', () => {
  it('ends with the bytes of run, a log beside, and nothing to do when called again', async () => {
    await runReference();
    const { code, stdout } = await command('sweep', 'sums.yaml', '--workers', '2', '--out', 'swept');
    expect(code).toBe(0);
    expect(stdout).toMatch(/total_change.*\n.*\n +1 +0\.25 +12 +-25\.0000 %/);
    expect(results('swept')).toEqual(results('expected'));
    expect(events('swept').map(({ event }) => event)).toEqual([
      'started',
      ...Array.from({ length: 36 }, () => 'block'),
      'collected',
    ]);
    const again = await command('sweep', 'sums.yaml', '--out', 'swept');
    expect(again).toEqual({ code: 0, stdout: 'swept is complete: 36 runs, 0 failed\n', stderr: '' });
  });

  it('refuses a folder of another experiment or version, naming what differs, finished or not', async () => {
    await command('shard', 'sums.yaml', '1', '--of', '2', '--out', 'half');
    await command('sweep', 'sums.yaml', '--out', 'whole');
    const before = readFolder(folder.path);
    for (const out of ['half', 'whole']) {
      const edited = ['--set', 'work=3', '--set', 'horizon=9 epochs', '--seed', 'x', '--out', out];
      for (const words of [
        ['sweep', 'sums.yaml'],
        ['shard', 'sums.yaml', '2', '--of', '2'],
      ]) {
        const { code, stderr } = await command(...words, ...edited);
        expect(code).toBe(1);
        expect(stderr).toMatch(
          /another experiment \(different: horizonEpochs, seed, work\); nothing was changed.*--out/,
        );
      }
    }
    expect(readFolder(folder.path)).toEqual(before);
    for (const path of ['half/parts/sweep.json', 'whole/manifest.json']) {
      writeFileSync(at(path), readFileSync(at(path), 'utf8').replace(/("version": )"0[^"]*"/, '$1"0.0.1"'));
      const [out] = path.split('/');
      const { code, stderr } = await command('sweep', 'sums.yaml', '--out', out);
      expect(code).toBe(1);
      expect(stderr).toMatch(/version 0\.0\.1 of hashshift \(this is \d/);
      expect((await command('status', out)).stderr).toMatch(/version 0\.0\.1/);
    }
  });

  it('is refused by a folder that holds anything else', async () => {
    mkdirSync(at('mine'));
    writeFileSync(at('mine', 'thesis.txt'), 'precious');
    for (const target of ['mine', 'mine/thesis.txt', 'mine/thesis.txt/below']) {
      const { code, stderr } = await command('sweep', 'sums.yaml', '--out', target);
      expect(code).toBe(1);
      expect(stderr).toMatch(/--out/);
    }
    expect(readFolder(at('mine'))).toEqual({ 'thesis.txt': 'precious' });
  });

  it('PAIN 3, one bad run takes the rest, or hangs: reports runs that throw, hang or end their process, with one worker too; the others finish', async () => {
    await runReference();
    const good = new Map(readTable(at('expected', 'runs.csv')).map((row) => [row.run, row]));
    for (const bad of ['fail.below=0.5', 'crash=true', 'hang=true']) {
      const flags = ['--workers', '1', '--time-limit', '0.4', '--set', bad, '--set', 'replications=4'];
      const { code, stderr } = await command('sweep', 'sums.yaml', '--out', bad, ...flags);
      expect(code).toBe(1);
      const failures = readTable(at(bad, 'failures.csv'));
      const runs = readTable(at(bad, 'runs.csv'));
      expect(failures.length * runs.length).toBeGreaterThan(0);
      expect(failures.length + runs.length).toBe(12);
      for (const { point, replication, total } of runs) {
        expect(total).toBe(good.get(String(12 * Number(point) + Number(replication)))?.total);
      }
      expect(stderr).toContain(`point ${failures[0].point} (shift.share=${failures[0]['shift.share']})`);
      const again = `hashshift run sums.yaml --set ${bad} --set replications=4 --only ${failures[0].run}\n`;
      expect(stderr).toContain(`repeat it with: ${again}`);
      expect(events(bad).filter(({ event }) => event === 'failure')).toHaveLength(failures.length);
      expect((await command('status', bad)).stdout).toMatch(`${failures.length} failed`);
    }
  });

  it('survives a run that exhausts its memory', () => {
    const script = fileURLToPath(new URL('./fakeMain.ts', import.meta.url));
    const node = ['--max-old-space-size=60', '--import', import.meta.resolve('tsx'), script];
    const args = ['sweep', 'sums.yaml', '--set', 'hoard=true', '--set', 'replications=4', '--workers', '1'];
    const { status, stderr } = spawnSync(process.execPath, [...node, ...args], { cwd: folder.path, encoding: 'utf8' });
    const failures = readTable(at('results', 'sums', 'failures.csv'));
    expect(stderr).toMatch(/memory/);
    expect(status).toBe(1);
    expect(failures.length).toBeGreaterThan(0);
    expect(failures.length + readTable(at('results', 'sums', 'runs.csv')).length).toBe(12);
  });

  it('stops at Ctrl-C, says how to go on, and goes on', async () => {
    const flags = ['--workers', '2', '--set', 'work=400000', '--set', 'replications=40', '--out', 'stopped'];
    const child = startHashshift(folder.path, ['sweep', 'sums.yaml', ...flags]);
    const ended = finish(child);
    const blocks = () => (existsSync(at('stopped', 'parts')) ? readdirSync(at('stopped', 'parts')) : []);
    while (blocks().filter((name) => /^block-\d+\.json$/.test(name)).length < 3) await setTimeout(10);
    child.kill('SIGINT');
    const { code, stderr } = await ended;
    expect(code).toBe(130);
    expect(stderr).toMatch(
      /stopped by Ctrl-C; what is done is kept; resume with: hashshift sweep sums.yaml --set work=400000 --set replications=40 --out stopped\n$/,
    );
    const status = await command('status', 'stopped');
    expect(status.code).toBe(1);
    expect(status.stdout).toMatch(/^sums: not complete\n\d+ of 120 runs done, \d+ missing, 0 failed\nmissing blocks: /);
    expect(status.stdout).toMatch(/go on with: hashshift sweep sums.yaml .* --out stopped\n$/);
    expect((await command('sweep', 'sums.yaml', ...flags)).code).toBe(0);
    expect(events('stopped').map(({ event }) => event)).toEqual(expect.arrayContaining(['stopped', 'resumed']));
    await command('run', 'sums.yaml', ...flags.slice(0, -1), 'expected');
    expect(results('stopped')).toEqual(results('expected'));
  });
});

describe('parts that are damaged', () => {
  const damages: Record<string, (parts: string) => void> = {
    'rows cut short': (parts) => truncateSync(join(parts, 'block-000004.rows'), 8),
    'rows with another byte': (parts) => {
      const bytes = readFileSync(join(parts, 'block-000004.rows'));
      bytes[3] ^= 1;
      writeFileSync(join(parts, 'block-000004.rows'), bytes);
    },
    'no rows': (parts) => writeFileSync(join(parts, 'block-000004.rows'), ''),
    'half a marker': (parts) => truncateSync(join(parts, 'block-000004.json'), 100),
    'a marker with another number': (parts) => {
      const marker = join(parts, 'block-000004.json');
      writeFileSync(marker, readFileSync(marker, 'utf8').replace('"firstRun":4', '"firstRun":5'));
    },
  };

  it.each(Object.keys(damages))('are computed anew, with a notice: %s', async (damage) => {
    await runReference();
    await command('shard', 'sums.yaml', '1', '--of', '2', '--out', 'swept');
    damages[damage](at('swept', 'parts'));
    const { code, stderr } = await command('sweep', 'sums.yaml', '--out', 'swept');
    expect(code).toBe(0);
    expect(stderr).toMatch(/notice: block 4 in swept.parts is damaged and is computed anew/);
    expect(results('swept')).toEqual(results('expected'));
    expect(events('swept')).toContainEqual(expect.objectContaining({ event: 'corrupt', block: 4 }));
  });

  it('do not lose the others when the description of the sweep is damaged', async () => {
    await command('shard', 'sums.yaml', '1', '--of', '2', '--out', 'swept');
    truncateSync(at('swept', 'parts', 'sweep.json'), 50);
    expect((await command('sweep', 'sums.yaml', '--out', 'swept')).code).toBe(0);
    expect(events('swept')).toContainEqual(expect.objectContaining({ event: 'resumed', done: 18 }));
  });

  it('are never mixed with those of another experiment', async () => {
    await command('shard', 'sums.yaml', '1', '--of', '2', '--out', 'swept');
    truncateSync(at('swept', 'parts', 'sweep.json'), 50);
    const { code, stderr } = await command('sweep', 'sums.yaml', '--seed', 'other', '--out', 'swept');
    expect(code).toBe(1);
    expect(stderr).toMatch(/block-000000\.json is part of another experiment or version/);
  });

  it('are not collected', async () => {
    await command('shard', 'sums.yaml', '1', '--of', '1', '--out', 'swept');
    truncateSync(at('swept', 'parts', 'block-000004.rows'), 8);
    const { code, stderr } = await command('collect', 'swept');
    expect(code).toBe(1);
    expect(stderr).toMatch(/damaged blocks: 4\nmissing shards: 1 of 1/);
    expect(existsSync(at('swept', 'manifest.json'))).toBe(false);
  });
});

describe('hashshift shard and collect', () => {
  it('PAIN 16, clusters with limits and small files: shards make the bytes of run together, in any order, and tell what is missing', async () => {
    await runReference();
    await command('shard', 'sums.yaml', '3', '--of', '3', '--out', 'parts of mine');
    const early = await command('collect', 'parts of mine');
    expect(early.code).toBe(1);
    expect(early.stderr).toMatch(/missing shards: 1-2 of 3; make them with:/);
    const lines = [...early.stderr.matchAll(/^ {2}hashshift (shard sums.yaml (\d) --of 3) --out 'parts of mine'$/gm)];
    expect(lines.map(([, , shard]) => shard)).toEqual(['1', '2']);
    for (const [, line] of lines) expect((await command(...line.split(' '), '--out', 'parts of mine')).code).toBe(0);
    const status = await command('status', 'parts of mine');
    expect(status.stdout).toMatch(/36 of 36 runs done, 0 missing.*\n.*hashshift collect 'parts of mine'/);
    expect((await command('collect', 'parts of mine')).code).toBe(0);
    expect(results('parts of mine')).toEqual(results('expected'));
    expect((await command('collect', 'parts of mine')).stdout).toMatch(/is complete: 36 runs, 0 failed/);
    expect((await command('status', 'parts of mine')).code).toBe(0);
  });

  it('need the folder only, once the sweep was begun there', async () => {
    await runReference();
    await command('shard', 'sums.yaml', '1', '--of', '2', '--out', 'out');
    rmSync(at('sums.yaml'));
    expect((await command('shard', 'out', '3', '--of', '3')).code).toBe(0);
    expect((await command('status', 'out')).stdout).toMatch(/missing shards: 1-2 of 3/);
    for (const k of ['1', '2']) expect((await command('shard', 'out', k, '--of', '3')).code).toBe(0);
    expect((await command('collect', 'out')).code).toBe(0);
    expect(results('out')).toEqual(results('expected'));
    const complete = await command('shard', 'out', '1', '--of', '3');
    expect(complete).toEqual({ code: 0, stdout: 'out is complete: 36 runs, 0 failed\n', stderr: '' });
    for (const flag of [
      ['--set', 'work=1'],
      ['--seed', 'x'],
      ['--out', 'y'],
    ]) {
      const { code, stderr } = await command('shard', 'out', '1', '--of', '3', ...flag);
      expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(`takes no ${flag[0]}`) });
    }
    mkdirSync(at('empty'));
    expect((await command('shard', 'empty', '1', '--of', '3')).stderr).toMatch(/empty holds no results/);
  });

  it('refuse a shard that does not exist', async () => {
    const { code, stderr } = await command('shard', 'sums.yaml', '4', '--of', '3');
    expect({ code, stderr }).toEqual({ code: 2, stderr: 'hashshift: the shards are 1 to 3, found 4\n' });
    expect((await command('collect', 'nowhere')).stderr).toMatch(/nowhere holds no results/);
  });
});

describe('two processes on one sweep', () => {
  it('do not do the same part: the second is refused while the first lives, and takes over when it was killed', async () => {
    const words = ['sweep', 'sums.yaml', '--out', 'out', '--set', 'work=1e7', '--workers', '1'];
    const first = startHashshift(folder.path, words);
    while (!existsSync(at('out', 'parts', 'sweep.lock'))) await setTimeout(10);
    const second = await command(...words);
    first.kill('SIGKILL');
    await finish(first);
    expect(second.code).toBe(1);
    expect(second.stderr).toContain(`process ${first.pid} is at work on this sweep in out`);
    expect(existsSync(at('out', 'parts', 'sweep.lock'))).toBe(true);
    expect(await command(...words)).toMatchObject({ code: 0 });
    expect(existsSync(at('out', 'parts'))).toBe(false);
  });
});

it('run says of an unfinished sweep what it is and how to finish it', async () => {
  await command('shard', 'sums.yaml', '1', '--of', '3', '--out', 'out');
  const { code, stderr } = await command('run', 'sums.yaml', '--out', 'out');
  expect(code).toBe(1);
  expect(stderr).toContain('out holds an unfinished sweep; nothing was changed. Finish it with hashshift sweep');
});
