import { spawn } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import type { Line } from './line.ts';
import type { Program } from './program.ts';
import { median, medianRatio, takeTurns } from './timing.ts';

/** Runs that a sweep makes and that bare loops make too. */
interface Load {
  readonly text: string;
  readonly runs: number;
}

const load = (miners: number, epochs: number, runs: number): Load => ({
  text: `name: bench
model: threshold
horizon: ${epochs} epochs
seed: bench
replications: ${runs}
set: { population.size: ${miners} }
record: { replications: 0 }
`,
  runs,
});

/** What a sweep costs beyond its runs, alone and against two processes that only run the model. */
export async function harnessLines(program: Program, rounds: number, folder: string): Promise<Line[]> {
  let sweeps = 0;
  const sweepMs = ({ text, runs }: Load, workers: number): Promise<number> => {
    const out = join(folder, `sweep-${sweeps++}`);
    return timedSweep(program, { text, file: join(folder, 'bench.yaml') }, runs, workers, out);
  };
  const tiny = load(5, 2, 5000);
  const tinyTimes = await takeTurns(
    [
      { name: 'sweep', timeMs: () => sweepMs(tiny, 1) },
      { name: 'bare', timeMs: () => bareMs(tiny, 1) },
    ],
    rounds,
  );
  const perRun = median(tinyTimes[0].map((ms, round) => (ms - tinyTimes[1][round]) / (0.9 * tiny.runs)));
  const heavy = load(6000, 260, 240);
  const times = await takeTurns(
    [
      { name: 'sweep, one worker', timeMs: () => sweepMs(heavy, 1) },
      { name: 'one process', timeMs: () => bareMs(heavy, 1) },
      { name: 'sweep, two workers', timeMs: () => sweepMs(heavy, 2) },
      { name: 'two processes', timeMs: () => bareMs({ ...heavy, runs: heavy.runs / 2 }, 2) },
    ],
    rounds,
  );
  const perBareRun = (median(times[1]) / (0.9 * heavy.runs)).toFixed(1);
  return [
    {
      what: 'sweep: cost of a run beyond the model [ms]',
      figure: `${tiny.runs} runs of next to nothing`,
      ratio: perRun,
      target: { bound: 'at most', value: 0.2 },
    },
    {
      what: 'sweep, one worker: time over that of bare runs',
      figure: `runs of ${perBareRun} ms`,
      ratio: medianRatio(times[0], times[1]),
      target: { bound: 'at most', value: 1.05 },
    },
    {
      what: 'sweep, two workers: speed over two bare processes',
      figure: `${((0.9 * heavy.runs) / median(times[2])).toFixed(2)} runs/ms`,
      ratio: medianRatio(times[3], times[2]),
      target: { bound: 'at least', value: 0.94 },
    },
  ];
}

/** Time of nine tenths of the runs of a sweep [ms], by the clock of its progress; the first tenth warms up. */
async function timedSweep(
  program: Program,
  source: { readonly text: string; readonly file: string },
  runs: number,
  workers: number,
  out: string,
): Promise<number> {
  let begin = 0;
  let counted = 0;
  await program.sweepExperiment(source, {
    workers,
    out,
    onProgress: (done) => {
      if (begin > 0 || done < runs / 10) return;
      begin = performance.now();
      counted = runs - done;
    },
  });
  // Collecting the results is part of it.
  return ((performance.now() - begin) * 0.9 * runs) / counted;
}

/** The same of processes that run the model alone, at the same time; the slower one counts. */
async function bareMs({ text, runs }: Load, processes: number): Promise<number> {
  const script = fileURLToPath(new URL('bareRuns.mjs', import.meta.url));
  const times = Array.from({ length: processes }, async (): Promise<number> => {
    const child = spawn(process.execPath, [script, text, String(runs)], { stdio: ['ignore', 'pipe', 'inherit'] });
    let printed = '';
    for await (const chunk of child.stdout) printed += String(chunk);
    return Number(printed);
  });
  return Math.max(...(await Promise.all(times)));
}
