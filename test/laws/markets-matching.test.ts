import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { demandMw } from '../../models/markets/aiDemand.ts';
import type { AiMarket } from '../../models/markets/aiMarket.ts';
import { clearContracts } from '../../models/markets/clearContracts.ts';
import { matchProducts } from '../../models/markets/matchProducts.ts';
import { createMeritOrder } from '../../models/markets/rationByMerit.ts';
import { aiProductRow } from '../support/aiProductRow.ts';
import { marketValues, startMarket } from '../support/marketRun.ts';

const SITES = 6;
const SMALLEST_MW = 1;

interface Book {
  readonly lastRent: number;
  readonly grossPerMw: number;
  readonly baseMw: number;
  readonly asks: readonly number[];
}

/** Markets with nothing but a book: what each site asks, and demand of elasticity one at a reference rent of 100. */
function marketsOf(books: readonly Book[], grossMw: readonly number[]): AiMarket[] {
  const [template] = startMarket(marketValues({}), 1).state.ai;
  return books.map(({ lastRent, grossPerMw, baseMw, asks }) => ({
    ...template,
    product: { ...template.product, grossPerMw, margin: 1 },
    demand: { baseMw, growthYear: 0, elasticity: 1, capMw: 1e9, referenceRent: 100, ceilingRent: 200 },
    rentUsdMwYear: lastRent,
    round: { years: 0, contractedMw: 0, buildLimitMw: 0 },
    offers: {
      ...createMeritOrder(SITES),
      merit: Float64Array.from(asks, (ask) => -ask),
      wanted: Float64Array.from(grossMw, (mw) => mw / grossPerMw),
    },
  }));
}

const book = fc.record({
  lastRent: fc.integer({ min: 50, max: 150 }),
  grossPerMw: fc.constantFrom(1, 1.25, 2),
  baseMw: fc.integer({ min: 0, max: 400 }),
  asks: fc.array(fc.integer({ min: 10, max: 220 }), { minLength: SITES, maxLength: SITES }),
});
const power = fc.array(fc.integer({ min: 4, max: 100 }), { minLength: SITES, maxLength: SITES });
const total = (values: Float64Array): number => values.reduce((sum, mw) => sum + mw, 0);

describe('two products for the same power', () => {
  it('nobody gives away more than there is, nor at a rent below what it asks, and tenants get no more than they want', () => {
    fc.assert(
      fc.property(fc.tuple(book, book), power, fc.integer({ min: 1, max: 500 }), (books, grossMw, limit) => {
        const markets = marketsOf(books, grossMw);
        matchProducts(markets, Float64Array.from(grossMw), limit, SMALLEST_MW);
        for (let i = 0; i < SITES; i++) {
          const used = markets.reduce((sum, { offers, product }) => sum + offers.granted[i] * product.grossPerMw, 0);
          expect(used).toBeLessThanOrEqual(grossMw[i] * (1 + 1e-9) + 1e-6);
        }
        for (const [p, { offers, demand, rentUsdMwYear }] of markets.entries()) {
          for (let i = 0; i < SITES; i++)
            if (offers.granted[i] > 0) expect(rentUsdMwYear).toBeGreaterThanOrEqual(books[p].asks[i] * (1 - 1e-9));
          const served = total(offers.granted);
          if (served > 0) expect(served).toBeLessThanOrEqual(demandMw(demand, 0, rentUsdMwYear) * (1 + 1e-9));
        }
        expect(markets.reduce((sum, { offers }) => sum + total(offers.granted), 0)).toBeLessThanOrEqual(limit + 1e-6);
      }),
    );
  });

  it('is stable: no site could have had a product that it likes better for less than others there asked', () => {
    fc.assert(
      fc.property(fc.tuple(book, book), power, (books, grossMw) => {
        const markets = marketsOf(books, grossMw);
        matchProducts(markets, Float64Array.from(grossMw), 1e9, SMALLEST_MW);
        const surplus = (p: number, i: number): number => (books[p].lastRent - books[p].asks[i]) / books[p].grossPerMw;
        for (let i = 0; i < SITES; i++) {
          const best = surplus(1, i) > surplus(0, i) ? 1 : 0;
          const { offers, product } = markets[best];
          const missing = grossMw[i] / product.grossPerMw - offers.granted[i];
          if (missing < SMALLEST_MW + 1e-6) continue;
          // It did not get all that it offered there first: whoever did asked for no more.
          for (let j = 0; j < SITES; j++)
            if (offers.granted[j] > 1e-9)
              expect(books[best].asks[j]).toBeLessThanOrEqual(books[best].asks[i] * (1 + 1e-9));
        }
      }),
    );
  });

  it('what one market has no room for, the other takes: 100 MW of each site, 60 and 300 MW wanted', () => {
    const asks = Array.from({ length: SITES }, () => 100);
    const one = { grossPerMw: 1, asks };
    const markets = marketsOf(
      [
        { ...one, lastRent: 150, baseMw: 60 },
        { ...one, lastRent: 120, baseMw: 300 },
      ],
      Array(SITES).fill(100),
    );
    matchProducts(markets, new Float64Array(SITES).fill(100), 1e9, SMALLEST_MW);
    // All ask 100, at which 60 and 300 MW are wanted; equal sites share both.
    expect(total(markets[0].offers.granted)).toBeCloseTo(60, 6);
    expect(total(markets[1].offers.granted)).toBeCloseTo(300, 6);
    expect([markets[0].rentUsdMwYear, markets[1].rentUsdMwYear]).toEqual([100, 100]);
    for (let i = 0; i < SITES; i++) expect(markets[0].offers.granted[i]).toBeCloseTo(10, 6);
  });

  it('builders who can begin 90 MW share their time as tenants would have liked: 15 and 75 of 60 and 300', () => {
    const asks = Array.from({ length: SITES }, () => 100);
    const one = { grossPerMw: 1, asks };
    const markets = marketsOf(
      [
        { ...one, lastRent: 150, baseMw: 60 },
        { ...one, lastRent: 120, baseMw: 300 },
      ],
      Array(SITES).fill(100),
    );
    matchProducts(markets, new Float64Array(SITES).fill(100), 90, SMALLEST_MW);
    expect(total(markets[0].offers.granted)).toBeCloseTo(15, 6);
    expect(total(markets[1].offers.granted)).toBeCloseTo(75, 6);
  });

  it('alone, a product is auctioned as without the other', () => {
    fc.assert(
      fc.property(book, power, fc.integer({ min: 1, max: 500 }), (one, grossMw, limit) => {
        const [matched] = marketsOf([one], grossMw);
        const [alone] = marketsOf([one], grossMw);
        matchProducts([matched], Float64Array.from(grossMw), limit, SMALLEST_MW);
        alone.round.buildLimitMw = limit;
        const rent = clearContracts(alone.offers, alone.demand, alone.round);
        expect(matched.rentUsdMwYear).toBe(rent);
        expect([...matched.offers.granted]).toEqual([...alone.offers.granted]);
      }),
    );
  });
});

describe('two products in the market', () => {
  const products = [
    aiProductRow({}),
    aiProductRow({
      name: 'cloud',
      rent_usd_mw_year: 9.7e6,
      equipment_usd_mw: 29e6,
      term_years: 5,
      operator_pays_power: 1,
    }),
  ];

  it('a second product that nobody wants changes nothing', () => {
    const fixed = { 'ai.rule': 'npv', 'ai.products': products, 'ai.product': 'lease', 'ai.demandGrowthYear': 1 };
    const alone = startMarket(marketValues(fixed, 'bitcoin-2026'), 30);
    const beside = startMarket(
      marketValues({ ...fixed, 'ai.secondProduct': 'cloud', 'ai.secondProductShare': 0 }, 'bitcoin-2026'),
      30,
    );
    for (let epoch = 0; epoch < 30; epoch++) {
      alone.advance();
      beside.advance();
      for (const name of ['ai_contracted_mw', 'ai_rent_usd_mw_year', 'hashrate_eh_s', 'ai_capex_usd']) {
        expect(beside.cell(name), `${name} in epoch ${epoch}`).toBe(alone.cell(name));
      }
    }
  });

  it('cloud to twice the price of what it costs wins its share of demand, leases the rest', () => {
    const run = startMarket(
      marketValues(
        {
          'ai.rule': 'npv',
          'ai.products': [
            aiProductRow({ rent_usd_mw_year: 3e6 }),
            aiProductRow({
              name: 'cloud',
              rent_usd_mw_year: 25e6,
              equipment_usd_mw: 29e6,
              term_years: 5,
              operator_pays_power: 1,
            }),
          ],
          'ai.product': 'lease',
          'ai.secondProduct': 'cloud',
          'ai.secondProductShare': 0.25,
          'ai.initialContractedMw': 0,
          'ai.demandGrowthYear': 0,
          'ai.demandBaseMw': 800,
          'ai.demandCapMw': 800,
          'ai.buildLimitMwYear': 1e6,
        },
        'bitcoin-2026',
      ),
      2,
    );
    run.advance();
    // A quarter of what tenants will ever want is on mining sites: 200 MW.
    expect(run.state.ai[0].contractedMw).toBeCloseTo(150, 6);
    expect(run.state.ai[1].contractedMw).toBeCloseTo(50, 6);
    expect(run.cell('ai_contracted_mw')).toBeCloseTo(200, 6);
    expect(run.cell('ai_second_contracted_mw')).toBeCloseTo(50, 6);
  });
});
