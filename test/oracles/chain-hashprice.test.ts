import { expect, it } from 'vitest';
import { revenueUsdMWh } from '../../models/chain/hashprice.ts';

it('50 USD/PH/day at 20 J/TH is 104.2 USD/MWh', () => {
  expect(revenueUsdMWh(50, 20)).toBeCloseTo(104.2, 1);
});
