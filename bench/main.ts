import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { compilePeers } from './compiledPeers.ts';
import { harnessLines } from './harnessCost.ts';
import { heapLines } from './heapLines.ts';
import { formatLines, type Line } from './line.ts';
import { marketLines } from './marketCost.ts';
import { loadProgram } from './program.ts';
import { tableLine } from './tableSpeed.ts';
import { type Contest, thresholdContest } from './thresholdContest.ts';

/**
 * `npm run bench`: one table, measured in one run; docs/benchmarks.md says how to read it. With `--check` nothing is
 * timed: all programs are compared with the reference.
 */
async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'hashshift-bench-'));
  try {
    const program = await loadProgram();
    const compile = compilePeers(folder);
    if (compile === null) process.stdout.write('No C++ compiler: its lines are left out.\n');
    const contests = [
      await thresholdContest(program, 1000, compile, folder),
      await thresholdContest(program, 10000, compile, folder),
    ];
    for (const contest of contests) report(contest);
    if (process.argv.includes('--check')) return;
    const lines: Line[] = [];
    for (const [what, measure] of [
      ['threshold, 1,000 miners', () => contests[0].measure(9)],
      ['threshold, 10,000 miners', () => contests[1].measure(3)],
      ['market', () => marketLines(9)],
      ['sweeps', () => harnessLines(3, folder)],
      ['epochs.csv', () => tableLine(program, 5, folder)],
      ['heap', () => heapLines()],
    ] as const) {
      process.stderr.write(`measuring: ${what}\n`);
      lines.push(...[await measure()].flat());
    }
    process.stdout.write(`\n${formatLines(lines)}\n`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function report(contest: Contest): void {
  const names = contest.check();
  process.stdout.write(`${contest.miners} miners: agree with the reference to 1e-9: ${names.join('; ')}\n`);
  if (!names.some((name) => name.startsWith('flocc'))) {
    process.stdout.write('Frameworks from npm are not installed (npm --prefix bench ci): their lines are left out.\n');
  }
  if (contest.miners === 1000) process.stdout.write(`Node ${process.version}, ${cpus()[0].model}\n`);
}

await main();
