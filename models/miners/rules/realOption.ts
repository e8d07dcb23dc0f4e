import { log } from '../../random/math/log.ts';
import { pow } from '../../random/math/pow.ts';
import type { ConversionDecision } from './conversionDecision.ts';
import type { ConversionOffer } from './conversionOffer.ts';
import type { ConversionRule } from './conversionRule.ts';
import { characteristicRoots, type Roots } from './entryExitGain.ts';
import { forgoneUsdMwYear } from './forgoneUsdMwYear.ts';
import { npv } from './npv.ts';
import { standingHallRent } from './standingHallRent.ts';
import { rentToLeaveMining, rentToResumeMining } from './switchingRent.ts';

/**
 * Conversion under uncertainty. The income of mining is a geometric Brownian motion without drift around what the site
 * expects of it, the rent is fixed by contract, and what is spent on halls and equipment is lost when one goes back. A
 * site gives up its option to wait only for more than `npv`, and once in it stays for less (hysteresis): when a contract
 * ends it signs again at a rent that would not bring it in. Its halls stand then; their upkeep and new equipment have to
 * be paid. Without volatility it asks what `npv` asks.
 */
export const realOption: ConversionRule<ConversionDecision> = {
  name: 'realOption',
  summary: 'at a net present value that beats waiting',
  parameters: [
    {
      name: 'realOption.volatilityYear',
      kind: 'number',
      unit: '1/sqrt(year)',
      default: 0.7,
      min: 0,
      max: 3,
      description: 'Volatility of the income of mining per MW that sites reckon with (realOption).',
      source:
        'computed from models/history: changes of log hashprice from epoch to epoch, 0.78 in 2015-2025, 0.67 since 2021',
    },
  ],
  create(setup) {
    const volatility = setup.parameters.number('realOption.volatilityYear');
    const { reservationRent: npvRent } = npv.create(setup);
    const rootsAt = rootsByRate(volatility);
    const premiumOf = remembered(setup.siteCount, (income, sunk, rate) =>
      rate > 0 ? rentToLeaveMining(income, sunk, rootsAt(rate)) - income - sunk : Number.POSITIVE_INFINITY,
    );

    const reservationRent = (offer: ConversionOffer): number => {
      const rent = npvRent(offer);
      const income = forgoneUsdMwYear(offer);
      const rate = log(1 + offer.discountRateYear);
      const spent = hallUsdMw(offer) + offer.product.equipmentUsdMw;
      if (!(volatility > 0 && income > 0 && spent > 0)) return rent;
      return rent + premiumOf(offer.site, income, rate * spent, rate) / offer.product.margin;
    };

    const renewalRent = (offer: ConversionOffer): number => {
      const rate = log(1 + offer.discountRateYear);
      const hall = hallUsdMw(offer);
      return standingHallRent(offer, hall, rentToStay(forgoneUsdMwYear(offer), rate * hall, rate));
    };

    /** Without interest coming back could wait for ever, so nobody leaves. */
    const rentToStay = (income: number, sunk: number, rate: number): number => {
      if (!(income > 0)) return 0;
      if (!(volatility > 0 && sunk > 0)) return income;
      return rate > 0 ? rentToResumeMining(income, sunk, rootsAt(rate)) : 0;
    };

    return { reservationRent, renewalRent };
  },
};

/** What a hall has cost when it opens, USD per contracted MW: paid for evenly while it is built. */
function hallUsdMw({ product, discountRateYear, leadYears }: ConversionOffer): number {
  return pow(1 + discountRateYear, leadYears / 2) * product.hallUsdMw;
}

/** The exponents of the option's value for a continuous discount rate; there are few rates in a run. */
function rootsByRate(volatility: number): (rate: number) => Roots {
  const known = new Map<number, Roots>();
  return (rate) => {
    let roots = known.get(rate);
    if (roots === undefined) {
      roots = characteristicRoots(rate, 0, volatility);
      known.set(rate, roots);
    }
    return roots;
  };
}

/** The last solution of each site, which holds as long as nothing changes there. */
function remembered(
  siteCount: number,
  solve: (income: number, sunk: number, rate: number) => number,
): (site: number, income: number, sunk: number, rate: number) => number {
  const incomes = new Float64Array(siteCount).fill(Number.NaN);
  const sunks = new Float64Array(siteCount);
  const rates = new Float64Array(siteCount);
  const solutions = new Float64Array(siteCount);
  return (site, income, sunk, rate) => {
    if (incomes[site] !== income || sunks[site] !== sunk || rates[site] !== rate) {
      incomes[site] = income;
      sunks[site] = sunk;
      rates[site] = rate;
      solutions[site] = solve(income, sunk, rate);
    }
    return solutions[site];
  };
}
