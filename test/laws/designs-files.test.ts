import { describe, expect, it } from 'vitest';
import type { Parameter } from '../../models/parameter.ts';
import { planExperiment } from '../../src/plan/planExperiment.ts';
import { readExperiment } from '../../src/spec/readExperiment.ts';
import { fakeModel } from '../golden/spec/fakeModel.ts';
import { type Fakes, readWithFakes } from '../golden/spec/readWithFakes.ts';

const HEAD = 'name: t\nhorizon: 26 epochs\nseed: s\n';

function read(text: string, fakes: Fakes = {}) {
  const result = readWithFakes(HEAD + text, fakes);
  if (!result.ok) throw new Error(JSON.stringify(result.problems, null, 1));
  return result;
}

const planOf = (text: string, fakes: Fakes = {}) => planExperiment(read(text, fakes).experiment);
const designsOf = (text: string, fakes: Fakes = {}) => planOf(text, fakes).points.map(({ design }) => design);
const column = (text: string, name: string) => designsOf(text).map((design) => design[name]);

/** An experiment whose model has this parameter alone, without bounds. */
function readUnbounded(text: string, count = 1) {
  const parameters = Array.from(
    { length: count },
    (_, i): Parameter => ({
      name: `x${i}`,
      kind: 'number',
      unit: '1',
      default: 0,
      description: 'd',
      source: 'definition',
    }),
  );
  return readExperiment(`model: free\n${HEAD}${text}`, {
    file: 'e.yaml',
    models: new Map([['free', { ...fakeModel, name: 'free', parameters }]]),
    presets: new Map(),
    readSeriesFile: () => '',
    overrides: [],
  });
}

describe('distributions in a file', () => {
  const kinds = `design: latinHypercube
samples: 60
vary:
  shift.share: uniform(10 %, 0.4)
  shift.kind: categorical(capacity, hashrate)
  miners.strategic: categorical(true, false)
  miners.count: uniform(1, 3)
  power.price: truncatedNormal(50, 20, 30, 90)
  shift.start: uniform(2026-06-14, 2 years)
  shift.duration: logUniform(2 epochs, 1 year)
`;

  it('give values of the kind of the parameter, within what was asked for', () => {
    for (const design of designsOf(kinds)) {
      expect(['capacity', 'hashrate']).toContain(design['shift.kind']);
      expect([true, false]).toContain(design['miners.strategic']);
      const within = (name: string, low: number, high: number) => {
        expect(design[name]).toBeGreaterThanOrEqual(low);
        expect(design[name]).toBeLessThanOrEqual(high);
      };
      within('shift.share', 0.1, 0.4);
      within('power.price', 30, 90);
      within('shift.duration', 2, 365.25 / 14);
      within('shift.start', 0, 52);
      expect(Number.isInteger(design['shift.start'])).toBe(true);
    }
  });

  it('give every category, and every whole number of a uniform one, its equal part of a Latin hypercube', () => {
    const count = (name: string, value: unknown) => column(kinds, name).filter((one) => one === value).length;
    expect(['capacity', 'hashrate'].map((kind) => count('shift.kind', kind))).toEqual([30, 30]);
    expect([true, false].map((is) => count('miners.strategic', is))).toEqual([30, 30]);
    expect([1, 2, 3].map((n) => count('miners.count', n))).toEqual([20, 20, 20]);
  });

  it('are the same between braces, where commas separate entries, as on lines of their own', () => {
    const lines =
      'vary:\n  shift.share: uniform(0, 0.5)\n  power.price: triangular(1, 2, 5)\n  miners.count: discrete(1, 2)\n';
    const braces =
      'vary: { shift.share: uniform(0, 0.5), power.price: triangular(1,\n  2, 5) , miners.count: discrete(1, 2) }\n';
    const head = 'design: random\nsamples: 5\n';
    expect(designsOf(head + braces)).toEqual(designsOf(head + lines));
  });

  it('may be normal for a parameter without bounds, unless the design has points at the ends', () => {
    const problems = (design: string) => {
      const result = readUnbounded(`${design}vary: { x0: normal(10, 2) }\n`);
      return result.ok ? [] : result.problems.map(({ message }) => message);
    };
    expect(problems('design: sobol\nsamples: 8\n')).toEqual([]);
    expect(problems('design: sobol\nsamples: 8\nscramble: false\n')).toEqual([
      'design sobol without scrambling begins at the lower ends, where x0 is infinite (normal)',
    ]);
    expect(problems('design: morris\ntrajectories: 8\n')).toEqual([
      'design morris has points at the ends, where x0 is infinite (normal)',
    ]);
  });
});

describe('sampled designs in a file', () => {
  const vary = 'vary: { shift.share: uniform(0, 0.5), power.price: uniform(40, 60) }\n';

  it('are told in the resolved experiment, with all that an analysis needs', () => {
    const inputs = [
      { name: 'shift.share', distribution: { kind: 'uniform', low: 0, high: 0.5 }, isWhole: false },
      { name: 'power.price', distribution: { kind: 'uniform', low: 40, high: 60 }, isWhole: false },
    ];
    const designOf = (text: string) => read(text + vary).experiment.design;
    expect(designOf('design: saltelli\nsamples: 8\nsecondOrder: true\nscramble: false\n')).toEqual({
      method: 'saltelli',
      samples: 8,
      secondOrder: true,
      scramble: false,
      rowsPerSample: 6,
      seed: null,
      inputs,
      crossed: [],
      constraints: [],
    });
    expect(designOf('design: morris\ntrajectories: 5\n')).toEqual({
      method: 'morris',
      trajectories: 5,
      levels: 4,
      rowsPerTrajectory: 3,
      seed: 's',
      inputs,
      crossed: [],
      constraints: [],
    });
    expect(read('vary: { shift.share: [0, 0.1] }\n').experiment.design).toEqual({
      method: 'factorial',
      constraints: [],
    });
  });

  it.each([
    ['random', 'samples: 7', 7],
    ['latinHypercube', 'samples: 7', 7],
    ['sobol', 'samples: 7', 7],
    ['saltelli', 'samples: 8', 32],
    ['saltelli', 'samples: 8\nsecondOrder: true', 48],
    ['morris', 'trajectories: 7', 21],
  ])('%s with %s has as many points as its definition says', (method, count, size) => {
    expect(designsOf(`design: ${method}\n${count}\n${vary}`)).toHaveLength(size);
  });

  it('are extended from the command line, old points staying', () => {
    const text = `design: sobol\nsamples: 8\n${vary}`;
    const longer = designsOf(text, { overrides: [{ key: 'samples', value: '16' }] });
    expect(longer).toHaveLength(16);
    expect(longer.slice(0, 8)).toEqual(designsOf(text));
  });

  it('lose a dimension that the command line fixes, with a warning, and keep the others', () => {
    const text = `design: random\nsamples: 4\n${vary}`;
    const overrides = [{ key: 'shift.share', value: '0.2' }];
    expect(designsOf(text, { overrides })).toEqual(
      designsOf(text).map((design) => ({ 'power.price': design['power.price'] })),
    );
    expect(read(text, { overrides }).warnings.map(({ message }) => message)).toEqual([
      'shift.share varies in the file and is fixed here: the design loses a dimension',
    ]);
  });

  it('warn of a Sobol design that is no power of two', () => {
    const messages = (samples: number) =>
      read(`design: sobol\nsamples: ${samples}\n${vary}`).warnings.map(({ message }) => message);
    expect(messages(12)).toEqual(["samples is 12: Sobol' points are balanced for powers of two"]);
    expect(messages(16)).toEqual([]);
  });

  it('have counterfactual twins like any other', () => {
    const { points } = planOf(`design: random\nsamples: 4\ncounterfactual: { shift.share: 0 }\n${vary}`);
    expect(points).toHaveLength(8);
    for (const { twin, parameters } of points.slice(0, 4)) {
      expect(points[twin ?? 0].parameters).toEqual({ ...parameters, 'shift.share': 0 });
    }
  });

  it('are crossed with lists: every combination has the whole design, the lists as fast as a factorial has them', () => {
    const head = 'design: morris\ntrajectories: 3\n';
    const plain = designsOf(`${head}${vary}`);
    const lists = ', shift.kind: [capacity, hashrate], miners.count: [1, 2, 3] }\n';
    const crossed = designsOf(head + vary.replace(' }\n', lists));
    expect(crossed).toHaveLength(6 * plain.length);
    expect(crossed.slice(0, 4).map((design) => [design['shift.kind'], design['miners.count']])).toEqual([
      ['capacity', 1],
      ['capacity', 2],
      ['capacity', 3],
      ['hashrate', 1],
    ]);
    for (const kind of ['capacity', 'hashrate']) {
      for (const count of [1, 2, 3]) {
        const own = crossed.filter((design) => design['shift.kind'] === kind && design['miners.count'] === count);
        expect(own.map((design) => [design['shift.share'], design['power.price']])).toEqual(
          plain.map((design) => [design['shift.share'], design['power.price']]),
        );
      }
    }
  });

  it('may show a figure of listed values', () => {
    const lists = vary.replace(' }\n', ', shift.kind: [capacity, hashrate] }\n');
    const figure = 'figure: { shift.kind: capacity }\n';
    expect(read(`design: random\nsamples: 4\n${lists}${figure}`).experiment.figure).toEqual({
      'shift.kind': 'capacity',
    });
  });

  it('are refused with more dimensions than there are direction numbers', () => {
    const varied = Array.from({ length: 161 }, (_, i) => `x${i}: uniform(0, 1)`);
    const problems = (text: string, count: number) => {
      const result = readUnbounded(`${text}vary: { ${varied.slice(0, count).join(', ')} }\n`, count);
      if (result.ok) return planExperiment(result.experiment).points.length;
      return result.problems.map(({ message }) => message);
    };
    expect(problems('design: sobol\nsamples: 2\n', 160)).toBe(2);
    expect(problems('design: sobol\nsamples: 2\n', 161)).toEqual(['design sobol varies 161 parameters']);
    expect(problems('design: saltelli\nsamples: 2\n', 80)).toBe(164);
    expect(problems('design: saltelli\nsamples: 2\n', 81)).toEqual(['design saltelli varies 81 parameters']);
  });
});

describe('constraints', () => {
  it('leave out the points that break one, and count them', () => {
    const text = 'vary: { shift.start: [0, 10, 20], shift.duration: [5, 15, 25] }\nconstraints: ';
    const kept = (constraints: string) => {
      const { points, rejectedPoints } = planOf(`${text}${constraints}\n`);
      expect(points.length + rejectedPoints).toBe(9);
      expect(points.map(({ index }) => index)).toEqual([...points.keys()]);
      return points.map(({ design }) => `${design['shift.start']}+${design['shift.duration']}`);
    };
    expect(kept('shift.start < shift.duration')).toEqual(['0+5', '0+15', '0+25', '10+15', '10+25', '20+25']);
    expect(kept('[shift.start + shift.duration <= 25, shift.start >= 10]')).toEqual(['10+5', '10+15', '20+5']);
    expect(kept('2 * shift.start - shift.duration == 5')).toEqual(['10+15']);
    expect(kept('shift.start / (shift.duration - 5) > 1')).toEqual(['10+5', '20+5', '20+15']);
    expect(kept('-(shift.start - 10) != 0')).toHaveLength(6);
    expect(kept('shift.duration - shift.start - 5 > 1e1')).toEqual(['0+25']);
    // The parameter that does not vary has its value from the rest of the file.
    expect(kept('shift.start < power.price / 5')).toHaveLength(3);
  });

  it('of a random design hold in what is left, and leave the points as they are', () => {
    const text = 'design: random\nsamples: 200\nvary: { shift.start: uniform(0, 99), miners.count: uniform(1, 100) }\n';
    const { points, rejectedPoints } = planOf(`${text}constraints: ["shift.start < miners.count"]\n`);
    const all = designsOf(text);
    expect(rejectedPoints).toBeGreaterThan(0);
    expect(points.map(({ design }) => design)).toEqual(
      all.filter((design) => Number(design['shift.start']) < Number(design['miners.count'])),
    );
  });
});
