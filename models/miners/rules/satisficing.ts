import { revenueUsdMWh } from '../../chain/hashprice.ts';
import type { ConversionDecision } from './conversionDecision.ts';
import type { ConversionRule } from './conversionRule.ts';
import { npv } from './npv.ts';

const HOURS_PER_YEAR = 8760;

/**
 * A site that is content does not look around. It makes offers only while the margin of its machines over power is below
 * its aspiration, and then reckons like `npv`, as it does when a contract ends.
 *
 * Source: Simon 1955, https://doi.org/10.2307/1884852
 */
export const satisficing: ConversionRule<ConversionDecision> = {
  name: 'satisficing',
  summary: 'at positive net present value where mining earns less than aspired to',
  parameters: [
    {
      name: 'satisficing.aspirationUsdMwYear',
      kind: 'number',
      unit: 'USD/MW/year',
      default: 200_000,
      min: -1e7,
      max: 1e8,
      description:
        'Revenue of mining less power, per MW at the machine and year, with which a site is content (satisficing).',
      source: 'assumption: about what 18 J/TH earn at a hashprice of 32 and 50 USD/MWh; scan it',
    },
  ],
  create(setup) {
    const aspirationUsdMWh = setup.parameters.number('satisficing.aspirationUsdMwYear') / HOURS_PER_YEAR;
    const reckoned = npv.create(setup);
    return {
      ...reckoned,
      reservationRent: (offer) => {
        const marginUsdMWh = revenueUsdMWh(offer.hashpriceUsdPhDay, offer.efficiencyJTh) - offer.powerUsdMWh;
        return marginUsdMWh < aspirationUsdMWh ? reckoned.reservationRent(offer) : Number.POSITIVE_INFINITY;
      },
    };
  },
};
