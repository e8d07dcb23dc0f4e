// Times the steps of one model in a process of its own, as users run it: what the compiler learns of one model would
// otherwise slow the next. Answers every message, a number of repetitions, with the milliseconds of a run's steps: the sum
// over epochs of the median over repetitions, so that long runs are not interrupted more often than short ones.
//
// Usage: forked with EXPERIMENT_TEXT.
import process from 'node:process';
import { createStreams, loadExperiment } from '../dist/src/index.js';

const { model, plan, experiment } = await loadExperiment({ text: process.argv[2], file: 'bench.yaml' });
const { horizonEpochs, seed } = experiment;
const width = model.columns.length;
const rows = new Float64Array(horizonEpochs * width);
const cells = Array.from({ length: horizonEpochs }, (_, epoch) => rows.subarray(epoch * width, (epoch + 1) * width));

const times = cells.map(() => []);

function timeEpochs(repetition) {
  const state = model.create(plan.points[0].parameters, createStreams(seed, 0), horizonEpochs);
  for (const [epoch, row] of cells.entries()) {
    const begin = performance.now();
    model.step(state);
    model.observe(state, row);
    times[epoch][repetition] = performance.now() - begin;
  }
}

process.on('message', (repetitions) => {
  for (let repetition = 0; repetition < repetitions; repetition++) timeEpochs(repetition);
  const medians = times.map((ofEpoch) => ofEpoch.sort((a, b) => a - b)[repetitions >> 1]);
  process.send(medians.reduce((sum, ms) => sum + ms, 0));
});
