// Runs of an experiment without the laboratory: what it costs beyond them is its own.
//
// Usage: node bareRuns.mjs EXPERIMENT_TEXT RUNS. Prints the milliseconds of all runs but the first tenth, which warms up.
import process from 'node:process';
import { createStreams, loadExperiment } from '../dist/src/index.js';

const [text, runs] = [process.argv[2], Number(process.argv[3])];
const { model, plan, experiment } = await loadExperiment({ text, file: 'bench.yaml' });
const { horizonEpochs, seed } = experiment;
const width = model.columns.length;
const rows = new Float64Array(horizonEpochs * width);
const cells = Array.from({ length: horizonEpochs }, (_, epoch) => rows.subarray(epoch * width, (epoch + 1) * width));
let begin = performance.now();
for (let replication = 0; replication < runs; replication++) {
  if (replication === Math.floor(runs / 10)) begin = performance.now();
  const state = model.create(plan.points[0].parameters, createStreams(seed, replication), horizonEpochs);
  for (const row of cells) {
    model.step(state);
    model.observe(state, row);
  }
  model.summarise({ values: rows, width, count: horizonEpochs });
}
process.stdout.write(String(performance.now() - begin));
