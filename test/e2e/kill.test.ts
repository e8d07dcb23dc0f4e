import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout } from 'node:timers/promises';
import seedrandom from 'seedrandom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildProgram } from '../support/buildProgram.ts';
import { finish, readFolder, withoutProgress } from './hashshift.ts';

const killsPerCase = 7;
const experiment = `name: kill
model: threshold
horizon: 130 epochs
replications: 20
seed: kill
set: { population.size: 400 }
vary: { price.ai_constant_usd_kwh: [0.08, 0.12, 0.16, 0.2] }
counterfactual: { ai.enabled: false }
record: { every: 10 epochs, columns: all }
`;

describe('PAIN 2, a crash or a pause loses the sweep: kill -9 at random moments', () => {
  let program: ReturnType<typeof buildProgram>;
  let folder = '';
  let expected: Record<string, string> = {};
  /** Of a process that does nothing, and of the whole sweep [ms]. */
  let startMs = 0;
  let sweepMs = 0;

  const start = (args: readonly string[]): ChildProcess =>
    spawn(process.execPath, [program.main, ...args], { cwd: folder });
  const timed = async (args: readonly string[]): Promise<number> => {
    const begin = performance.now();
    const { code, stderr } = await finish(start(args));
    expect({ code, stderr: withoutProgress(stderr) }).toEqual({ code: 0, stderr: '' });
    return performance.now() - begin;
  };

  beforeAll(async () => {
    program = buildProgram();
    folder = mkdtempSync(join(tmpdir(), 'hashshift-kill-'));
    writeFileSync(join(folder, 'kill.yaml'), experiment);
    await timed(['run', 'kill.yaml', '--workers', '1', '--out', 'expected']);
    expected = readFolder(join(folder, 'expected'));
    startMs = await timed(['--version']);
    sweepMs = await timed(['sweep', 'kill.yaml', '--workers', '1', '--out', 'undisturbed']);
  });
  afterAll(() => {
    program.remove();
    rmSync(folder, { recursive: true });
  });

  /**
   * Lets the commands run one after the other, each until it ends well; before that, some are killed.
   * @returns how many processes were killed.
   */
  const runKilled = async (commands: readonly (readonly string[])[], random: () => number): Promise<number> => {
    let kills = 0;
    const victims = Array.from({ length: killsPerCase }, () => Math.floor(random() * commands.length));
    for (const [index, command] of commands.entries()) {
      let lastMs = startMs + (sweepMs - startMs) / commands.length;
      for (const _ of victims.filter((victim) => victim === index)) {
        const begin = performance.now();
        const child = start(command);
        const ended = finish(child);
        await Promise.race([setTimeout(random() * lastMs), ended]);
        // A process that was quicker than its moment was not killed, and has left less to do.
        if (child.exitCode === null && child.kill('SIGKILL')) kills += 1;
        else lastMs = performance.now() - begin;
        await ended;
      }
      await timed(command);
    }
    return kills;
  };

  it.concurrent.each([
    { workers: '1', shards: 7 },
    { workers: '2', shards: 1 },
    { workers: '4', shards: 3 },
  ])('the same bytes come out with $workers workers and $shards shards', async ({ workers, shards }) => {
    const out = `w${workers}s${shards}`;
    const flags = ['--workers', workers, '--out', out];
    const shard = (k: number): string[] => ['shard', 'kill.yaml', `${k + 1}`, '--of', `${shards}`, ...flags];
    const commands =
      shards === 1
        ? [['sweep', 'kill.yaml', ...flags]]
        : [...Array.from({ length: shards }, (_, k) => shard(k)), ['collect', out]];
    const kills = await runKilled(commands, seedrandom.alea(out));
    const { 'events.jsonl': events, ...files } = readFolder(join(folder, out));
    expect(files).toEqual(expected);
    for (const line of events.trimEnd().split('\n')) JSON.parse(line);
    // Of seven; the three cases make more than fifteen together.
    expect(kills).toBeGreaterThanOrEqual(5);
  });
});
