import { describe, expect, it } from 'vitest';
import type { Plan } from '../../src/plan/plan.ts';
import { executePlan, type RunResult } from '../../src/run/executePlan.ts';
import { keptEpochs } from '../../src/run/keptEpochs.ts';
import type { RunSettings } from '../../src/run/runTask.ts';
import { createTaskSizer } from '../../src/run/taskSizer.ts';

const settings: RunSettings = {
  registry: new URL('../e2e/fakeModels.ts', import.meta.url).href,
  model: 'fake',
  seed: 's',
  independentStreams: [],
  horizonEpochs: 5,
  recorded: { everyEpochs: 2, columns: [1] },
  figured: { everyEpochs: 1, columns: [1, 0] },
};
const plan: Plan = {
  points: [0, 0.5, 1].map((share, index) => ({
    index,
    twin: null,
    design: {},
    salt: null,
    parameters: { 'shift.share': share, 'fail.below': 0, work: 0, crash: false },
  })),
  replications: 7,
  designPoints: 3,
  rejectedPoints: 0,
};
const options = {
  workers: 1,
  outcomeCount: 2,
  isRecorded: (_: number, replication: number) => replication < 2,
  isFigured: (point: number) => point === 1,
};

async function collect(workers: number): Promise<RunResult[]> {
  const results: RunResult[] = [];
  for await (const batch of executePlan(plan, settings, { ...options, workers })) results.push(...batch);
  return results;
}

describe('executePlan', () => {
  it('gives every run once, in the order of the plan, with the rows that were asked for', async () => {
    const results = await collect(1);
    expect(results.map(({ run }) => run)).toEqual(Array.from({ length: 21 }, (_, run) => run));
    for (const { run, point, replication, outcomes, recorded, figured } of results) {
      expect(run).toBe(point * 7 + replication);
      expect(recorded?.length).toBe(replication < 2 ? 3 : undefined);
      expect(figured?.length).toBe(point === 1 ? 10 : undefined);
      // The model's outcome is what its column holds in the last epoch, which both selections keep.
      if (recorded) expect(recorded[2]).toBe(outcomes?.[0]);
      if (figured) expect([figured[8], figured[9]]).toEqual([outcomes?.[0], 20_056]);
    }
    // The points share their random numbers and differ by the factor 1 - share.
    expect(results[7 + 3].outcomes?.[0]).toBeCloseTo(0.5 * (results[3].outcomes?.[0] ?? 0), 14);
  });

  it('PAIN 14, parallel that fails by platform: the same with worker threads, which are sent plain JSON', async () => {
    expect(await collect(3)).toEqual(await collect(1));
  });

  it('gives the runs of the ranges that are asked for, and those only', async () => {
    const all = await collect(1);
    const ranges = [
      { first: 2, end: 5 },
      { first: 13, end: 14 },
    ];
    for (const workers of [1, 2]) {
      const results: RunResult[] = [];
      for await (const batch of executePlan(plan, settings, { ...options, workers, ranges })) results.push(...batch);
      expect(results).toEqual([2, 3, 4, 13].map((run) => all[run]));
    }
  });

  it('ends a run that hangs, with one worker or two, and finishes the others', async () => {
    const hangs: Plan = {
      ...plan,
      points: plan.points.map((point) => ({ ...point, parameters: { ...point.parameters, hang: point.index === 1 } })),
    };
    const all = await collect(1);
    for (const workers of [1, 2]) {
      const results: RunResult[] = [];
      const limited = { ...options, workers, timeLimitMs: 300 };
      for await (const batch of executePlan(hangs, settings, limited)) results.push(...batch);
      const failed = results.filter(({ failure }) => failure !== null);
      expect(failed.length).toBeGreaterThan(0);
      expect(failed.length).toBeLessThan(7);
      expect(failed.map(({ point }) => point)).toEqual(failed.map(() => 1));
      expect(failed[0].failure?.message).toBe('the run took longer than the time limit of 0.3 s');
      const others = results.filter(({ failure }) => failure === null);
      expect(others).toEqual(others.map(({ run }) => all[run]));
      expect(results).toHaveLength(21);
    }
  });

  it('runs no further ahead than a few tasks while the consumer is busy', async () => {
    const long: Plan = { ...plan, replications: 1_000_000_000 };
    let seen = 0;
    for await (const batch of executePlan(long, settings, { ...options, workers: 2 })) {
      seen += batch.length;
      if (seen > 100) break;
    }
    expect(seen).toBeGreaterThan(100);
  });

  it('tells its stop by the reason of the signal', async () => {
    const controller = new AbortController();
    const execution = (async () => {
      for await (const _ of executePlan(plan, settings, { ...options, signal: controller.signal })) {
        controller.abort(new Error('enough'));
      }
    })();
    await expect(execution).rejects.toThrow('enough');
  });

  it('ends at once when the model cannot be loaded, in threads or not', async () => {
    const missing = { ...settings, model: 'absent' };
    for (const workers of [1, 2]) {
      const first = executePlan(plan, missing, { ...options, workers }).next();
      await expect(first).rejects.toThrow(/no model named absent/);
    }
  });
});

describe('keptEpochs', () => {
  it.each([
    [5, 1, [0, 1, 2, 3, 4]],
    [5, 2, [0, 2, 4]],
    [6, 2, [0, 2, 4, 5]],
    [6, 100, [0, 5]],
    [1, 3, [0]],
  ])('of %i epochs, every %i', (horizon, every, kept) => {
    expect(keptEpochs(horizon, every)).toEqual(kept);
  });
});

describe('createTaskSizer', () => {
  it('PAIN 15, slow for reasons of the harness: starts with one run, grows to about 100 ms, and respects the bounds', () => {
    const sizer = createTaskSizer(2, 1000);
    expect(sizer.next(1_000_000)).toBe(1);
    sizer.learn(1, 10);
    expect(sizer.next(1_000_000)).toBe(10);
    expect(sizer.next(6)).toBe(3);
    for (let i = 0; i < 50; i++) sizer.learn(1, 0.001);
    expect(sizer.next(1_000_000)).toBe(1000);
    for (let i = 0; i < 50; i++) sizer.learn(1, 10_000);
    expect(sizer.next(1_000_000)).toBe(1);
  });
});
