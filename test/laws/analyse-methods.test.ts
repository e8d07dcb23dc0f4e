import { describe, expect, it } from 'vitest';
import { createStreams } from '../../models/random/createStreams.ts';
import { allows } from '../../src/analyse/discovery/box.ts';
import { cartLeaves } from '../../src/analyse/discovery/cartLeaves.ts';
import { primBoxes } from '../../src/analyse/discovery/primBoxes.ts';
import { deltaIndices } from '../../src/analyse/sensitivity/deltaIndices.ts';
import { DUMMY, pawnIndices } from '../../src/analyse/sensitivity/pawnIndices.ts';
import { regionalSensitivity } from '../../src/analyse/sensitivity/regionalSensitivity.ts';
import { sobolIndices } from '../../src/analyse/sensitivity/sobolIndices.ts';
import type { ReplicationStatistic } from '../../src/analyse/statistics/replicationStatistic.ts';
import { saltelliDesign } from '../../src/plan/designs/saltelliDesign.ts';

const options = {
  statistic: { of: 'mean' },
  resamples: 50,
  level: 0.95,
  streams: createStreams('methods', 0),
} as const;

/**
 * A stochastic model whose mean is a share of `mean` alone and whose spread is a function of `spread` alone: y = mean +
 * (1 + spread) noise, the noise common to all points.
 */
function noisyModel(samples: number, replications: number) {
  const names = ['mean', 'spread'];
  const unit = saltelliDesign(names, samples, false, createStreams('noisy', 0));
  const uniforms = createStreams('noise', 0).sequence('noise');
  const noise = Array.from({ length: replications }, () => 2 * uniforms.next() - 1);
  const row = new Float64Array(2);
  const values = new Float64Array(unit.size * replications);
  for (let point = 0; point < unit.size; point++) {
    unit.at(point, row);
    noise.forEach((shock, r) => {
      values[point * replications + r] = row[0] + (1 + row[1]) * shock;
    });
  }
  return { design: { names, secondOrder: false, unit }, outcomes: { name: 'y', replications, values } };
}

function shares(statistic: ReplicationStatistic) {
  const { design, outcomes } = noisyModel(256, 40);
  return sobolIndices(design, outcomes, { ...options, statistic }).first.map(({ index }) => index);
}

describe('indices of a stochastic model', () => {
  it('tell what moves the spread from what moves the mean', () => {
    const [byMean, bySpread] = shares({ of: 'sd' });
    expect(byMean.value).toBeCloseTo(0, 10);
    expect(bySpread.value).toBeCloseTo(1, 1);
    const [meanOfMean] = shares({ of: 'mean' });
    expect(meanOfMean.value).toBeGreaterThan(0.9);
    // The highest draw is near mean + spread + 1: both matter alike.
    for (const { value } of shares({ of: 'quantile', p: 1 })) expect(value).toBeCloseTo(0.5, 1);
  });

  it('have wider intervals when replications are few, for they are resampled too', () => {
    const widthWith = (replications: number): number => {
      const { design, outcomes } = noisyModel(256, replications);
      const { low, high } = sobolIndices(design, outcomes, options).first[1].index;
      return high - low;
    };
    expect(widthWith(3)).toBeGreaterThan(4 * widthWith(300));
  });

  it('are the same for the same streams and have other intervals for others', () => {
    const { design, outcomes } = noisyModel(64, 5);
    const once = sobolIndices(design, outcomes, options);
    expect(sobolIndices(design, outcomes, options)).toEqual(once);
    const other = sobolIndices(design, outcomes, { ...options, streams: createStreams('methods', 1) });
    expect(other.first[0].index.value).toBe(once.first[0].index.value);
    expect(other.first[0].index.low).not.toBe(once.first[0].index.low);
  });
});

/** 600 points: a number, a category of four, and one that does nothing. */
function mixedPoints() {
  const uniforms = createStreams('mixed', 0).sequence('points');
  const draw = () => Float64Array.from({ length: 600 }, () => uniforms.next());
  return [
    { name: 'price', values: draw(), categories: null },
    { name: 'rule', values: draw().map((u) => Math.floor(4 * u)), categories: ['a', 'b', 'c', 'd'] },
    { name: 'idle', values: draw(), categories: null },
  ] as const;
}

describe('categories', () => {
  const inputs = mixedPoints();
  const [price, rule] = inputs;
  const ofInterest = Array.from(price.values, (x, i) => x > 0.6 && (rule.values[i] === 1 || rule.values[i] === 3));

  it('are found by PRIM together with the range of a number', () => {
    const prim = { peel: 0.05, paste: 0.05, smallest: 0.05, objective: 'gainPerPoint', boxes: 1 } as const;
    const best = primBoxes(inputs, ofInterest, prim)[0].find(({ density }) => density === 1);
    if (best === undefined) throw new Error('no pure box');
    expect(best.box[1]).toEqual({ kind: 'categories', allowed: [1, 3] });
    expect(allows(best.box[0], 0.59)).toBe(false);
    expect(allows(best.box[0], 0.7)).toBe(true);
    expect(best.coverage).toBeGreaterThan(0.9);
    expect(best.quasiP.find(({ input }) => input === 'rule')?.low).toBeLessThan(1e-6);
  });

  it('are split by CART, whose leaves hold every point once', () => {
    const leaves = cartLeaves(inputs, ofInterest, 0.05);
    expect(leaves.reduce((sum, { points }) => sum + points, 0)).toBe(600);
    const pure = leaves.filter(({ density }) => density > 0.95);
    expect(pure.reduce((sum, { coverage }) => sum + coverage, 0)).toBeGreaterThan(0.95);
    expect(pure.flatMap(({ box }) => (box[1].kind === 'categories' ? box[1].allowed : [])).sort()).toEqual([1, 3]);
  });

  it('matter to PAWN, delta and regional sensitivity whatever their order', () => {
    const values = Float64Array.from(rule.values, (category, i) => (category === 2 ? 5 : 0) + price.values[i] / 10);
    const outcomes = { name: 'y', replications: 1, values };
    const pawn = pawnIndices(inputs, outcomes, { ...options, slices: 10 });
    expect(pawn.map(({ input }) => input)).toEqual(['price', 'rule', 'idle', DUMMY]);
    expect(pawn[1].maximum.value).toBeGreaterThan(0.7);
    expect(pawn[2].median.value).toBeLessThan(pawn[3].median.high);
    const delta = deltaIndices(inputs, outcomes, { ...options, resamples: 20 });
    expect(delta[1].first.value).toBeGreaterThan(0.95);
    expect(delta[1].delta.low).toBeGreaterThan(3 * delta[2].delta.high);
    for (const { delta: interval, deltaCorrected } of delta) {
      expect(deltaCorrected).toBeGreaterThan(interval.low);
      expect(deltaCorrected).toBeLessThan(interval.high);
    }
    const [, byRule, idle] = regionalSensitivity(
      inputs,
      Array.from(values, (y) => y > 4),
    );
    expect(byRule.totalVariation).toBe(1);
    expect(idle.distance).toBeLessThan(idle.criticalDistance);
  });
});
