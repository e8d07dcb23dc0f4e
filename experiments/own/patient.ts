import { type ConversionRule, npv } from 'hashshift/models';

/**
 * Converts like `npv`, but only once the market rent has covered the reservation rent for some epochs in a row: a miner
 * who has seen AI rents rise and fall wants to see them stay.
 */
export const conversionRule: ConversionRule = {
  name: 'patient',
  summary: 'at positive net present value that has lasted for patient.epochs',
  parameters: [
    {
      name: 'patient.epochs',
      kind: 'duration',
      unit: 'epoch',
      default: 6,
      min: 0,
      max: 260,
      description: 'Epochs in a row in which conversion would have paid before the site offers its power.',
      source: 'assumption: a quarter of a year, the rhythm in which listed miners report',
    },
  ],
  create(setup) {
    const patience = setup.parameters.number('patient.epochs');
    const reservationRent = npv.create(setup);
    // One count a site. It lives here, in the run: a variable of the file would be shared by all runs of a thread.
    const lasted = new Float64Array(setup.siteCount);
    return (offer) => {
      const rent = reservationRent(offer);
      lasted[offer.site] = rent <= offer.marketRentUsdMwYear ? lasted[offer.site] + 1 : 0;
      return lasted[offer.site] > patience ? rent : Number.POSITIVE_INFINITY;
    };
  },
};
