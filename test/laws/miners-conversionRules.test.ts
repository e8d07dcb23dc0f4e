import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { machineValueUsdTh } from '../../models/miners/machineValue.ts';
import { LISTED, STATE } from '../../models/miners/operatorClass.ts';
import type { ConversionDecision } from '../../models/miners/rules/conversionDecision.ts';
import type { ConversionOffer } from '../../models/miners/rules/conversionOffer.ts';
import type { ConversionRule } from '../../models/miners/rules/conversionRule.ts';
import { conversionRules } from '../../models/miners/rules/conversionRules.ts';
import { dixitThresholds } from '../../models/miners/rules/dixitThresholds.ts';
import { herding } from '../../models/miners/rules/herding.ts';
import { meanVariance } from '../../models/miners/rules/meanVariance.ts';
import { npv } from '../../models/miners/rules/npv.ts';
import { realOption } from '../../models/miners/rules/realOption.ts';
import { satisficing } from '../../models/miners/rules/satisficing.ts';
import { startConversion } from '../../models/miners/rules/startConversion.ts';
import type { ParameterValues } from '../../models/parameter.ts';
import { parameterReader } from '../../models/parameterReader.ts';
import { conversionSetup } from '../support/conversionSetup.ts';
import { marketValues, startMarket } from '../support/marketRun.ts';

const between = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true });
const offers: fc.Arbitrary<ConversionOffer> = fc.record({
  product: fc.record({
    name: fc.constant('any'),
    rentUsdMwYear: between(1e5, 2e7),
    margin: between(0.1, 1),
    hallUsdMw: between(1e6, 2e7),
    hallYears: between(1, 30),
    equipmentUsdMw: between(0, 4e7),
    termYears: between(1, 20),
    operatorPaysPower: fc.boolean(),
    grossPerMw: between(1, 2),
    equipmentYears: between(1, 20),
    debtFactor: between(0, 1),
    defaultFactor: between(0, 5),
  }),
  site: fc.nat(99),
  address: fc.nat(1e6),
  epoch: fc.nat(259),
  hashpriceUsdPhDay: between(5, 500),
  marketRentUsdMwYear: between(1e5, 2e7),
  powerUsdMWh: between(5, 200),
  efficiencyJTh: between(3, 100),
  forgoneUsdMw: fc.oneof(fc.constant(0), between(0, 2e7)),
  discountRateYear: fc.oneof(fc.constant(0), between(1e-3, 0.5)),
  leadYears: between(0, 5),
  othersConvertedShare: between(0, 1),
});

function decisionOf(rule: ConversionRule, overrides: ParameterValues = {}): ConversionDecision {
  const parameters = parameterReader(marketValues(overrides));
  return startConversion(rule, { ...conversionSetup, parameters }).decision;
}

/** All that a rule says to an offer; a rule without an answer of its own offers everything and never signs again. */
function answers({ reservationRent, offeredShare, renewalRent }: ConversionDecision, offer: ConversionOffer) {
  return {
    rent: reservationRent(offer),
    share: offeredShare?.(offer) ?? 1,
    renewal: renewalRent?.(offer) ?? Number.POSITIVE_INFINITY,
  };
}

describe('laws of every conversion rule', () => {
  for (const rule of conversionRules) {
    const { name } = rule;
    const decision = decisionOf(rule);

    it(`${name}: rents are never negative, shares between 0 and 1`, () => {
      fc.assert(
        fc.property(offers, (offer) => {
          const { rent, share, renewal } = answers(decision, offer);
          expect(rent).toBeGreaterThanOrEqual(0);
          expect(renewal).toBeGreaterThanOrEqual(0);
          expect(share >= 0 && share <= 1).toBe(true);
        }),
      );
    });

    it(`${name}: the answers are a function of the offer alone, at whatever site and in whatever order`, () => {
      fc.assert(
        fc.property(offers, offers, fc.nat(99), (offer, other, site) => {
          const first = answers(decision, offer);
          answers(decision, { ...other, site: offer.site });
          expect(answers(decision, structuredClone(offer))).toEqual(first);
          expect(answers(decision, { ...offer, site, address: site })).toEqual(first);
          // Another run in the same thread knows nothing of this one.
          expect(answers(decisionOf(rule), offer)).toEqual(first);
        }),
        { numRuns: 30 },
      );
    });

    it(`${name}: rents never fall and shares never rise when mining pays more`, () => {
      fc.assert(
        fc.property(offers, between(1, 3), between(0, 1e7), (offer, factor, more) => {
          const better = {
            ...offer,
            hashpriceUsdPhDay: offer.hashpriceUsdPhDay * factor,
            forgoneUsdMw: offer.forgoneUsdMw + more,
          };
          const [now, then] = [answers(decision, offer), answers(decision, better)];
          expect(then.rent).toBeGreaterThanOrEqual(now.rent * (1 - 1e-12));
          expect(then.renewal).toBeGreaterThanOrEqual(now.renewal * (1 - 1e-12));
          expect(then.share).toBeLessThanOrEqual(now.share);
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
          'satisficing.aspirationUsdMwYear': 1e6,
        };
        const run = startMarket(marketValues({ ...fixed, ...overrides }, 'bitcoin-2026'), 1);
        run.advance();
        return run.state.ai[0].offers.merit.map((merit) => -merit);
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

const { reservationRent: npvRent, renewalRent: npvRenewal } = npv.create(conversionSetup);
const discounted = offers.filter(({ discountRateYear, forgoneUsdMw }) => discountRateYear > 0 && forgoneUsdMw > 1e4);

describe('realOption', () => {
  const at = (volatility: number) => decisionOf(realOption, { 'realOption.volatilityYear': volatility });
  const uncertain = at(0.5);

  /** Income M of mining, capital and its interest in the terms of Dixit, from the definitions in docs/ODD.md 7.12. */
  function terms({ product, discountRateYear: r, leadYears, forgoneUsdMw }: ConversionOffer) {
    const recovery = (years: number) => r / (1 - (1 + r) ** -years);
    const hall = (1 + r) ** (leadYears / 2) * product.hallUsdMw;
    return {
      rate: Math.log(1 + r),
      income: (1 + r) ** leadYears * forgoneUsdMw * recovery(product.hallYears),
      hall,
      upkeep: hall * (recovery(product.hallYears) - Math.log(1 + r)),
      equipment: product.equipmentUsdMw * recovery(product.equipmentYears),
    };
  }
  const powerOf = ({ product, powerUsdMWh }: ConversionOffer): number =>
    product.operatorPaysPower ? powerUsdMWh * 8760 * product.grossPerMw : 0;

  it('asks the rent at which the income of mining is at the threshold where it is best to leave', () => {
    fc.assert(
      fc.property(discounted, between(0.05, 1), (offer, volatility) => {
        const { rate, income, hall, upkeep, equipment } = terms(offer);
        const rent = at(volatility).reservationRent(offer);
        const spent = hall + offer.product.equipmentUsdMw;
        const replaced = upkeep + equipment - rate * offer.product.equipmentUsdMw;
        const net = rent * offer.product.margin - powerOf(offer) - replaced;
        const { exit } = dixitThresholds({
          discountRateYear: rate,
          driftYear: 0,
          volatilityYear: volatility,
          costYear: net,
          entryCost: 0,
          exitCost: spent,
        });
        // A threshold near zero amplifies the rounding of the rent.
        expect(Math.abs(exit - income)).toBeLessThan(1e-9 * net);
      }),
    );
  });

  it('signs again at the rent at which the income of mining is at the threshold where it is best to return', () => {
    fc.assert(
      fc.property(discounted, between(0.05, 1), (offer, volatility) => {
        const { rate, income, hall, upkeep, equipment } = terms(offer);
        const rent = at(volatility).renewalRent?.(offer) ?? Number.NaN;
        const net = rent * offer.product.margin - powerOf(offer) - upkeep - equipment;
        const { entry } = dixitThresholds({
          discountRateYear: rate,
          driftYear: 0,
          volatilityYear: volatility,
          costYear: net,
          entryCost: 0,
          exitCost: hall,
        });
        expect(Math.abs(entry - income)).toBeLessThan(1e-8 * (income + net + upkeep + equipment));
      }),
    );
  });

  it('without volatility asks what npv asks, to the bit, and with little hardly more', () => {
    fc.assert(
      fc.property(offers, (offer) => {
        expect(at(0).reservationRent(offer)).toBe(npvRent(offer));
        expect(at(0).renewalRent?.({ ...offer, leadYears: 0 })).toBe(npvRenewal?.({ ...offer, leadYears: 0 }));
        if (offer.discountRateYear === 0) return;
        const rent = at(1e-5).reservationRent(offer);
        expect(rent).toBeGreaterThanOrEqual(npvRent(offer) * (1 - 1e-12));
        expect(rent).toBeLessThan(npvRent(offer) * 1.002);
      }),
      { numRuns: 50 },
    );
  });

  it('asks more the more uncertain and the dearer conversion is: the premium, not the rent alone', () => {
    fc.assert(
      fc.property(discounted, between(0.05, 0.8), between(1.1, 2), (offer, volatility, factor) => {
        const premium = (sigma: number, asked: ConversionOffer): number =>
          at(sigma).reservationRent(asked) - npvRent(asked);
        const base = premium(volatility, offer);
        expect(base).toBeGreaterThan(0);
        expect(premium(factor * volatility, offer)).toBeGreaterThan(base);
        const product = { ...offer.product, hallUsdMw: factor * offer.product.hallUsdMw };
        // Where nobody would come back for the little that mining earns, leaving is for good and the premium at its limit.
        const isForGood =
          npvRent({ ...offer, forgoneUsdMw: 0 }) > 5 * (npvRent(offer) - npvRent({ ...offer, forgoneUsdMw: 0 }));
        const rounding = isForGood ? 1e-9 * npvRent(offer) : 0;
        expect(premium(volatility, { ...offer, product })).toBeGreaterThan(base - rounding);
      }),
      { numRuns: 200 },
    );
  });

  it('once in, stays for less than it came for, and without uncertainty for what covers upkeep and mining', () => {
    fc.assert(
      fc.property(discounted, (offer) => {
        const { reservationRent, renewalRent } = uncertain;
        const renewal = renewalRent?.(offer) ?? Number.NaN;
        expect(renewal).toBeLessThan(npvRent(offer));
        expect(npvRent(offer)).toBeLessThan(reservationRent(offer));
        const { income, upkeep, equipment } = terms(offer);
        const marshall = (income + upkeep + equipment + powerOf(offer)) / offer.product.margin;
        expect((at(0).renewalRent?.(offer) ?? Number.NaN) / marshall).toBeCloseTo(1, 9);
        expect(renewal).toBeLessThan(marshall);
      }),
    );
  });
});

describe('rules in the market, when contracts end', () => {
  for (const rule of ['yieldThreshold', 'npv', 'realOption', 'meanVariance', 'satisficing', 'herding']) {
    it(`${rule}: most halls that stand go on, and hardly any is built`, () => {
      const world = { 'ai.product': 'gpuRental', 'ai.initialDeliveredShare': 1, 'ai.demandGrowthYear': -0.1 };
      const run = startMarket(marketValues({ ...world, 'ai.rule': rule }, 'bitcoin-2026'), 106);
      const { sites } = run.state;
      const [ai] = run.state.ai;
      // The first contracts, of four years, end in epoch 104.
      for (let epoch = 0; epoch < 104; epoch++) run.advance();
      const before = ai.deliveredMw;
      run.advance();
      expect(ai.deliveredMw).toBeGreaterThan(0.5 * before);
      expect(sites.buildingMw.reduce((sum, mw) => sum + mw, 0)).toBeLessThan(0.2 * before);
    });
  }
});

describe('meanVariance', () => {
  const parameters = fc.record({
    'meanVariance.riskAversion': between(0.5, 20),
    'meanVariance.miningSdYear': between(0.01, 0.5),
    'meanVariance.aiSdYear': between(0.01, 0.5),
    'meanVariance.correlation': between(-0.9, 0.9),
  });

  it('offers the share with the largest mean less aversion times half the variance', () => {
    fc.assert(
      fc.property(offers, parameters, (offer, overrides) => {
        const { offeredShare } = decisionOf(meanVariance, overrides);
        const [aversion, mining, ai, correlation] = Object.values(overrides);
        const { product } = offer;
        const capex = product.hallUsdMw + product.equipmentUsdMw;
        const excess = (product.margin * (offer.marketRentUsdMwYear - npvRent(offer))) / capex;
        const utility = (s: number): number =>
          s * excess -
          (aversion / 2) * ((s * ai) ** 2 + ((1 - s) * mining) ** 2 + 2 * s * (1 - s) * correlation * mining * ai);
        const best = offeredShare?.(offer) ?? Number.NaN;
        for (const other of [0, 1, best * 0.9, best + 0.1 * (1 - best)]) {
          expect(utility(best)).toBeGreaterThanOrEqual(utility(other) - 1e-12 * (1 + Math.abs(utility(other))));
        }
      }),
    );
  });

  it('at the rent that it asks, it begins to offer', () => {
    fc.assert(
      fc.property(offers, parameters, (offer, overrides) => {
        const { reservationRent, offeredShare } = decisionOf(meanVariance, overrides);
        const rent = reservationRent(offer);
        fc.pre(rent > 0);
        const shareAt = (marketRentUsdMwYear: number) => offeredShare?.({ ...offer, marketRentUsdMwYear });
        expect(shareAt(rent * (1 - 1e-9))).toBe(0);
        expect(shareAt(rent * (1 + 1e-9))).toBeGreaterThan(0);
      }),
    );
  });

  it('without aversion offers all or nothing, at the rent of npv', () => {
    const { reservationRent, offeredShare } = decisionOf(meanVariance, { 'meanVariance.riskAversion': 0 });
    fc.assert(
      fc.property(offers, (offer) => {
        expect(reservationRent(offer)).toBe(npvRent(offer));
        expect(offeredShare?.(offer)).toBe(offer.marketRentUsdMwYear > npvRent(offer) ? 1 : 0);
      }),
    );
  });

  it('in the market, offers no more than the share, contracts that it has counted in', () => {
    const fixed = { 'ai.rule': 'meanVariance', 'price.process': 'constant', 'chain.blockNoise': 'expected' };
    const half = { 'meanVariance.riskAversion': 1000, 'meanVariance.aiSdYear': 0.05 };
    const run = startMarket(marketValues({ ...fixed, ...half, 'ai.initialContractedMw': 0 }, 'bitcoin-2026'), 30);
    const { sites } = run.state;
    const [ai] = run.state.ai;
    const suitable = sites.convertibleMw.slice();
    for (let epoch = 0; epoch < 30; epoch++) run.advance();
    // At that aversion little but the variance counts: half, give or take a few thousandths for the excess yield.
    let atHalf = 0;
    for (let i = 0; i < sites.count; i++) {
      const withTenants = sites.buildingMw[i] + sites.aiMw[i];
      expect(withTenants).toBeLessThan(0.52 * suitable[i] + 1e-9);
      if (withTenants > 0.48 * suitable[i] && withTenants > 0) atHalf += 1;
    }
    expect(ai.contractedMw).toBeGreaterThan(100);
    expect(atHalf).toBeGreaterThan(10);
  });
});

describe('satisficing', () => {
  it('asks the rent of npv below the aspiration, and nothing above: 62.50 USD/MWh at 30 and 20 J/TH, less 40', () => {
    // 22.50 USD/MWh are 197,100 USD per MW and year.
    const below = decisionOf(satisficing, { 'satisficing.aspirationUsdMwYear': 197_101 }).reservationRent;
    const above = decisionOf(satisficing, { 'satisficing.aspirationUsdMwYear': 197_099 }).reservationRent;
    fc.assert(
      fc.property(offers, (offer) => {
        const asked = { ...offer, hashpriceUsdPhDay: 30, efficiencyJTh: 20, powerUsdMWh: 40 };
        expect(below(asked)).toBe(npvRent(asked));
        expect(above(asked)).toBe(Number.POSITIVE_INFINITY);
      }),
    );
  });
});

describe('herding', () => {
  it('asks the rent of npv where nobody has converted, and less in proportion to those who have', () => {
    const { reservationRent } = decisionOf(herding, { 'herding.discount': 0.4 });
    fc.assert(
      fc.property(offers, between(0, 1), (offer, share) => {
        expect(reservationRent({ ...offer, othersConvertedShare: 0 })).toBe(npvRent(offer));
        const asked = reservationRent({ ...offer, othersConvertedShare: share });
        expect(asked / npvRent(offer)).toBeCloseTo(1 - 0.4 * share, 12);
      }),
    );
  });

  it('sees the rounds before, not its own contracts, and forgets', () => {
    const fixed = { 'ai.rule': 'herding', 'ai.peerMemory': 10, 'ai.initialContractedMw': 0, 'ai.leadTimeShort': 60 };
    const free = {
      'ai.demandBaseMw': 1e6,
      'ai.demandCapMw': 1e6,
      'ai.buildLimitMwYear': 1e9,
      'ai.demandGrowthYear': 0,
    };
    const run = startMarket(marketValues({ ...fixed, ...free }, 'bitcoin-2026'), 22);
    const { sites } = run.state;
    const [ai] = run.state.ai;
    const suitable = sites.convertibleMw.slice();
    const all = suitable.reduce((sum, mw) => sum + mw, 0);
    run.advance();
    // The first round knew of no contracts, so its rents are those of npv.
    expect(ai.offer.othersConvertedShare).toBe(0);
    const won = sites.buildingMw.slice();
    const total = won.reduce((sum, mw) => sum + mw, 0);
    expect(total).toBeGreaterThan(0.3 * all);
    run.advance();
    // The offer of the last site that made one in the second round.
    const { site } = ai.offer;
    expect(ai.offer.othersConvertedShare).toBeCloseTo((total - won[site]) / (all - suitable[site]), 9);
    const second = sites.buildingMw.reduce((sum, mw) => sum + mw, 0) - total;
    run.advance();
    const remembered = total * Math.exp(-0.1) + second;
    expect(run.state.wins.totalMw / remembered).toBeCloseTo(1, 9);
  });
});

describe('rules by class of operators', () => {
  const asking = (overrides: ParameterValues): { listed: number; private: number } => {
    const run = startMarket(marketValues(overrides, 'bitcoin-2026'), 1);
    run.advance();
    const { sites } = run.state;
    const [ai] = run.state.ai;
    const count = { listed: 0, private: 0 };
    ai.offers.wanted.forEach((mw, i) => {
      if (mw > 0) count[sites.operatorClass[i] === LISTED ? 'listed' : 'private'] += 1;
    });
    return count;
  };

  it('each class has its own, or that of all', () => {
    const both = asking({ 'ai.rule': 'npv' });
    expect(both.listed > 10 && both.private > 10).toBe(true);
    expect(asking({ 'ai.rule': 'npv', 'ai.rulePrivate': 'none' })).toEqual({ ...both, private: 0 });
    expect(asking({ 'ai.rulePrivate': 'npv' })).toEqual({ ...both, listed: 0 });
    expect(asking({ 'ai.rule': 'yieldThreshold', 'ai.ruleListed': 'none', 'ai.rulePrivate': 'none' })).toEqual({
      listed: 0,
      private: 0,
    });
  });

  it('a state decides by its own rule at its own cost of capital, and without loans against tenants', () => {
    const rows = marketValues({}, 'bitcoin-2026')['population.operators'] as readonly Record<string, string | number>[];
    const states = rows.map((row) => ({ ...row, class: 'state' }));
    const world = { 'ai.ruleState': 'npv', 'ai.riskPremiumYear': 0.02, 'invest.discountRateStateYear': 0.06 };
    const run = startMarket(marketValues({ ...world, 'population.operators': states }, 'bitcoin-2026'), 1);
    run.advance();
    const { sites } = run.state;
    const [ai] = run.state.ai;
    const asking = sites.operatorClass.filter((_, i) => ai.offers.wanted[i] > 0);
    expect(asking.length).toBeGreaterThan(10);
    expect(asking.every((operatorClass) => operatorClass === STATE)).toBe(true);
    expect(ai.ratesYear[STATE]).toBeCloseTo(0.08, 12);
    expect(run.state.settings.discountRatesYear).toEqual([0.12, 0.18, 0.06]);
    // Half of the rate of listed operators makes each machine worth more to it.
    const { installed } = run.state;
    expect(machineValueUsdTh(installed, STATE, 0.01)).toBeGreaterThan(machineValueUsdTh(installed, LISTED, 0.01));
  });

  it('a rule named for both classes is the same world as one named for all', () => {
    const apart = startMarket(marketValues({ 'ai.ruleListed': 'npv', 'ai.rulePrivate': 'npv' }, 'bitcoin-2026'), 10);
    const together = startMarket(marketValues({ 'ai.rule': 'npv' }, 'bitcoin-2026'), 10);
    for (let epoch = 0; epoch < 10; epoch++) {
      apart.advance();
      together.advance();
    }
    expect(apart.state.ai[0].contractedMw).toBeGreaterThan(0);
    expect(apart.state.sites.buildingMw).toEqual(together.state.sites.buildingMw);
    expect(apart.state.ai[0].rentUsdMwYear).toBe(together.state.ai[0].rentUsdMwYear);
  });
});
