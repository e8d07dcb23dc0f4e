import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createStreams } from '../../models/random/createStreams.ts';
import { restoreSequence } from '../../models/random/restorableSequence.ts';
import { chiSquareZ, correlationZ, table } from './randomStatistics.ts';

const SEEDS = 15_000;
const WORDS = ['alpha', 'beta', 'gamma', 'delta', 'epsilon', 'zeta', 'eta', 'theta', 'iota', 'kappa'];

const seedFamilies: Readonly<Record<string, (index: number) => string>> = {
  numeric: (index) => String(index),
  'plain words': (index) => `${WORDS[index % 10]} ${WORDS[Math.floor(index / 10) % 10]} ${Math.floor(index / 100)}`,
  'one long text that differs at the end': (index) => `twenty-percent-2026-${'x'.repeat(60)}-${index}`,
  'repeated letter': (index) => 'a'.repeat(index % 150) + 'b'.repeat(Math.floor(index / 150)),
};

describe('streams of different names are unrelated', () => {
  it.each(Object.entries(seedFamilies))('first numbers over 15,000 seeds are uniform: %s', (_, seedOf) => {
    const firsts = table(SEEDS, (index) => createStreams(seedOf(index), 0).sequence('btc-price').next());
    expect(Math.abs(chiSquareZ(firsts))).toBeLessThan(4);
    expect(Math.abs(correlationZ(firsts.slice(1), firsts.slice(0, -1)))).toBeLessThan(4);
  });

  it('the same test rejects a generator of the same package that is seeded with the plain text', () => {
    const xor128 = createRequire(import.meta.url)('seedrandom/lib/xor128.js') as (seed: string) => () => number;
    const firsts = table(SEEDS, (index) => xor128(seedFamilies.numeric(index))());
    expect(Math.abs(chiSquareZ(firsts))).toBeGreaterThan(10);
  });

  it('first numbers over replications, purposes and salts are uniform', () => {
    const replications = table(SEEDS, (index) => createStreams('', index).sequence('fees').next());
    const purposes = table(SEEDS, (index) => createStreams('s', 0).sequence('agent', String(index)).next());
    const salts = table(SEEDS, (index) =>
      createStreams('s', 0, [`cell-${index}`])
        .sequence('fees')
        .next(),
    );
    for (const firsts of [replications, purposes, salts]) expect(Math.abs(chiSquareZ(firsts))).toBeLessThan(4);
  });

  it('purposes, seeds and the two kinds of stream are uncorrelated', () => {
    const streams = createStreams('seed', 3);
    const draw = (sequence: { next(): number }): number[] => table(20_000, () => sequence.next());
    const field = streams.field('a');
    const lists = [
      draw(streams.sequence('a')),
      draw(streams.sequence('b')),
      draw(streams.sequence('a', 'b')),
      draw(createStreams('seed', 4).sequence('a')),
      draw(createStreams('seee', 3).sequence('a')),
      draw(createStreams('seed', 3, ['x']).sequence('a')),
      table(20_000, (agent) => field.at(agent, 0)),
      table(20_000, (agent) => streams.field('b').at(agent, 0)),
    ];
    for (let i = 0; i < lists.length; i += 1) {
      for (let j = 0; j < i; j += 1) expect(Math.abs(correlationZ(lists[i], lists[j]))).toBeLessThan(4);
    }
  });

  it('two paths give the same numbers only if they are the same list of names', () => {
    const names = fc.array(fc.string({ maxLength: 3 }), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(names, names, (left, right) => {
        const same = left.length === right.length && left.every((name, i) => name === right[i]);
        const streams = createStreams('0', 0);
        expect(streams.sequence(...left).next() === streams.sequence(...right).next()).toBe(same);
        expect(streams.field(...left).at(0, 0) === streams.field(...right).at(0, 0)).toBe(same);
      }),
    );
    const streams = createStreams('0', 0);
    const tricky = [['ab'], ['a', 'b'], ['a,b'], ['a","b'], ['', 'ab'], ['ab', '']];
    expect(new Set(tricky.map((path) => streams.sequence(...path).next())).size).toBe(tricky.length);
  });

  it('seed 0, the empty seed and no purpose are legal and distinct', () => {
    const numbers = ['', '0', '00', ' '].map((seed) => createStreams(seed, 0).sequence().next());
    expect(new Set(numbers).size).toBe(4);
    for (const u of numbers) expect(u > 0 && u < 1).toBe(true);
  });

  it.each([-1, 0.5, NaN, 2 ** 53])('replication %d is refused', (replication) => {
    expect(() => createStreams('s', replication)).toThrow(RangeError);
  });
});

describe('a sequence', () => {
  it('starts again at the first number with every call and is not moved by other sequences', () => {
    const alone = table(
      50,
      (
        (s) => () =>
          s.next()
      )(createStreams('s', 1).sequence('a')),
    );
    const streams = createStreams('s', 1);
    const a = streams.sequence('a');
    const mixed = table(50, (i) => {
      streams.sequence('b').next();
      streams.field('a').at(i, i);
      return a.next();
    });
    expect(mixed).toEqual(alone);
    expect(streams.sequence('a').next()).toBe(alone[0]);
  });

  it('goes on exactly where its state, written as JSON, was taken', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(200), (seed, drawn) => {
        const sequence = createStreams(seed, 0).sequence('a');
        for (let i = 0; i < drawn; i += 1) sequence.next();
        const saved = JSON.stringify(sequence.state());
        const following = table(20, () => sequence.next());
        const restored = restoreSequence(JSON.parse(saved));
        expect(JSON.stringify(restored.state())).toBe(saved);
        expect(table(20, () => restored.next())).toEqual(following);
        expect(restored.state()).toEqual(sequence.state());
      }),
    );
  });

  it('gives 2^-54 where the generator gives zero', () => {
    expect(restoreSequence({ c: 0, s0: 0, s1: 0, s2: 0 }).next()).toBe(2 ** -54);
  });
});

describe('a field', () => {
  const field = createStreams('field', 0).field('operate');

  it('gives the number of an address whatever was drawn before, and by whom', () => {
    const address = fc.record({ agent: fc.nat(5000), epoch: fc.nat(600) });
    fc.assert(
      fc.property(address, fc.array(address), (wanted, before) => {
        const busy = createStreams('field', 0).field('operate');
        for (const other of before) busy.at(other.agent, other.epoch);
        expect(busy.at(wanted.agent, wanted.epoch)).toBe(field.at(wanted.agent, wanted.epoch));
      }),
    );
  });

  it('keeps the numbers of all agents when the population grows', () => {
    const few = table(100, (agent) => field.at(agent, 12));
    expect(table(1000, (agent) => field.at(agent, 12)).slice(0, 100)).toEqual(few);
  });

  it('is uniform and uncorrelated along agents, along epochs and along the diagonal', () => {
    const paths: ((i: number) => number)[] = [
      (i) => field.at(i, 0),
      (i) => field.at(0, i),
      (i) => field.at(i, i),
      (i) => field.at(i % 150, Math.floor(i / 150)),
    ];
    for (const path of paths) {
      const values = table(SEEDS, path);
      expect(Math.abs(chiSquareZ(values))).toBeLessThan(4);
      for (const lag of [1, 2, 150]) {
        expect(Math.abs(correlationZ(values.slice(lag), values.slice(0, -lag)))).toBeLessThan(4);
      }
    }
  });

  it('has no repeated number and stays inside (0, 1) over 100,000 addresses', () => {
    const values = table(100_000, (i) => field.at(i % 1000, Math.floor(i / 1000)));
    expect(new Set(values).size).toBe(values.length);
    expect(values.every((u) => u > 0 && u < 1)).toBe(true);
  });

  it('swapped addresses differ', () => {
    expect(field.at(3, 4)).not.toBe(field.at(4, 3));
  });

  it.each([
    [-1, 0],
    [0, -1],
    [0.5, 0],
    [0, 2 ** 32],
    [NaN, 0],
  ])('agent %d epoch %d is refused', (agent, epoch) => {
    expect(() => field.at(agent, epoch)).toThrow(RangeError);
  });
});
