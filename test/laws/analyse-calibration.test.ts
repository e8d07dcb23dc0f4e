import { describe, expect, it } from 'vitest';
import { createStreams } from '../../models/random/createStreams.ts';
import { normalQuantile } from '../../models/random/math/normalQuantile.ts';
import type { AbcDraws } from '../../src/analyse/calibration/abcDraws.ts';
import { abcPosterior } from '../../src/analyse/calibration/abcPosterior.ts';
import { identification } from '../../src/analyse/calibration/identification.ts';
import { localRegression } from '../../src/analyse/calibration/localRegression.ts';
import { nearestDraws } from '../../src/analyse/calibration/nearestDraws.ts';
import { priorRanks } from '../../src/analyse/calibration/priorRanks.ts';
import { rankCorrelation } from '../../src/analyse/calibration/rankCorrelation.ts';
import { resampleEvenly } from '../../src/analyse/calibration/resampleEvenly.ts';
import { robustScale } from '../../src/analyse/calibration/robustScale.ts';
import { strongestCorrelation } from '../../src/analyse/calibration/strongestCorrelation.ts';
import { truthIsHeld } from '../../src/analyse/calibration/truthIsHeld.ts';
import { valueAtRank } from '../../src/analyse/calibration/valueAtRank.ts';
import { weightedQuantile } from '../../src/analyse/calibration/weightedQuantile.ts';
import { momentMetric } from '../../src/calibrate/momentMetric.ts';

const N = 4000;
const ACCEPTED = 400;

function uniforms(name: string, count = N): Float64Array {
  const sequence = createStreams('calibration', 0).sequence(name);
  return Float64Array.from({ length: count }, () => sequence.next());
}
const normals = (name: string, sd = 1): Float64Array => uniforms(name).map((u) => sd * normalQuantile(u));
const plus = (a: Float64Array, b: Float64Array): Float64Array => a.map((value, i) => value + b[i]);

/** The first moment is the first parameter with noise; the second is noise, and the second parameter moves nothing. */
function toy(parameter: Float64Array, noiseSd: number, observed: number) {
  const draws: AbcDraws = {
    parameters: [parameter, uniforms('idle')],
    moments: [plus(parameter, normals('noise', noiseSd)), normals('noise alone')],
  };
  const ranks = draws.parameters.map(priorRanks);
  const data = Float64Array.of(observed, 0);
  const metric = momentMetric(draws.moments, data, true);
  const posterior = abcPosterior(draws, ranks, metric, data, ACCEPTED);
  return { draws, ranks, data, metric, posterior };
}
const describeParameter = ({ draws, ranks, posterior }: ReturnType<typeof toy>, p: number) =>
  identification(draws.parameters[p], ranks[p], posterior, p, 0);

describe('the posterior of a mean', () => {
  // Accepted draws carry weights, about 300 of 400 count: standard errors of quantiles are sqrt(p(1-p)/300)/density.
  it('under a uniform prior is normal about the data', () => {
    const found = toy(
      uniforms('flat').map((u) => 10 * u),
      0.2,
      4,
    );
    const { median, posterior, verdict, prior } = describeParameter(found, 0);
    expect(found.posterior.isAdjusted).toBe(true);
    expect(Math.abs(median - 4)).toBeLessThan(4 * 0.0145);
    expect(Math.abs(posterior[0] - (4 - 1.645 * 0.2))).toBeLessThan(4 * 0.025);
    expect(Math.abs(posterior[1] - (4 + 1.645 * 0.2))).toBeLessThan(4 * 0.025);
    expect(verdict).toBe('identified');
    expect(prior[0]).toBeCloseTo(0.5, 0);
  });

  it('under a normal prior lies halfway between prior and data', () => {
    const found = toy(normals('bell'), 1, 1);
    const { median, posterior, widthRatio } = describeParameter(found, 0);
    const sd = Math.SQRT1_2;
    expect(Math.abs(median - 0.5)).toBeLessThan(4 * 0.051);
    expect(Math.abs(posterior[0] - (0.5 - 1.645 * sd))).toBeLessThan(4 * 0.086);
    expect(Math.abs(posterior[1] - (0.5 + 1.645 * sd))).toBeLessThan(4 * 0.086);
    // The standard normal gives -0.663 to 1.663 a probability of 0.698.
    expect(widthRatio).toBeGreaterThan(0.698 / 0.9 - 0.1);
    expect(widthRatio).toBeLessThan(0.698 / 0.9 + 0.1);
  });

  it('is that of the prior for a parameter that moves nothing', () => {
    const found = toy(
      uniforms('flat').map((u) => 10 * u),
      0.2,
      4,
    );
    const { verdict, widthRatio, ks, ksCritical } = describeParameter(found, 1);
    expect(verdict).toBe('no');
    expect(widthRatio).toBeGreaterThan(0.93);
    expect(ks).toBeLessThan(ksCritical);
    const momentRanks = found.draws.moments.map(priorRanks);
    expect(strongestCorrelation(found.ranks[1], momentRanks)).toBeNull();
    expect(strongestCorrelation(found.ranks[0], momentRanks)?.moment).toBe(0);
  });

  it('holds true values nine times in ten, and fewer when moments are trusted too much', () => {
    const found = toy(normals('bell'), 1, 1);
    const share = (draws: AbcDraws, truths: Int32Array, p: number): number => {
      const held = truths.filter((truth) => truthIsHeld(draws, found.ranks, found.metric, ACCEPTED, truth)[p]);
      return held.length / truths.length;
    };
    const truths = found.posterior.draws;
    const band = 4 * Math.sqrt(0.09 / ACCEPTED);
    expect(Math.abs(share(found.draws, truths, 0) - 0.9)).toBeLessThan(band);
    expect(Math.abs(share(found.draws, truths, 1) - 0.9)).toBeLessThan(band);
    // A model with hardly any luck, and forty histories with as much as before.
    const few = truths.filter((_, i) => i % 10 === 0);
    const sure = plus(found.draws.parameters[0], normals('noise', 0.1));
    for (const truth of few) sure[truth] = found.draws.moments[0][truth];
    expect(share({ ...found.draws, moments: [sure, found.draws.moments[1]] }, few, 0)).toBeLessThan(0.6);
  });

  it('identifies nothing where the halves of the draws disagree', () => {
    const { draws, ranks, posterior } = toy(uniforms('flat'), 0.02, 0.5);
    const verdict = (difference: number) =>
      identification(draws.parameters[0], ranks[0], posterior, 0, difference).verdict;
    expect([verdict(0.1), verdict(-0.3), verdict(0.3)]).toEqual(['identified', 'unstable', 'unstable']);
  });

  it('is the kept draws as they are where these are too few for a regression', () => {
    const { draws, ranks, data, metric } = toy(uniforms('flat'), 0.2, 0.5);
    const few = abcPosterior(draws, ranks, metric, data, 5);
    expect(few.isAdjusted).toBe(false);
    expect([...few.weights]).toEqual([1, 1, 1, 1, 1]);
    expect([...few.ranks[0]]).toEqual([...few.draws].map((i) => ranks[0][i]));
  });
});

describe('the pieces', () => {
  it('keep the nearest, ties by number, without the one excepted', () => {
    const draws = { parameters: [], moments: [Float64Array.of(3, 1, -1, 0, 5), Float64Array.of(0, 0, 0, 9, 0)] };
    const metric = { used: [0], scales: Float64Array.of(2) };
    const nearest = nearestDraws(draws, metric, Float64Array.of(0, 0), 2, 3);
    expect([...nearest.draws]).toEqual([1, 2]);
    expect([...nearest.distances]).toEqual([0.5, 0.5]);
    expect(nearest.radius).toBe(1.5);
  });

  it('regress exactly on what is linear, and give nothing to a regressor that others determine', () => {
    const a = Float64Array.of(1, 2, 3, 5, 8, 100);
    const b = Float64Array.of(2, 0, 1, 1, 4, 100);
    const weights = Float64Array.of(1, 0.5, 1, 2, 1, 0);
    const y = a.map((value, i) => (i === 5 ? 1e6 : 7 + 2 * value - 3 * b[i]));
    const [slopes] = localRegression([a, b, plus(a, b)], [y], weights);
    expect(slopes[0]).toBeCloseTo(2, 9);
    expect(slopes[1]).toBeCloseTo(-3, 9);
    expect(slopes[2]).toBe(0);
  });

  it('take quantiles at the middle of weights', () => {
    const even = Float64Array.of(1, 1, 1, 1);
    // Hyndman and Fan's type 5.
    expect(weightedQuantile(Float64Array.of(4, 1, 3, 2), even, 0.5)).toBe(2.5);
    expect(weightedQuantile(Float64Array.of(4, 1, 3, 2), even, 0.25)).toBe(1.5);
    expect(weightedQuantile(Float64Array.of(4, 1, 3, 2), even, 0.99)).toBe(4);
    expect(weightedQuantile(Float64Array.of(0, 10), Float64Array.of(1, 3), 0.375)).toBe(5);
    expect(weightedQuantile(Float64Array.of(0, 10, 99), Float64Array.of(1, 3, 0), 1)).toBe(10);
  });

  it('resample by weight', () => {
    expect([...resampleEvenly(Float64Array.of(1, 0, 3, 4), 8)]).toEqual([0, 2, 2, 2, 3, 3, 3, 3]);
    expect([...resampleEvenly(Float64Array.of(1, 1, 1, 1), 2)]).toEqual([0, 2]);
  });

  it('scale by the median distance, or the mean where most are alike', () => {
    expect(robustScale(Float64Array.of(1, 2, 3, 4, 1e9))).toBe(1);
    expect(robustScale(Float64Array.of(0, 0, 0, 4))).toBe(1);
    expect(robustScale(Float64Array.of(7, 7))).toBe(0);
  });

  it('correlate places as the normal law says', () => {
    const x = normals('x');
    const y = plus(
      x.map((value) => 0.6 * value),
      normals('y', 0.8),
    );
    const expected = (6 / Math.PI) * Math.asin(0.6 / 2);
    expect(Math.abs(rankCorrelation(priorRanks(x), priorRanks(y)) - expected)).toBeLessThan(4 / Math.sqrt(N));
    expect(rankCorrelation(priorRanks(x), priorRanks(x.map((value) => -value)))).toBeCloseTo(-1, 12);
    expect(rankCorrelation(priorRanks(x), new Float64Array(N).fill(0.5))).toBe(0);
  });

  it('share the place of equal values', () => {
    expect([...priorRanks(Float64Array.of(5, 1, 5, 9))]).toEqual([0.5, 0.125, 0.5, 0.875]);
  });

  it('find the value at its place again', () => {
    const values = uniforms('there and back', 50);
    const sorted = values.slice().sort();
    const back = priorRanks(values).map((rank) => valueAtRank(sorted, rank));
    for (const [i, value] of back.entries()) expect(value).toBeCloseTo(values[i], 12);
    expect([0, 0.125, 0.25, 1].map((rank) => valueAtRank(Float64Array.of(1, 3, 5, 9), rank))).toEqual([1, 1, 2, 9]);
  });

  it('measure the distance of a part from its whole by the law of Kolmogorov', () => {
    // Half of the draws, chosen by chance: sqrt(pi/2) ln 2 = 0.8687 is the mean of the limit, which is approached from below.
    const size = 400;
    const values = uniforms('whole', size);
    const ranks = priorRanks(values);
    let sum = 0;
    let beyond = 0;
    for (let trial = 0; trial < 300; trial++) {
      const keys = uniforms(`part ${trial}`, size);
      const part = Int32Array.from(keys, (_, i) => i)
        .sort((a, b) => keys[a] - keys[b])
        .slice(0, size / 2);
      const none = { distances: new Float64Array(size / 2), isAdjusted: false };
      const posterior = { ...none, draws: part, weights: new Float64Array(size / 2).fill(1), ranks: [keys] };
      const { ks, ksCritical } = identification(
        values,
        ranks,
        { ...posterior, ranks: [Float64Array.from(part, (i) => ranks[i])] },
        0,
        0,
      );
      sum += (1.6276 * ks) / ksCritical;
      if (ks > ksCritical) beyond += 1;
    }
    expect(sum / 300).toBeGreaterThan(0.78);
    expect(sum / 300).toBeLessThan(0.92);
    expect(beyond).toBeLessThan(12);
  });

  it('leave out what the draws do not reach and what does not vary', () => {
    const moments = [uniforms('a'), uniforms('b'), new Float64Array(N).fill(3), uniforms('c')];
    const data = Float64Array.of(0.5, 1.5, 3, 0.995);
    expect(momentMetric(moments, data, true).used).toEqual([0]);
    expect(momentMetric(moments, data, false).used).toEqual([0, 1, 3]);
    expect(momentMetric(moments, data, true).scales[0]).toBeCloseTo(0.25, 1);
  });
});
