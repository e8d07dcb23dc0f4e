// The runs of an experiment's first point without the laboratory: what a sweep takes beyond them is its own.
//
// Usage: node bareRuns.mjs EXPERIMENT_TEXT. Prints the milliseconds.
import process from 'node:process';
import { createStreams, loadExperiment } from '../dist/src/index.js';

const begin = performance.now();
const { model, plan, experiment } = await loadExperiment({ text: process.argv[2], file: 'bench.yaml' });
const { horizonEpochs, seed } = experiment;
const width = model.columns.length;
const rows = new Float64Array(horizonEpochs * width);
const cells = Array.from({ length: horizonEpochs }, (_, epoch) => rows.subarray(epoch * width, (epoch + 1) * width));
for (let replication = 0; replication < plan.replications; replication++) {
  const state = model.create(plan.points[0].parameters, createStreams(seed, replication), horizonEpochs);
  for (const row of cells) {
    model.step(state);
    model.observe(state, row);
  }
  model.summarise({ values: rows, width, count: horizonEpochs });
}
process.stdout.write(String(performance.now() - begin));
