import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shellQuote } from '../../src/shellQuote.ts';
import { arraySpec } from '../../src/sweep/slurm/arraySpec.ts';
import { chooseTasks } from '../../src/sweep/slurm/chooseTasks.ts';
import { collectScript, type JobScripts, shardsScript } from '../../src/sweep/slurm/jobScripts.ts';
import { parseMaxArraySize } from '../../src/sweep/slurm/parseMaxArraySize.ts';
import { parseQueue } from '../../src/sweep/slurm/parseQueue.ts';
import { splitWords } from '../../src/sweep/slurm/splitWords.ts';

/** Words that a careless program would let the shell interpret. */
const nasty = [
  'two words',
  `it's`,
  '"',
  '\\',
  '$HOME',
  '$(echo no)',
  '`echo no`',
  '*',
  ';',
  '#x',
  'a\nb',
  '',
  'ü',
  '--a=b',
];
const word = fc.oneof(
  fc.constantFrom(...nasty),
  fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\0', '')),
);

describe('words', () => {
  it('survive being quoted for a shell and split again', () => {
    fc.assert(
      fc.property(fc.array(word), (words) => {
        expect(splitWords(words.map(shellQuote).join(' '))).toEqual(words);
      }),
    );
  });

  it('are split as sh splits them, where it has nothing to expand', () => {
    const letter = fc.constantFrom('a', ' ', '\t', "'", '"', '\\', '=', '-', '\\"', "''");
    const texts = fc.sample(fc.string({ unit: letter, maxLength: 12 }), { numRuns: 300, seed: 1 });
    const closed = texts.filter((text) => {
      try {
        return splitWords(text).length > 0;
      } catch {
        return false;
      }
    });
    expect(closed.length).toBeGreaterThan(50);
    const program = closed.map((text) => `printf '%s\\0' ${text}\nprintf '\\1'`).join('\n');
    const said = execFileSync('sh', ['-c', program], { encoding: 'utf8' }).split('\u0001').slice(0, -1);
    expect(closed.map(splitWords)).toEqual(said.map((words) => words.split('\0').slice(0, -1)));
  });
});

describe('scripts', () => {
  const job: JobScripts = {
    origin: 'hashshift sweep "a\nrm -rf b"',
    jobName: 'hashshift-x-0a1b2c3d',
    workFolder: '/',
    slurmFolder: '/data/50 %/it\'s "mine"/slurm',
    program: ['printf', '%s\\0'],
    folder: `it's "$(echo no)"\n*`,
    tasks: 7,
    shardWords: nasty,
    array: '1-3,7',
    cpusPerTask: 4,
    sbatch: ['--comment=a b\'c"d#e\\f ü', '--time=1:00:00'],
  };
  const run = (script: string, env: Record<string, string>): string[] =>
    execFileSync('sh', { input: script, env: { ...env, PATH: '/usr/bin:/bin' }, encoding: 'utf8' })
      .split('\0')
      .slice(0, -1);

  it('start the program with the words that were given, the number of the task and its cores', () => {
    const env = { SLURM_ARRAY_TASK_ID: '3', SLURM_CPUS_PER_TASK: '4' };
    const words = ['shard', job.folder, '3', '--of', '7', ...nasty, '--workers', '4'];
    expect(run(shardsScript(job), env)).toEqual(words);
    expect(run(shardsScript(job), { SLURM_ARRAY_TASK_ID: '3' }).at(-1)).toBe('1');
    expect(run(collectScript(job), {})).toEqual(['collect', job.folder]);
  });

  // What Slurm 22.05 read back as it was meant, by `scontrol show job`.
  it('quote directives as sbatch reads them', () => {
    const directives = shardsScript(job)
      .split('\n')
      .filter((line) => line.startsWith('#SBATCH'));
    expect(directives).toEqual([
      '#SBATCH --array=1-3,7',
      '#SBATCH --ntasks=1 --cpus-per-task=4',
      '#SBATCH --job-name=hashshift-x-0a1b2c3d --requeue --open-mode=append',
      `#SBATCH "--output=/data/50 %%/it's \\"mine\\"/slurm/logs/%A_%a.log"`,
      `#SBATCH "--comment=a b'c\\"d#e\\\\f ü" --time=1:00:00`,
    ]);
  });
});

describe('what Slurm says', () => {
  it('of its queue', () => {
    const text =
      'sites print what they like\n3|N/A|PENDING||Dependency\n2|1|RUNNING|n1|None\n2|12|COMPLETING|n[2-3]|None\n2|4|PENDING||JobArrayTaskLimit\n';
    expect(parseQueue(text)).toEqual([
      { job: '3', shard: null, state: 'PENDING', node: null, reason: 'Dependency' },
      { job: '2', shard: 1, state: 'RUNNING', node: 'n1', reason: null },
      { job: '2', shard: 12, state: 'COMPLETING', node: 'n[2-3]', reason: null },
      { job: '2', shard: 4, state: 'PENDING', node: null, reason: 'JobArrayTaskLimit' },
    ]);
    expect(parseQueue('')).toEqual([]);
  });

  it('of arrays: MaxArraySize is one more than the largest number', () => {
    const text = 'MailProg                = /bin/mail\nMaxArraySize            = 1001\nMaxBatchRequeue         = 5\n';
    expect(parseMaxArraySize(text)).toBe(1000);
    expect(parseMaxArraySize('MaxArraySize = 0\n')).toBe(0);
    expect(parseMaxArraySize('MaxJobCount = 10000\n')).toBeNull();
  });
});

describe('arrays', () => {
  it('name every number once', () => {
    const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { minLength: 1 });
    fc.assert(
      fc.property(numbers, (unsorted) => {
        const sorted = unsorted.toSorted((a, b) => a - b);
        const named = arraySpec(sorted)
          .split(',')
          .flatMap((range) => {
            const [first, last = first] = range.split('-').map(Number);
            return Array.from({ length: last - first + 1 }, (_, i) => first + i);
          });
        expect(named).toEqual(sorted);
      }),
    );
    expect(arraySpec([1, 2, 3, 7, 9, 10])).toBe('1-3,7,9-10');
  });

  it.each([
    ['two hours of work', { seconds: 7200, workers: 1 }, 24],
    ['the same on four threads a task', { seconds: 7200, workers: 4 }, 6],
    ['a minute of work', { seconds: 60, workers: 1 }, 1],
    ['more than the blocks', { seconds: 7200, workers: 1, blocks: 10 }, 10],
    ['more than the cluster takes', { seconds: 1e6, workers: 1, largestIndex: 500 }, 500],
    ['a year of work', { seconds: 3e7, workers: 1 }, 1000],
  ])('have tasks of five minutes where they can: %s', (_, needs, tasks) => {
    expect(chooseTasks({ blocks: 1e5, largestIndex: 1e5, ...needs })).toBe(tasks);
  });
});
