import type { ThresholdPopulation } from '../models/threshold/thresholdPopulation.ts';
import { createThresholdState, type ThresholdState } from '../models/threshold/thresholdState.ts';
import { threshold } from '../models/threshold.ts';
import { thresholdFixture } from '../test/oracles/thresholdFixture.ts';
import { handWrittenLoop } from './handWrittenLoop.ts';
import { handWrittenObjects } from './handWrittenObjects.ts';
import { medianTimesMs } from './throughput.ts';

/** A line of the table: one implementation on one population. */
export interface ThresholdResult {
  readonly name: string;
  readonly miners: number;
  readonly agentStepsPerS: number;
  /** Speed over that of the hand-written loop over typed arrays in the same run; does not depend on the machine much. */
  readonly ratio: number;
}

const ROUNDS = { 1000: 101, 10000: 25 } as const;

/**
 * Times the `threshold` model through its public functions against two hand-written programs on the same inputs:
 * 260 epochs, recording included, population built beforehand. The model sorts its miners by break-even when it is
 * created, which spares the processor mispredicted branches; the hand-written loop is therefore timed on miners in the
 * order of the input and on miners sorted in the same manner.
 *
 * @throws Error when one of them does not agree with the reference to 1e-9 in every cell, before anything is timed
 */
export function thresholdContest(miners: 1000 | 10000): ThresholdResult[] {
  const { population, paths, reference } = thresholdFixture(miners);
  const epochs = paths.btcUsd.length;
  const width = threshold.columns.length;
  const modelRun = (state: ThresholdState): Float64Array => {
    const rows = new Float64Array(epochs * width);
    for (let epoch = 0; epoch < epochs; epoch++) {
      threshold.step(state);
      threshold.observe(state, rows.subarray(epoch * width, (epoch + 1) * width));
    }
    return rows;
  };
  const loop = handWrittenLoop(population, paths);
  const sortedLoop = handWrittenLoop(inBreakEvenOrder(population), paths);
  const objects = handWrittenObjects(population, paths);
  const rounds = ROUNDS[miners];
  // A state can run only once, so that one for every round is made before the clock starts.
  const states = Array.from({ length: rounds + 10 }, () => createThresholdState(population, paths));
  const nextState = (): ThresholdState => states.pop() ?? createThresholdState(population, paths);
  const contestants = [
    { name: 'threshold, model interface', run: () => modelRun(nextState()) },
    { name: 'typed arrays, hand-written loop', run: loop },
    { name: 'the same, miners sorted', run: sortedLoop },
    { name: 'objects, hand-written loop', run: objects },
  ];
  for (const { name, run } of contestants) requireAgreement(name, run(), reference);
  const times = medianTimesMs(contestants, rounds);
  return contestants.map(({ name }, i) => ({
    name,
    miners,
    agentStepsPerS: (miners * epochs) / (times[i] / 1000),
    ratio: times[1] / times[i],
  }));
}

function inBreakEvenOrder(population: ThresholdPopulation): ThresholdPopulation {
  const { powerMw, electricityUsdKwh, efficiencyJTh, aiCapable, conversionUsdKw } = population;
  const order = Array.from(powerMw, (_, i) => i).sort(
    (a, b) =>
      aiCapable[a] - aiCapable[b] || electricityUsdKwh[a] * efficiencyJTh[a] - electricityUsdKwh[b] * efficiencyJTh[b],
  );
  const sorted = (values: Float64Array): Float64Array => Float64Array.from(order, (i) => values[i]);
  return {
    powerMw: sorted(powerMw),
    electricityUsdKwh: sorted(electricityUsdKwh),
    efficiencyJTh: sorted(efficiencyJTh),
    aiCapable: Uint8Array.from(order, (i) => aiCapable[i]),
    conversionUsdKw: sorted(conversionUsdKw),
  };
}

function requireAgreement(name: string, rows: Float64Array, reference: readonly Float64Array[]): void {
  const width = reference.length;
  reference.forEach((column, cell) => {
    column.forEach((expected, epoch) => {
      const value = rows[epoch * width + cell];
      if (!(Math.abs(value - expected) <= 1e-9 * Math.abs(expected))) {
        throw new Error(`${name}: epoch ${epoch}, column ${cell}: ${value}, but the reference has ${expected}`);
      }
    });
  });
}
