// A sweep as users start it, in a process of its own.
//
// Usage: node sweepRuns.mjs EXPERIMENT_TEXT WORKERS FOLDER. Prints its milliseconds.
import { join } from 'node:path';
import process from 'node:process';
import { sweepExperiment } from '../dist/src/index.js';

const [text, workers, out] = process.argv.slice(2);
const begin = performance.now();
await sweepExperiment({ text, file: join(out, '..', 'bench.yaml') }, { workers: Number(workers), out });
process.stdout.write(String(performance.now() - begin));
