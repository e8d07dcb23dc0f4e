import { type ConversionRule, yieldThreshold } from 'hashshift/models';

/**
 * Converts like `yieldThreshold`, but only once AI has earned more than mining for some epochs in a row: a miner who has
 * seen rents rise and fall wants to see them stay.
 */
export const conversionRule: ConversionRule = {
  name: 'patient',
  summary: 'when AI revenue per MWh has beaten mining revenue for longer than patient.epochs',
  parameters: [
    {
      name: 'patient.epochs',
      kind: 'duration',
      unit: 'epoch',
      default: 6,
      min: 0,
      max: 260,
      description: 'Epochs in a row in which AI must have earned more before a site offers its power.',
      source: 'assumption: a quarter of a year, the rhythm in which listed miners report',
    },
  ],
  create(setup) {
    const patience = setup.parameters.number('patient.epochs');
    const { reservationRent } = yieldThreshold.create(setup);
    // One count a site. It lives in the run: all runs of a thread would share a variable of the file.
    const lasted = new Float64Array(setup.siteCount);
    return (offer) => {
      const rent = reservationRent(offer);
      lasted[offer.site] = rent < offer.marketRentUsdMwYear ? lasted[offer.site] + 1 : 0;
      return lasted[offer.site] > patience ? rent : Number.POSITIVE_INFINITY;
    };
  },
};
