import { breakEvenPriceUsdBtc } from '../../chain/breakEven.ts';
import { hashpriceUsdPhDay, revenueUsdMWh } from '../../chain/hashprice.ts';
import { expectedHashesFromDifficulty } from '../../chain/work.ts';
import { closeTo } from '../expect/closeTo.ts';
import type { ValidationCheck } from '../validationCheck.ts';

/** The price at which a machine is switched off, as published. */
export const apShutdownPrice: ValidationCheck = {
  letter: 'AP',
  what: 'shutdown price of an S21 (17.5 J/TH) at 0.08 USD/kWh, D = 142.9 T',
  kind: 'published',
  source: 'closed form; published shutdown price at that difficulty, which is printed to 0.05 T',
  measure: () => {
    const work = expectedHashesFromDifficulty(142.9e12);
    const price = breakEvenPriceUsdBtc(work, 3.125, 17.5, 80);
    const revenue = revenueUsdMWh(hashpriceUsdPhDay(work, 3.125, price), 17.5);
    return [
      closeTo('price below which it stops, USD', 76_353, price, '76,353 USD to the rounding of D', 0.05 / 142.9),
      closeTo('revenue at that price, USD/MWh', 80, revenue, 'the power price, 80 USD/MWh'),
    ];
  },
};
