import { spawn } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import type { Line } from './line.ts';
import { median, medianRatio, takeTurns } from './timing.ts';

/** Runs that a sweep makes and that a bare loop makes too: so many beyond a few that stand for starting and ending. */
interface Load {
  readonly miners: number;
  readonly epochs: number;
  readonly few: number;
  readonly runs: number;
}

const TINY: Load = { miners: 5, epochs: 2, few: 500, runs: 20_000 };
const HEAVY: Load = { miners: 4000, epochs: 260, few: 30, runs: 240 };

const experiment = ({ miners, epochs }: Load, runs: number): string => `name: bench
model: threshold
horizon: ${epochs} epochs
seed: bench
replications: ${runs}
set: { population.size: ${miners} }
record: { replications: 0 }
`;

/** What a sweep costs beyond its runs, alone and against two processes that only run the model. */
export async function harnessLines(rounds: number, folder: string): Promise<Line[]> {
  let sweeps = 0;
  const sweepMs = (load: Load, workers: number): Promise<number> =>
    additionalMs(load, (text) => printedMs('sweepRuns.mjs', [text, String(workers), join(folder, String(sweeps++))]));
  const bareMs = (load: Load): Promise<number> => additionalMs(load, (text) => printedMs('bareRuns.mjs', [text]));
  const twoBareMs = async (load: Load): Promise<number> =>
    Math.max(...(await Promise.all([bareMs(load), bareMs(load)])));
  const tiny = await takeTurns(
    [
      { name: 'sweep', timeMs: () => sweepMs(TINY, 1) },
      { name: 'bare', timeMs: () => bareMs(TINY) },
    ],
    rounds,
  );
  const heavy = await takeTurns(
    [
      { name: 'sweep, one worker', timeMs: () => sweepMs(HEAVY, 1) },
      { name: 'one process', timeMs: () => bareMs(HEAVY) },
      { name: 'sweep, two workers', timeMs: () => sweepMs({ ...HEAVY, runs: 2 * HEAVY.runs, few: 2 * HEAVY.few }, 2) },
      { name: 'two processes', timeMs: () => twoBareMs(HEAVY) },
    ],
    rounds,
  );
  return [
    {
      what: 'sweep: cost of a run beyond the model [ms]',
      figure: `${TINY.runs} runs of next to nothing`,
      ratio: median(tiny[0].map((ms, round) => (ms - tiny[1][round]) / TINY.runs)),
      target: { bound: 'at most', value: 0.2 },
    },
    {
      what: 'sweep, one worker: time over that of bare runs',
      figure: `runs of ${(median(heavy[1]) / HEAVY.runs).toFixed(1)} ms`,
      ratio: medianRatio(heavy[0], heavy[1]),
      target: { bound: 'at most', value: 1.05 },
    },
    {
      what: 'sweep, two workers: speed over two bare processes',
      figure: `${((2000 * HEAVY.runs) / median(heavy[2])).toFixed(0)} runs/s`,
      ratio: medianRatio(heavy[3], heavy[2]),
      target: { bound: 'at least', value: 0.94 },
    },
  ];
}

/** Time of the runs of a load beyond the few: what many take, less what few take, start and end included in both. */
async function additionalMs(load: Load, timeOf: (text: string) => Promise<number>): Promise<number> {
  const few = await timeOf(experiment(load, load.few));
  return (await timeOf(experiment(load, load.few + load.runs))) - few;
}

/** What a script prints, which runs in a process of its own. */
async function printedMs(script: string, args: readonly string[]): Promise<number> {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const child = spawn(process.execPath, [path, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  let printed = '';
  for await (const chunk of child.stdout) printed += String(chunk);
  return Number(printed);
}
