import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { splitWords } from '../../src/sweep/slurm/splitWords.ts';
import { type FakeSlurm, makeFakeSlurm } from './fakeSlurm.ts';
import { experimentText, finish, hashshift, makeFolder, readFolder, startHashshift } from './hashshift.ts';

let folder: ReturnType<typeof makeFolder>;
let slurm: FakeSlurm;
beforeEach(() => {
  folder = makeFolder();
  slurm = makeFakeSlurm(folder.path);
});
afterEach(() => folder.remove());

const at = (...names: string[]) => join(folder.path, ...names);
const command = (...args: string[]) => hashshift(folder.path, args, slurm.env);
const submit = (...args: string[]) => command('sweep', 'sums.yaml', '--engine', 'slurm', ...args);
const shard = (number: number, of: number, out: string) =>
  command('shard', 'sums.yaml', String(number), '--of', String(of), '--workers', '1', '--out', out);
const record = (out: string) => JSON.parse(readFileSync(at(out, 'slurm', 'jobs.json'), 'utf8'));
const script = (out: string) => readFileSync(at(out, 'slurm', 'shards.sh'), 'utf8');
const arrayOf = (text: string) => /^#SBATCH --array=(.*)$/m.exec(text)?.[1];

describe('hashshift sweep --engine slurm', () => {
  it('submits scripts that make the bytes of run, whatever the path and the options are called', async () => {
    const out = `a "strange" $(touch injected) 'folder'`;
    const options = `--partition=long "--comment=two words; touch injected" --mem=2G`;
    const changes = ['--seed', `x'; touch injected`, '--set', 'replications=2'];
    const args = [
      'sweep',
      'sums.yaml',
      '--engine',
      'slurm',
      ...changes,
      '--sbatch',
      options,
      '--tasks',
      '1',
      '--out',
      out,
    ];
    const submitted = await finish(startHashshift(folder.path, args, undefined, [], slurm.env));
    expect({ code: submitted.code, stderr: submitted.stderr }).toEqual({ code: 0, stderr: '' });
    expect(submitted.stdout).toMatch(/^sums: job 101 runs 1 of 1 tasks \(1\); job 102 makes the results after it\n/);
    expect(slurm.submissions()).toEqual([
      [join(out, 'slurm', 'shards.sh')],
      ['--dependency=afterany:101', join(out, 'slurm', 'collect.sh')],
    ]);
    expect(arrayOf(script(out))).toBe('1');
    expect(script(out)).toContain('#SBATCH --partition=long "--comment=two words; touch injected" --mem=2G\n');
    expect(script(out)).toMatch(/^#SBATCH .*--requeue/m);
    // The scripts run as Slurm would run them, in any folder, although the experiment file is another by now.
    writeFileSync(at('sums.yaml'), experimentText.replace('horizon: 10', 'horizon: 11'));
    const run = (name: string, env: Record<string, string>) =>
      spawnSync('sh', [at(out, 'slurm', name)], { cwd: '/', env: { ...slurm.env, ...env }, encoding: 'utf8' });
    expect(run('shards.sh', { SLURM_ARRAY_TASK_ID: '1' })).toMatchObject({ status: 0 });
    expect(run('collect.sh', {})).toMatchObject({ status: 0 });
    writeFileSync(at('sums.yaml'), experimentText);
    await command('run', 'sums.yaml', '--workers', '1', ...changes, '--out', 'expected');
    const { 'events.jsonl': _, ...files } = readFolder(at(out));
    const results = Object.entries(files).filter(([name]) => !name.startsWith('slurm/'));
    expect(Object.fromEntries(results)).toEqual(readFolder(at('expected')));
    expect([existsSync(at('injected')), existsSync('/injected')]).toEqual([false, false]);
    expect((await command('verify', out)).code).toBe(0);
    expect((await command('status', out)).stdout).toMatch(/^sums: complete\n6 of 6/);
  });

  it('submits the missing shards only, then collecting only, then nothing', async () => {
    await shard(2, 3, 'out');
    const first = await submit('--tasks', '3', '--out', 'out', '--json');
    expect(JSON.parse(first.stdout)).toMatchObject({ array: '1,3', shardsJob: '101', collectJob: '102', tasks: 3 });
    await shard(1, 3, 'out');
    // One block of a shard is damaged, in its bytes and not in their number.
    const rows = at('out', 'parts', 'block-000001.rows');
    const bytes = readFileSync(rows);
    bytes[3] ^= 1;
    writeFileSync(rows, bytes);
    expect((await submit('--resume', '--out', 'out')).stdout).toMatch(/job 103 runs 2 of 3 tasks \(2-3\)/);
    expect(arrayOf(script('out'))).toBe('2-3');
    await shard(2, 3, 'out');
    await shard(3, 3, 'out');
    const last = await submit('--out', 'out');
    expect(last.stdout).toMatch(/^sums: all shards are done; job 105 makes the results\n/);
    expect(slurm.submissions().at(-1)).toEqual([join('out', 'slurm', 'collect.sh')]);
    expect(
      record('out').submissions.map(({ array, shardsJob, collectJob }: Record<string, string>) => [
        array,
        shardsJob,
        collectJob,
      ]),
    ).toEqual([
      ['1,3', '101', '102'],
      ['2-3', '103', '104'],
      [null, null, '105'],
    ]);
    await command('collect', 'out');
    const done = await submit('--out', 'out');
    expect(done).toEqual({ code: 0, stdout: 'out is complete: 36 runs, 0 failed\n', stderr: '' });
    expect(slurm.submissions()).toHaveLength(5);
  });

  it('chooses the number of tasks itself: a second of work is one task', async () => {
    const { stdout } = await submit('--out', 'out');
    expect(stdout).toMatch(/runs 1 of 1 tasks \(1\), about \d+ s each/);
    expect(script('out')).toMatch(/ shard out "\$SLURM_ARRAY_TASK_ID" --of 1 --workers /);
  });

  it('warns of what is odd about the experiment', async () => {
    writeFileSync(at('sums.yaml'), `${experimentText}constraints: ["shift.share < 0.4"]\n`.replace(/figure:.*\n/, ''));
    const { code, stderr } = await submit('--tasks', '2', '--out', 'out');
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringMatching(/^warning: points left out.*: 1 /) });
  });

  it('does not submit while jobs are in the queue', async () => {
    await submit('--tasks', '3', '--out', 'out');
    const before = readFolder(at('out'));
    slurm.setQueue('102|N/A|PENDING||Dependency\n101|1|RUNNING|n1|None\n101|2|PENDING||Priority\n');
    const { code, stderr } = await submit('--tasks', '2', '--out', 'out');
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^hashshift: out still has jobs in the queue: 102, 101 \(1 running, 2 pending\); nothing was/,
    );
    expect(stderr).toContain(`scancel --name=${record('out').jobName}\n`);
    expect(slurm.submissions()).toHaveLength(2);
    expect(readFolder(at('out'))).toEqual(before);
  });

  it('names the command for other machines where there is no Slurm, and writes nothing', async () => {
    const { code, stderr } = await hashshift(
      folder.path,
      ['sweep', 'sums.yaml', '--engine', 'slurm', '--tasks', '2', '--out', 'out'],
      { PATH: at('nowhere') },
    );
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^hashshift: sbatch is not found.*hashshift shard FILE K --of N --out DIR.*hashshift collect DIR/,
    );
    expect(existsSync(at('out'))).toBe(false);
  });

  it('passes on what sbatch says when it refuses, and keeps what is known of the jobs', async () => {
    slurm.breakDown('shards.sh');
    const refused = await submit('--tasks', '2', '--out', 'out');
    expect(refused.code).toBe(1);
    expect(refused.stderr).toBe(
      'hashshift: sbatch failed: sbatch: error: Batch job submission failed: Invalid account\n',
    );
    slurm.breakDown('collect.sh');
    const half = await submit('--out', 'out');
    expect(half.code).toBe(1);
    expect(half.stderr).toMatch(
      /the array is job 101 and goes on, but the job that collects was refused: .*Invalid account/,
    );
    slurm.repair();
    expect((await submit('--out', 'out')).code).toBe(0);
    expect(record('out').submissions).toMatchObject([
      { shardsJob: null, collectJob: null },
      { shardsJob: '101', collectJob: null },
      { shardsJob: '102', collectJob: '103' },
    ]);
    slurm.breakDown('everything');
    expect((await submit('--out', 'out')).stderr).toMatch(/^hashshift: squeue failed: slurm_load_jobs error\n$/);
  });

  it.each([
    [['--engine', 'slurm', '--tasks', '0'], /from 1 to 10 on this cluster \(MaxArraySize\), found 0/],
    [['--engine', 'slurm', '--tasks', '11'], /from 1 to 10 on this cluster \(MaxArraySize\), found 11/],
    [['--engine', 'slurm', '--sbatch', '--array=1-3'], /--array is set by hashshift itself/],
    [['--engine', 'slurm', '--sbatch', '--time=1 -Jmine'], /--job-name is set by hashshift itself/],
    [['--engine', 'slurm', '--sbatch', '--outp=x'], /--output is set by hashshift itself/],
    [['--engine', 'slurm', '--sbatch', '-M other'], /another cluster/],
    [['--engine', 'slurm', '--sbatch', 'long'], /expected options of sbatch.*found "long"/],
    [['--engine', 'slurm', '--sbatch', '--comment="x'], /a quote " is not closed/],
    [['--engine', 'slurm', '--sbatch', '--comment="x\ny"'], /a control character/],
    [['--engine', 'pbs'], /slurm/],
    [['--tasks', '3'], /--tasks needs --engine slurm/],
    [['--sbatch', '--time=1'], /--sbatch needs --engine slurm/],
  ])('%j is wrong usage: exit code 2, nothing written', async (args, message) => {
    const { code, stderr } = await command('sweep', 'sums.yaml', '--out', 'out', ...args);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(message) });
    expect([existsSync(at('out')), slurm.submissions()]).toEqual([false, []]);
  });

  it('cannot tell Slurm of a folder with a backslash', async () => {
    const { code, stderr } = await submit('--out', 'back\\slash');
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(/takes no backslash/) });
    expect(existsSync(at('back\\slash'))).toBe(false);
  });

  it.each([[[]], [['--engine', 'slurm', '--tasks', '2']]])('--resume begins nothing: %j', async (args) => {
    const { code, stderr } = await command('sweep', 'sums.yaml', '--resume', '--out', 'out', ...args);
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringMatching(/out holds no sweep to resume/) });
    expect(existsSync(at('out'))).toBe(false);
    await shard(1, 2, 'out');
    expect((await command('sweep', 'sums.yaml', '--resume', '--out', 'out', ...args)).code).toBe(0);
  });

  it('goes on in a folder whose parts were removed', async () => {
    await submit('--tasks', '2', '--out', 'out');
    rmSync(at('out', 'parts'), { recursive: true });
    expect((await submit('--out', 'out')).stdout).toMatch(/runs 2 of 2 tasks/);
  });
});

describe('the page on clusters', () => {
  it('shows commands that are understood', async () => {
    const page = readFileSync(new URL('../../docs/cluster.md', import.meta.url), 'utf8');
    const blocks = [...page.matchAll(/^```sh\n([\s\S]*?)^```/gm)].map(([, text]) => text).join('');
    const commands = [...blocks.matchAll(/\bhashshift ((?:plan|sweep|shard|status|collect) .*?)( :::.*| {2,}#.*)?$/gm)];
    expect(commands).toHaveLength(9);
    writeFileSync(at('large.yaml'), experimentText);
    for (const [, words] of commands) {
      const args = splitWords(words.replaceAll(/\{\}|"\$\w+"/g, '3'));
      const { code, stderr } = await command(...args);
      // Nothing but shards that are missing: the page is no script.
      expect(stderr).toMatch(/^$|is not complete\n/);
      expect(code).toBe(stderr === '' && args[0] !== 'status' ? 0 : 1);
    }
    expect(slurm.submissions()).toHaveLength(2);
  });
});

describe('hashshift status and collect of a sweep on Slurm', () => {
  const log = (name: string, text: string) => writeFileSync(at('out', 'slurm', 'logs', name), text);

  it('tell what waits, runs and has ended unfinished, with its log, and the command that goes on', async () => {
    await submit('--tasks', '5', '--out', 'out');
    await shard(1, 5, 'out');
    log('101_4.log', 'old\n');
    log(
      '110_4.log',
      'a line\nslurmstepd-n1: error: *** JOB 9 ON n1 CANCELLED DUE TO TIME LIMIT ***\nstopped by SIGTERM\n\n',
    );
    slurm.setQueue('102|N/A|PENDING||Dependency\n101|2|RUNNING|n1|None\n101|3|PENDING||Priority\n');
    const busy = await command('status', 'out');
    expect(busy.code).toBe(1);
    expect(busy.stdout).toMatch(/missing shards: 2-5 of 5\n/);
    expect(busy.stdout).toMatch(
      /in the queue: collect \(job 102\) pending \(Dependency\), shard 2 running, shard 3 pending \(Priority\); logs: out.slurm.logs\n/,
    );
    expect(busy.stdout).toMatch(
      /shard 4 ended unfinished, out.slurm.logs.110_4\.log: slurmstepd-n1: .* DUE TO TIME LIMIT \*\*\*\n/,
    );
    expect(busy.stdout).toMatch(/shard 5 ended unfinished, without a log\n$/);
    slurm.setQueue('');
    const idle = await command('status', 'out');
    const again = 'hashshift sweep sums.yaml --engine slurm --tasks 5 --out out';
    expect(idle.stdout).toContain(`missing shards: 2-5 of 5; submit them with: ${again}\n`);
    expect((await command('collect', 'out')).stderr).toContain(`submit them with: ${again}\n`);
    const json = JSON.parse((await command('status', 'out', '--json')).stdout);
    expect(json.slurm.ended.map((job: { shard: number }) => job.shard)).toEqual([2, 3, 4, 5]);
    expect(json.slurm).toMatchObject({ queue: [], problem: null, tasks: 5, resume: again });
  });

  it('tell that collecting has failed', async () => {
    await submit('--tasks', '1', '--out', 'out');
    await shard(1, 1, 'out');
    log('collect-102.log', 'hashshift: the disk is full\n');
    slurm.setQueue('102|N/A|RUNNING|n1|None\n');
    expect((await command('status', 'out')).stdout).toMatch(
      /all blocks are there\nin the queue: collect \(job 102\) running/,
    );
    slurm.setQueue('');
    const { stdout } = await command('status', 'out');
    expect(stdout).toMatch(/make the results with: hashshift collect out\n/);
    expect(stdout).toMatch(
      /collect ended without results, out.slurm.logs.collect-102\.log: hashshift: the disk is full\n/,
    );
  });

  it('tell what they can on a machine that does not reach Slurm', async () => {
    await submit('--tasks', '2', '--out', 'out');
    slurm.breakDown('everything');
    const { code, stdout } = await command('status', 'out');
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /0 of 36 runs done[\s\S]*the queue is unknown: squeue failed: slurm_load_jobs error\nlogs: /,
    );
  });

  it('are not disturbed by a record that is damaged', async () => {
    await submit('--tasks', '2', '--out', 'out');
    const { jobName } = record('out');
    writeFileSync(at('out', 'slurm', 'jobs.json'), '{"format": 1,');
    expect((await command('status', 'out')).stdout).toMatch(/make them with:\n {2}hashshift shard sums.yaml 1 --of 2/);
    await submit('--tasks', '2', '--out', 'out');
    expect(record('out').jobName).toBe(jobName);
  });
});
