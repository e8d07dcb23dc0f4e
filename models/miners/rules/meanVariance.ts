import { capexUsdMw } from '../../markets/aiProduct.ts';
import type { Parameter } from '../../parameter.ts';
import type { ParameterReader } from '../../parameterReader.ts';
import type { ConversionDecision } from './conversionDecision.ts';
import type { ConversionRule } from './conversionRule.ts';
import { npv } from './npv.ts';

const number = (
  name: string,
  unit: string,
  fallback: number,
  [min, max]: readonly [number, number],
  description: string,
  source: string,
): Parameter => ({
  name: `meanVariance.${name}`,
  kind: 'number',
  unit,
  default: fallback,
  min,
  max,
  description: `${description} (meanVariance).`,
  source,
});

/** Variances and covariance of the yields: what tenants hedge of mining, and what moving a unit between them varies. */
function priceOfRisk(parameters: ParameterReader): { hedge: number; spread: number } {
  const mining = parameters.number('meanVariance.miningSdYear');
  const ai = parameters.number('meanVariance.aiSdYear');
  const covariance = parameters.number('meanVariance.correlation') * mining * ai;
  return { hedge: mining * mining - covariance, spread: mining * mining + ai * ai - 2 * covariance };
}

/**
 * A site spreads its AI-suitable power over mining and tenants like wealth over two risky assets. Yields are yearly
 * amounts per contracted MW over what conversion costs; their difference at a rent R is `e = margin (R - npv rent) /
 * capex`. With variances and covariance of the yearly yields, the share with tenants that is worth most is
 *
 *     s = [e + gamma (var mining - cov)] / [gamma (var mining + var AI - 2 cov)],  between 0 and 1
 *
 * at the rent of the last round. A site asks for its offer the rent at which the first MW becomes worth offering: below
 * that of `npv` where tenants are a hedge. Without risk aversion it offers all or nothing at the rent of `npv`. When a contract ends it
 * reckons like `npv`.
 *
 * Source: Markowitz 1952, https://doi.org/10.1111/j.1540-6261.1952.tb01525.x
 */
export const meanVariance: ConversionRule<ConversionDecision> = {
  name: 'meanVariance',
  summary: 'in part, by mean and variance of the yields',
  parameters: [
    number(
      'riskAversion',
      '1',
      3,
      [0, 1000],
      'Weight of half the variance of the yearly yield against its mean',
      'assumption: of the usual order, 1 to 10; scan it',
    ),
    number(
      'miningSdYear',
      '1/year',
      0.05,
      [0, 10],
      'Standard deviation of the yearly yield of mining over the capex of conversion',
      'computed: 0.7 of the revenue of 1.43 MW at a hashprice of 32 and 18 J/TH, over 9.5 M USD, is 0.07; less where sites curtail',
    ),
    number(
      'aiSdYear',
      '1/year',
      0.02,
      [0, 10],
      'Standard deviation of the yearly yield of AI over the capex of conversion',
      'assumption: rents are fixed by contract, tenants may fail; scan it',
    ),
    number('correlation', '1', 0, [-1, 1], 'Correlation of the two yields', 'assumption: no estimate was found'),
  ],
  create(setup) {
    const aversion = setup.parameters.number('meanVariance.riskAversion');
    const { hedge, spread } = priceOfRisk(setup.parameters);
    const { reservationRent: npvRent, renewalRent } = npv.create(setup);
    return {
      renewalRent,
      offeredShare: (offer) => {
        const excess =
          (offer.product.margin * (offer.marketRentUsdMwYear - npvRent(offer))) / capexUsdMw(offer.product);
        const wanted = excess + aversion * hedge;
        if (!(wanted > 0)) return 0;
        const all = aversion * spread;
        return wanted < all ? wanted / all : 1;
      },
      reservationRent: (offer) => {
        const first = npvRent(offer) - (aversion * hedge * capexUsdMw(offer.product)) / offer.product.margin;
        return first > 0 ? first : 0;
      },
    };
  },
};
