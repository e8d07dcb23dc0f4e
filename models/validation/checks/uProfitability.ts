import { breakEvenEfficiencyJTh, breakEvenPowerUsdMWh } from '../../chain/breakEven.ts';
import { between } from '../expect/between.ts';
import { closeTo } from '../expect/closeTo.ts';
import type { ValidationCheck } from '../validationCheck.ts';

/** The machines that a hashprice feeds. */
export const uProfitability: ValidationCheck = {
  letter: 'U',
  what: 'threshold of profitability at a hashprice of 30 USD/PH/day',
  kind: 'analytic',
  source: 'closed form hashprice / (0.024 p)',
  measure: () => [
    closeTo('break-even efficiency at 0.05 USD/kWh, J/TH', 25, breakEvenEfficiencyJTh(30, 50), '25.0 J/TH'),
    closeTo('break-even efficiency at 0.06 USD/kWh, J/TH', 125 / 6, breakEvenEfficiencyJTh(30, 60), '20.83 J/TH'),
    between(
      'break-even power price at 21.5 J/TH, USD/MWh',
      58.05,
      58.15,
      breakEvenPowerUsdMWh(30, 21.5),
      '58.1 USD/MWh',
    ),
  ],
};
