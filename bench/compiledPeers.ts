import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ThresholdPaths } from '../models/threshold/thresholdPaths.ts';
import type { ThresholdPopulation } from '../models/threshold/thresholdPopulation.ts';
import { median } from './timing.ts';

const FLAGS = ['-O3', '-march=native', '-fopenmp-simd', '-std=c++17'];
const NAMES = { structs: 'C++ -O3, array of structs', arrays: 'C++ -O3, struct of arrays, vectorised' } as const;

/** A program of C++ on some inputs. */
export interface CompiledPeer {
  readonly name: string;
  /** Runs the model so many times: the median time [ms] and the rows of the last run. */
  readonly run: (repetitions: number) => { readonly ms: number; readonly rows: Float64Array };
}

/** Compiles the programs of C++ into a folder. @returns null when there is no compiler. */
export function compilePeers(folder: string): ((inputs: string) => CompiledPeer[]) | null {
  const compiler = ['c++', 'g++', 'clang++'].find((name) => spawnSync(name, ['--version']).status === 0);
  if (compiler === undefined) return null;
  const programs = (['structs', 'arrays'] as const).map((stem) => {
    const program = join(folder, stem);
    const source = fileURLToPath(new URL(`peers/${stem}.cpp`, import.meta.url));
    execFileSync(compiler, [...FLAGS, source, '-o', program], { stdio: 'inherit' });
    return { name: NAMES[stem], program };
  });
  return (inputs) =>
    programs.map(({ name, program }) => ({
      name,
      run: (repetitions) => {
        const text = execFileSync(program, [inputs, String(repetitions)], { encoding: 'utf8', maxBuffer: 1 << 26 });
        const [times, ...rows] = text.trimEnd().split('\n');
        return { ms: median(times.trim().split(' ').map(Number)) / 1e6, rows: Float64Array.from(rows, Number) };
      },
    }));
}

/** Writes the inputs of the benchmark as the programs of C++ read them: two sizes, then the columns, all doubles. */
export function writeInputs(file: string, population: ThresholdPopulation, paths: ThresholdPaths): void {
  const { powerMw, electricityUsdKwh, efficiencyJTh, aiCapable, conversionUsdKw } = population;
  const { btcUsd, subsidyBtc, aiUsdKwh } = paths;
  const columns = [
    Float64Array.of(powerMw.length, btcUsd.length),
    ...[powerMw, electricityUsdKwh, efficiencyJTh, Float64Array.from(aiCapable), conversionUsdKw],
    ...[btcUsd, subsidyBtc, aiUsdKwh],
  ];
  writeFileSync(file, Buffer.concat(columns.map((column) => Buffer.from(column.buffer))));
}
