import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRanking, rank } from '../../models/ranking.ts';

/** Few different amounts, so that many are equal, and the infinity of those who bid nothing. */
const amount = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ noNaN: true }), fc.constant(-Infinity));
const amounts = (size: number) => fc.array(amount, { minLength: size, maxLength: size });

/** What the engine's stable sort makes of it. */
const sorted = (values: readonly number[]): number[] =>
  values.map((_, i) => i).sort((a, b) => (values[a] === values[b] ? 0 : values[a] > values[b] ? -1 : 1));

describe('rank', () => {
  it('sorts from the largest to the smallest, equal ones by number, whatever it sorted before', () => {
    const histories = fc.integer({ min: 0, max: 60 }).chain((size) => fc.array(amounts(size), { maxLength: 4 }));
    fc.assert(
      fc.property(histories, (history) => {
        const ranking = createRanking(history[0]?.length ?? 0);
        for (const values of history) {
          rank(ranking, Float64Array.from(values));
          expect([...ranking.order]).toEqual(sorted(values));
          expect([...ranking.amount]).toEqual(sorted(values).map((i) => values[i]));
        }
      }),
    );
  });

  it('sorts a thousand agents in the worst order for insertion', () => {
    const values = Array.from({ length: 1000 }, (_, i) => i);
    const ranking = createRanking(1000);
    rank(ranking, Float64Array.from(values));
    expect([...ranking.order]).toEqual(values.reverse());
  });
});
