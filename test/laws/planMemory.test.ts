import process from 'node:process';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createKeyIndex } from '../../src/plan/createKeyIndex.ts';
import { planExperiment } from '../../src/plan/planExperiment.ts';
import { readWithFakes } from '../golden/spec/readWithFakes.ts';

describe('an index of keys', () => {
  it('finds what a Map of the keys finds, however they are chosen', () => {
    const keys = fc.array(fc.string({ maxLength: 2 }), { maxLength: 300 });
    fc.assert(
      fc.property(keys, fc.array(fc.string({ maxLength: 2 })), (set, asked) => {
        const index = createKeyIndex((number) => set[number]);
        const map = new Map<string, number>();
        set.forEach((key, number) => {
          index.set(key, number);
          map.set(key, number);
        });
        for (const key of [...set, ...asked]) expect(index.find(key)).toBe(map.get(key) ?? null);
      }),
    );
  });
});

describe('a plan', () => {
  it('of 100,000 points with as many twins holds less than 200 bytes a point, and gives each the same values again', () => {
    const text =
      'name: t\nhorizon: 1 epoch\ndesign: random\nsamples: 100000\nvary: { shift.share: "uniform(0, 0.9)", power.price: "uniform(1, 500)" }\ncounterfactual: { shift.share: 0 }\n';
    const result = readWithFakes(text);
    if (!result.ok) throw new Error(JSON.stringify(result.problems));
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    collect();
    const before = process.memoryUsage().heapUsed;
    const { points } = planExperiment(result.experiment);
    collect();
    expect((process.memoryUsage().heapUsed - before) / points.length).toBeLessThan(200);
    expect(points).toHaveLength(200_000);
    for (const at of [0, 99_999, 100_000, 199_999]) {
      const { design, parameters, twin, index } = points[at];
      expect(index).toBe(at);
      expect(points[at].design).toEqual(design);
      expect(parameters).toMatchObject(design);
      expect(points[twin ?? -1].design).toEqual({ ...design, 'shift.share': 0 });
    }
  });
});
