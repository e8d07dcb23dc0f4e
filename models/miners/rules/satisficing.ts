import { revenueUsdMWh } from '../../chain/hashprice.ts';
import type { ReservationRent } from './conversionOffer.ts';
import type { ConversionRule } from './conversionRule.ts';
import { npv } from './npv.ts';

const HOURS_PER_YEAR = 8760;

/**
 * A site that is content does not look around. It makes offers only while the margin of its machines over power is below
 * its aspiration, and then reckons like `npv`.
 *
 * Source: Simon 1955, https://doi.org/10.2307/1884852
 */
export const satisficing: ConversionRule<ReservationRent> = {
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
    const npvRent = npv.create(setup);
    return (offer) => {
      const marginUsdMWh = revenueUsdMWh(offer.hashpriceUsdPhDay, offer.efficiencyJTh) - offer.powerUsdMWh;
      return marginUsdMWh < aspirationUsdMWh ? npvRent(offer) : Number.POSITIVE_INFINITY;
    };
  },
};
