import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AiDemand, demandMw, rentForMw } from '../../models/markets/aiDemand.ts';
import { type ContractRound, clearContracts } from '../../models/markets/clearContracts.ts';
import { createMeritOrder, type MeritOrder, rationByMerit } from '../../models/markets/rationByMerit.ts';
import { sum } from '../support/sum.ts';

interface Bid {
  readonly merit: number;
  readonly wanted: number;
}

function bookOf(bids: readonly Bid[]): MeritOrder {
  const book = createMeritOrder(bids.length);
  bids.forEach((bid, i) => {
    book.merit[i] = bid.merit;
    book.wanted[i] = bid.wanted;
  });
  return book;
}

/** Few levels of merit, so that ties are common. */
const someBids = fc.array(
  fc.record({ merit: fc.integer({ min: 1, max: 8 }), wanted: fc.integer({ min: 0, max: 100 }) }),
  {
    minLength: 1,
    maxLength: 30,
  },
);

describe('rationByMerit', () => {
  it('hands out as much as is wanted or there is, and to nobody more than he wants', () => {
    fc.assert(
      fc.property(someBids, fc.integer({ min: 0, max: 2000 }), (bids, limit) => {
        const book = bookOf(bids);
        const handedOut = rationByMerit(book, limit);
        expect(handedOut).toBeCloseTo(Math.min(limit, sum(book.wanted)), 9);
        expect(sum(book.granted)).toBeCloseTo(handedOut, 9);
        bids.forEach((bid, i) => {
          expect(book.granted[i]).toBeGreaterThanOrEqual(0);
          expect(book.granted[i]).toBeLessThanOrEqual(bid.wanted);
        });
      }),
    );
  });

  it('serves a bidder only when all of higher merit are served in full, and equals in proportion to their wants', () => {
    fc.assert(
      fc.property(someBids, fc.integer({ min: 0, max: 1000 }), (bids, limit) => {
        const { granted } = bookOfRation(bids, limit);
        bids.forEach((high, i) => {
          bids.forEach((low, j) => {
            if (high.merit > low.merit && granted[j] > 1e-9) expect(granted[i]).toBe(high.wanted);
            if (high.merit === low.merit) expect(granted[i] * low.wanted).toBeCloseTo(granted[j] * high.wanted, 6);
          });
        });
      }),
    );
  });

  it('gives everybody the same under every numbering of the bidders', () => {
    const numbered = someBids.chain((bids) =>
      fc.tuple(fc.constant(bids), fc.shuffledSubarray([...bids.keys()], { minLength: bids.length })),
    );
    fc.assert(
      fc.property(numbered, fc.integer({ min: 0, max: 1000 }), ([bids, order], limit) => {
        const inOrder = bookOfRation(bids, limit).granted;
        const shuffled = bookOfRation(
          order.map((i) => bids[i]),
          limit,
        ).granted;
        for (const [j, i] of order.entries()) expect(shuffled[j]).toBeCloseTo(inOrder[i], 9);
      }),
    );
  });

  it('by hand: 10 among three, the two equals share what the best leaves', () => {
    const { granted } = bookOfRation(
      [
        { merit: 1, wanted: 6 },
        { merit: 2, wanted: 7 },
        { merit: 1, wanted: 3 },
        { merit: 0.5, wanted: 9 },
      ],
      10,
    );
    expect([...granted]).toEqual([2, 7, 1, 0]);
  });

  it('merits that differ by rounding alone are equals, those that differ by a millionth are not', () => {
    const equals = bookOfRation(
      [
        { merit: 0.1 + 0.2, wanted: 4 },
        { merit: 0.3, wanted: 4 },
      ],
      4,
    );
    expect([...equals.granted]).toEqual([2, 2]);
    const apart = bookOfRation(
      [
        { merit: 0.3 * (1 + 1e-6), wanted: 4 },
        { merit: 0.3, wanted: 4 },
      ],
      4,
    );
    expect([...apart.granted]).toEqual([4, 0]);
  });

  it('keeps nothing of the round before', () => {
    const book = bookOf([
      { merit: 2, wanted: 5 },
      { merit: 1, wanted: 5 },
    ]);
    rationByMerit(book, 100);
    rationByMerit(book, 3);
    expect([...book.granted]).toEqual([3, 0]);
  });
});

function bookOfRation(bids: readonly Bid[], limit: number): MeritOrder {
  const book = bookOf(bids);
  rationByMerit(book, limit);
  return book;
}

const demandOf = (changes: Partial<AiDemand> = {}): AiDemand => ({
  baseMw: 1000,
  growthYear: 0,
  elasticity: 1,
  capMw: 1e9,
  referenceRent: 100,
  ceilingRent: 1e9,
  ...changes,
});

describe('demand of tenants', () => {
  it('by hand: base at the reference rent, a quarter at twice the rent and elasticity 2, e-fold after 1/growth years', () => {
    expect(demandMw(demandOf(), 0, 100)).toBeCloseTo(1000, 9);
    expect(demandMw(demandOf({ elasticity: 2 }), 0, 200)).toBeCloseTo(250, 9);
    expect(demandMw(demandOf({ growthYear: 0.25 }), 4, 100)).toBeCloseTo(1000 * Math.E, 9);
    expect(demandMw(demandOf({ capMw: 700 }), 0, 100)).toBe(700);
  });

  it('is nothing above the ceiling and not yet nothing at it', () => {
    const demand = demandOf({ ceilingRent: 150 });
    expect(demandMw(demand, 0, 150)).toBeCloseTo(1000 / 1.5, 9);
    expect(demandMw(demand, 0, 150.0001)).toBe(0);
  });

  it('rentForMw is its inverse below the ceiling and the ceiling above', () => {
    const positive = fc.double({ min: 0.05, max: 20, noNaN: true });
    fc.assert(
      fc.property(positive, positive, positive, (elasticity, years, ratio) => {
        const demand = demandOf({ elasticity, growthYear: 0.3, ceilingRent: 1000 });
        const rent = rentForMw(demand, years, 1000 * ratio);
        expect(rent).toBeLessThanOrEqual(1000);
        if (rent < 1000) expect(demandMw(demand, years, rent) / (1000 * ratio)).toBeCloseTo(1, 9);
        else expect(demandMw(demand, years, 1000)).toBeGreaterThanOrEqual(1000 * ratio * (1 - 1e-9));
      }),
    );
    expect(rentForMw(demandOf({ ceilingRent: 141 }), 0, 0)).toBe(141);
  });
});

interface Offer {
  readonly rent: number;
  readonly mw: number;
}

function clear(
  offers: readonly Offer[],
  demand: AiDemand,
  round: Partial<ContractRound> = {},
): { rent: number; won: number[] } {
  const book = bookOf(offers.map(({ rent, mw }) => ({ merit: -rent, wanted: mw })));
  const rent = clearContracts(book, demand, { years: 0, contractedMw: 0, buildLimitMw: 1e9, ...round });
  return { rent, won: [...book.granted] };
}

describe('clearContracts', () => {
  const threeSteps: Offer[] = [
    { rent: 120, mw: 400 },
    { rent: 80, mw: 300 },
    { rent: 150, mw: 1000 },
  ];

  it('by hand: where demand crosses a step, its rent is the rent', () => {
    // Demand 100,000/rent. At 150 tenants want 666.7, of which 300 + 400 are served already: nobody wins at 150.
    // Demand grown by 60 % is 1,066.7 at 150: 366.7 of the 1,000 win.
    const { rent, won } = clear(threeSteps, demandOf({ growthYear: 1 }), { years: Math.log(1.6) });
    expect(rent).toBe(150);
    expect(won[0]).toBe(400);
    expect(won[1]).toBe(300);
    expect(won[2]).toBeCloseTo(1600 / 1.5 - 700, 9);
  });

  it('by hand: where demand passes between two steps, the rent is that at which tenants want what is served', () => {
    const { rent, won } = clear(threeSteps, demandOf());
    expect(won).toEqual([400, 300, 0]);
    expect(rent).toBeCloseTo(100_000 / 700, 9);
  });

  it('by hand: what is under contract counts as served, and a full book leaves no winner', () => {
    const { rent, won } = clear(threeSteps, demandOf(), { contractedMw: 1100 });
    expect(won).toEqual([0, 150, 0].map((mw) => expect.closeTo(mw, 9)));
    expect(rent).toBe(80);
    expect(sum(clear(threeSteps, demandOf(), { contractedMw: 1300 }).won)).toBe(0);
  });

  it('by hand: builders that are full let tenants bid the rent up to what they want at that quantity', () => {
    const { rent, won } = clear(threeSteps, demandOf(), { buildLimitMw: 500 });
    expect(won).toEqual([200, 300, 0]);
    expect(rent).toBeCloseTo(200, 9);
    expect(clear(threeSteps, demandOf({ ceilingRent: 141 }), { buildLimitMw: 500 }).rent).toBe(141);
  });

  it('nobody wins who asks for more than the ceiling, and nobody beyond the cap', () => {
    expect(clear([{ rent: 142, mw: 10 }], demandOf({ ceilingRent: 141 })).won).toEqual([0]);
    expect(clear([{ rent: 141, mw: 10 }], demandOf({ ceilingRent: 141 })).won).toEqual([10]);
    expect(sum(clear(threeSteps, demandOf({ baseMw: 1e6, capMw: 450 })).won)).toBeCloseTo(450, 9);
    expect(sum(clear(threeSteps, demandOf({ baseMw: 1e6, capMw: 450 }), { contractedMw: 400 }).won)).toBeCloseTo(50, 9);
  });

  const offers = fc.array(
    fc.record({ rent: fc.integer({ min: 5, max: 40 }).map((n) => 5 * n), mw: fc.integer({ min: 0, max: 300 }) }),
    { minLength: 1, maxLength: 20 },
  );
  const demands = fc.record({
    baseMw: fc.integer({ min: 1, max: 3000 }),
    growthYear: fc.constant(0.3),
    elasticity: fc.double({ min: 0.1, max: 3, noNaN: true }),
    capMw: fc.integer({ min: 0, max: 4000 }),
    referenceRent: fc.constant(100),
    ceilingRent: fc.integer({ min: 100, max: 200 }),
  });
  const rounds = fc.record({
    years: fc.double({ min: 0, max: 5, noNaN: true }),
    contractedMw: fc.integer({ min: 0, max: 2000 }),
    buildLimitMw: fc.integer({ min: 0, max: 2000 }),
  });

  it('is an equilibrium: limits hold, no winner below his rent, no loser below it with demand and builders left', () => {
    fc.assert(
      fc.property(offers, demands, rounds, (bids, demand, round) => {
        const { rent, won } = clear(bids, demand, round);
        const served = sum(won);
        const wanted = demandMw(demand, round.years, rent * (1 - 1e-9));
        expect(rent).toBeLessThanOrEqual(demand.ceilingRent);
        expect(served).toBeLessThanOrEqual(round.buildLimitMw * (1 + 1e-9));
        if (served > 0) expect(round.contractedMw + served).toBeLessThanOrEqual(wanted * (1 + 1e-6));
        bids.forEach(({ rent: asked, mw }, i) => {
          expect(won[i]).toBeGreaterThanOrEqual(0);
          expect(won[i]).toBeLessThanOrEqual(mw);
          if (won[i] > 0) expect(asked).toBeLessThanOrEqual(rent * (1 + 1e-9));
          const buildersLeft = served < round.buildLimitMw * (1 - 1e-9);
          const demandLeft = round.contractedMw + served < demandMw(demand, round.years, asked) * (1 - 1e-6);
          if (won[i] < mw * (1 - 1e-9) && buildersLeft) expect(demandLeft).toBe(false);
        });
      }),
      { numRuns: 500 },
    );
  });

  it('gives everybody the same under every numbering, and equal offers win in proportion', () => {
    const numbered = offers.chain((bids) =>
      fc.tuple(fc.constant(bids), fc.shuffledSubarray([...bids.keys()], { minLength: bids.length })),
    );
    fc.assert(
      fc.property(numbered, demands, rounds, ([bids, order], demand, round) => {
        const inOrder = clear(bids, demand, round);
        const shuffled = clear(
          order.map((i) => bids[i]),
          demand,
          round,
        );
        expect(shuffled.rent / inOrder.rent).toBeCloseTo(1, 9);
        for (const [j, i] of order.entries()) expect(shuffled.won[j]).toBeCloseTo(inOrder.won[i], 6);
        bids.forEach((one, i) => {
          bids.forEach((other, j) => {
            if (one.rent === other.rent) expect(inOrder.won[i] * other.mw).toBeCloseTo(inOrder.won[j] * one.mw, 4);
          });
        });
      }),
    );
  });
});
