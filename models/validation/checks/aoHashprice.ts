import { hashpriceUsdPhDay } from '../../chain/hashprice.ts';
import { expectedHashesFromDifficulty } from '../../chain/work.ts';
import { between } from '../expect/between.ts';
import { closeTo } from '../expect/closeTo.ts';
import type { ValidationCheck } from '../validationCheck.ts';

/** The identity behind every revenue of the model, against a printed figure. */
export const aoHashprice: ValidationCheck = {
  letter: 'AO',
  what: 'hashprice at D = 146.47 T, fees 0.55 %, subsidy 3.125 BTC',
  kind: 'published',
  source: 'closed form; Hashrate Index, 12 January 2026, https://hashrateindex.com',
  measure: () => {
    const btcPhDay = hashpriceUsdPhDay(expectedHashesFromDifficulty(146.47e12), 3.125 * 1.0055, 1);
    return [
      between('by the formula, BTC/PH/day', 0.000431545, 0.000431555, btcPhDay, '0.00043155'),
      closeTo('against the printed figure, BTC/PH/day', 0.00043143, btcPhDay, '0.00043143 within 0.05 %', 5e-4),
    ];
  },
};
