import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

/** Short runs of the smallest model, in all the ways in which their number can grow. */
const experiment = (points: number, replications: number): string => `name: memory
model: threshold
horizon: 2 epochs
replications: ${replications}
seed: memory
set: { population.size: 5 }
vary: { price.btc_constant_usd: [${Array.from({ length: points }, (_, i) => 50_000 + i).join(', ')}] }
counterfactual: { ai.enabled: false }
record: { every: 1 epoch, columns: all }
`;

/** Peak of the resident memory of a command [MB], by its own account. */
function peakMb(main: string, folder: string, points: number, replications: number): { peak: number; seconds: number } {
  const file = join(folder, `${points}x${replications}.yaml`);
  writeFileSync(file, experiment(points, replications));
  const report = join(folder, 'report.mjs');
  writeFileSync(
    report,
    `import process from 'node:process';\nprocess.on('exit', () => process.stderr.write('peak ' + process.resourceUsage().maxRSS + '\\n'));\n`,
  );
  const begin = performance.now();
  const args = [
    '--import',
    report,
    main,
    'sweep',
    file,
    '--workers',
    '1',
    '--out',
    join(folder, `${points}x${replications}`),
  ];
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  const found = /peak (\d+)/.exec(stderr);
  if (status !== 0 || found === null) throw new Error(`the sweep failed: ${stderr}`);
  return { peak: Number(found[1]) / 1024, seconds: (performance.now() - begin) / 1000 };
}

/**
 * Prints the peak memory of sweeps of up to 100,000 short runs. Peaks are those of the whole process, worker thread
 * included. The aim: 100,000 runs take at most a tenth more than 1,000 with as many design points. Memory may grow with
 * the points, which the plan holds.
 */
function main(): void {
  const root = fileURLToPath(new URL('..', import.meta.url));
  execFileSync(process.execPath, [join(root, '.build.mjs')], { stdio: 'inherit' });
  const program = join(root, 'dist/src/cli/main.js');
  const folder = mkdtempSync(join(tmpdir(), 'hashshift-memory-'));
  try {
    // Twins double the points. Half the runs are counterfactuals.
    const sizes = [
      [5, 100],
      [5, 1_000],
      [5, 10_000],
      [50, 10],
      [50, 100],
      [50, 1_000],
      [500, 1],
      [500, 100],
      [5_000, 10],
    ] as const;
    process.stdout.write('points and twins  replications     runs  peak MB  seconds\n');
    for (const [points, replications] of sizes) {
      const { peak, seconds } = peakMb(program, folder, points, replications);
      const cells = [
        [2 * points, 17],
        [replications, 14],
        [2 * points * replications, 9],
        [peak.toFixed(1), 9],
        [seconds.toFixed(1), 9],
      ] as const;
      process.stdout.write(`${cells.map(([value, width]) => String(value).padStart(width)).join('')}\n`);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

main();
