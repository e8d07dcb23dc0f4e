import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConversionOffer } from '../../models/miners/rules/conversionOffer.ts';
import { conversionRules } from '../../models/miners/rules/conversionRules.ts';
import type { ParameterValues } from '../../models/parameter.ts';
import { conversionSetup } from '../support/conversionSetup.ts';
import { marketValues, startMarket } from '../support/marketRun.ts';

const between = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true });
const offers: fc.Arbitrary<ConversionOffer> = fc.record({
  product: fc.record({
    rentUsdMwYear: between(1e5, 2e7),
    margin: between(0.1, 1),
    hallUsdMw: between(1e6, 2e7),
    hallYears: between(1, 30),
    equipmentUsdMw: between(0, 4e7),
    termYears: between(1, 20),
    operatorPaysPower: fc.boolean(),
    grossPerMw: between(1, 2),
  }),
  site: fc.nat(99),
  address: fc.nat(1e6),
  epoch: fc.nat(259),
  hashpriceUsdPhDay: between(5, 500),
  marketRentUsdMwYear: between(1e5, 2e7),
  powerUsdMWh: between(5, 200),
  efficiencyJTh: between(3, 100),
  forgoneUsdMw: between(0, 2e7),
  discountRateYear: fc.oneof(fc.constant(0), between(1e-3, 0.5)),
  leadYears: between(0, 5),
});

describe('laws of every conversion rule', () => {
  for (const { name, create } of conversionRules) {
    const rule = create(conversionSetup);
    it(`${name}: the reservation rent is finite, positive and a function of the offer alone`, () => {
      fc.assert(
        fc.property(offers, offers, (offer, other) => {
          const rent = rule(offer);
          expect(Number.isFinite(rent) && rent > 0).toBe(true);
          rule(other);
          expect(rule(structuredClone(offer))).toBe(rent);
        }),
      );
    });

    it(`${name}: never falls when mining pays more`, () => {
      fc.assert(
        fc.property(offers, between(1, 3), between(0, 1e7), (offer, factor, more) => {
          const better = {
            ...offer,
            hashpriceUsdPhDay: offer.hashpriceUsdPhDay * factor,
            forgoneUsdMw: offer.forgoneUsdMw + more,
          };
          expect(rule(better)).toBeGreaterThanOrEqual(rule(offer) * (1 - 1e-12));
        }),
      );
    });

    it(`${name}: in the market, rents asked rise with the price of bitcoin, and some by more than a thousandth`, () => {
      const asked = (overrides: ParameterValues): Float64Array => {
        const fixed = {
          'ai.rule': name,
          'price.process': 'constant',
          'chain.blockNoise': 'expected',
          'asic.initialPipelineShare': 0,
        };
        const run = startMarket(marketValues({ ...fixed, ...overrides }, 'bitcoin-2026'), 1);
        run.advance();
        return run.state.ai.offers.merit.map((merit) => -merit);
      };
      const base = asked({});
      const dear = asked({ 'price.initialUsdBtc': 80_000 });
      let offering = 0;
      base.forEach((rent, i) => {
        if (!Number.isFinite(rent) || !Number.isFinite(dear[i])) return;
        offering += 1;
        expect(dear[i]).toBeGreaterThanOrEqual(rent);
      });
      expect(offering).toBeGreaterThan(30);
      expect(dear.some((rent, i) => Number.isFinite(rent) && rent > base[i] * 1.001)).toBe(true);
    });
  }
});
