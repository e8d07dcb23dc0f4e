// How many bytes of the heap an epoch takes when nothing is collected, for models of a few sizes.
//
// Usage: node --expose-gc --max-semi-space-size=256 heapGrowth.mjs EXPERIMENT_TEXT. Prints bytes an epoch.
import process from 'node:process';
import { createStreams, loadExperiment } from '../dist/src/index.js';

const { model, plan, experiment } = await loadExperiment({ text: process.argv[2], file: 'bench.yaml' });
const { horizonEpochs, seed } = experiment;
const row = new Float64Array(model.columns.length);
const create = () => model.create(plan.points[0].parameters, createStreams(seed, 0), horizonEpochs);

/** Steps, and a record of every epoch. */
function advance(state, epochs) {
  for (let epoch = 0; epoch < epochs; epoch++) {
    model.step(state);
    model.observe(state, row);
  }
}

// Until the compiler has settled: code that it has not optimised yet keeps every number in a box.
for (let run = 0; run < 40; run++) advance(create(), horizonEpochs);
const state = create();
// Tables of the run that grow to their size at the beginning, as that of prices does, are not counted.
advance(state, horizonEpochs >> 1);
globalThis.gc();
const before = process.memoryUsage().heapUsed;
advance(state, horizonEpochs >> 1);
const after = process.memoryUsage().heapUsed;
process.stdout.write(String((after - before) / (horizonEpochs >> 1)));
