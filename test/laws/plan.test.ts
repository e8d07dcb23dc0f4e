import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planExperiment } from '../../src/plan/planExperiment.ts';
import { type Fakes, readWithFakes } from '../golden/spec/readWithFakes.ts';

const HEAD = 'name: t\nhorizon: 26 epochs\n';

function read(text: string, fakes: Fakes = {}) {
  const result = readWithFakes(HEAD + text, fakes);
  if (!result.ok) throw new Error(JSON.stringify(result.problems, null, 1));
  return result;
}

function planOf(text: string, fakes: Fakes = {}) {
  return planExperiment(read(text, fakes).experiment).points;
}

/** Design and twin of each point, as a referee would list them. */
function listing(text: string, fakes: Fakes = {}) {
  return planOf(text, fakes).map(({ design, twin }) => [...Object.values(design), twin]);
}

describe('designs', () => {
  it('nothing varied: one point, without a twin', () => {
    const [point, ...rest] = planOf('set: { shift.share: 0.2 }\n');
    expect(rest).toEqual([]);
    expect(point).toMatchObject({ index: 0, design: {}, twin: null });
    expect(point.parameters['shift.share']).toBe(0.2);
  });

  it('a factorial has the product of its lists in file order, the last fastest', () => {
    const points = read('vary: { shift.share: [0, 10 %], shift.kind: [capacity, hashrate] }\n').experiment.points;
    expect(points.map((point) => Object.values(point))).toEqual([
      [0, 'capacity'],
      [0, 'hashrate'],
      [0.1, 'capacity'],
      [0.1, 'hashrate'],
    ]);
    expect(Object.keys(points[0])).toEqual(['shift.share', 'shift.kind']);
  });

  it('a factorial of any lists has as many points as the product of their lengths, all different', () => {
    const values = fc.uniqueArray(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(values, values, values, (counts, prices, starts) => {
        const vary = `vary: { miners.count: [${counts}], power.price: [${prices}], shift.start: [${starts}] }\n`;
        const { points } = read(vary).experiment;
        expect(points.length).toBe(counts.length * prices.length * starts.length);
        expect(new Set(points.map((point) => JSON.stringify(point))).size).toBe(points.length);
      }),
      { numRuns: 50 },
    );
  });

  it('blocks follow each other, and an absent parameter keeps the value of set', () => {
    const text = 'set: { power.price: 70 }\nvary:\n  - { shift.share: [0.1, 0.2] }\n  - { power.price: [30, 40] }\n';
    expect(listing(text)).toEqual([
      [0.1, 70, null],
      [0.2, 70, null],
      [0, 30, null],
      [0, 40, null],
    ]);
  });

  it('a list has its points in the order of the file, from YAML and from CSV alike', () => {
    const expected = [
      [0.2, 40, null],
      [0.1, 30, null],
    ];
    const yaml =
      'design: list\npoints:\n  - { shift.share: 20 %, power.price: 40 }\n  - { shift.share: 0.1, power.price: 30 }\n';
    expect(listing(yaml)).toEqual(expected);
    const files = { 'p.csv': 'shift.share,power.price\n20 %,40\n0.1,30\n' };
    expect(listing('design: list\npoints: p.csv\n', { files })).toEqual(expected);
  });
});

describe('counterfactual twins', () => {
  it('a point that is its own counterfactual is its own twin and the twin of the others', () => {
    const text = 'vary: { shift.share: [0.1, 0, 0.2], power.price: [40, 50] }\ncounterfactual: { shift.share: 0 }\n';
    expect(listing(text)).toEqual([
      [0.1, 40, 2],
      [0.1, 50, 3],
      [0, 40, 2],
      [0, 50, 3],
      [0.2, 40, 2],
      [0.2, 50, 3],
    ]);
  });

  it('a twin that is no point comes after the points, once, and is its own twin', () => {
    const text = 'vary: { shift.share: [0.1, 0.2] }\ncounterfactual: { shift.share: 0, power.price: 60 }\n';
    const points = planOf(text);
    expect(listing(text)).toEqual([
      [0.1, 50, 2],
      [0.2, 50, 2],
      [0, 60, 2],
    ]);
    expect(points[2].parameters).toEqual({ ...points[0].parameters, 'shift.share': 0, 'power.price': 60 });
  });

  it('twins are found among equal values written differently, series included', () => {
    const text =
      'vary: { price.path: [[[0, 1]], [[2026-06-14, 1], [14, 2]]] }\ncounterfactual: { price.path: [[0, 1.0]] }\n';
    expect(planOf(text).map(({ twin }) => twin)).toEqual([0, 0]);
  });

  it('every twin differs from its point in the overridden parameters alone, and has them', () => {
    const shares = fc.uniqueArray(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 5 });
    const starts = fc.uniqueArray(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(shares, starts, (tenths, epochs) => {
        const share = tenths.map((tenth) => tenth / 10);
        const text = `vary: { shift.share: [${share}], shift.start: [${epochs}] }\ncounterfactual: { shift.share: 0 }\n`;
        const points = planOf(text);
        expect(points.length).toBe(epochs.length * (share.includes(0) ? share.length : share.length + 1));
        for (const { parameters, twin } of points) {
          expect(points[twin ?? -1].parameters).toEqual({ ...parameters, 'shift.share': 0 });
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('--set on a varied parameter', () => {
  const text =
    'vary: { shift.share: [0, 0.1, 0.2], power.price: [40, 50] }\nfigure: { shift.share: 0.2, power.price: 40 }\n';
  const overrides = [{ key: 'shift.share', value: '0.3' }];

  it('fixes it: the design collapses, with one warning that says so', () => {
    const { experiment, warnings } = read(text, { overrides });
    expect(experiment.points).toEqual([{ 'power.price': 40 }, { 'power.price': 50 }]);
    expect(experiment.base['shift.share']).toBe(0.3);
    expect(experiment.figure).toEqual({ 'power.price': 40 });
    expect(warnings.map(({ file, message }) => `${file} ${message}`)).toEqual([
      '--set shift.share=0.3 shift.share varies in the file and is fixed here: the design goes from 6 to 2 points',
    ]);
  });

  it('merges points of blocks and lists that become equal', () => {
    const blocks =
      'vary:\n  - { shift.share: [0, 0.1], power.price: [40] }\n  - { shift.share: [0.2], power.price: [40, 50] }\n';
    expect(read(blocks, { overrides }).experiment.points).toEqual([{ 'power.price': 40 }, { 'power.price': 50 }]);
    const list = 'design: list\npoints: [{ shift.share: 0 }, { shift.share: 0.1 }]\n';
    expect(read(list, { overrides }).experiment.points).toEqual([{}]);
  });

  it('says nothing where the parameter does not vary', () => {
    expect(read('set: { shift.share: 0.1 }\n', { overrides }).warnings).toEqual([]);
  });
});
