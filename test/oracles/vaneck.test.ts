import { expect, it } from 'vitest';
import { VANECK_2024, vanEckArithmetic } from '../../models/scenarios/vanEckArithmetic.ts';
import { vanEckProfitUsdYear } from '../../models/scenarios/vanEckProfit.ts';

it('the scenario of VanEck implies 1.5 of 7.6 GW, and is a fifth of that at a lease', () => {
  const {
    impliedMw,
    impliedCapacityMw,
    impliedRateYear,
    impliedRateAfterUpgradeYear,
    upgradeUsd,
    incomeAtRentUsdYear,
  } = vanEckArithmetic(1.85e6);
  // 13.9 bn over 9.11 M; a fifth of the capacity.
  expect(impliedMw).toBeCloseTo(1526, 0);
  expect(impliedCapacityMw / 1000).toBeCloseTo(7.6, 1);
  // 1,526 MW at 1.85 M USD.
  expect(incomeAtRentUsdYear / 1e9).toBeCloseTo(2.8, 1);
  expect(upgradeUsd / 1e9).toBeCloseTo(11.4, 1);
  // Annuities of 13 years, year by year.
  const worth = (rate: number): number =>
    Array.from({ length: VANECK_2024.years }, (_, year) => (1 + rate) ** -(year + 1)).reduce((sum, x) => sum + x, 0);
  expect(worth(impliedRateYear) * 13.9).toBeCloseTo(37.6, 9);
  expect(worth(impliedRateAfterUpgradeYear) * 13.9).toBeCloseTo(37.6 + upgradeUsd / 1e9, 9);
});

it('with GPUs, power and operation paid a tenth of that is left without interest, and a loss at 8 %', () => {
  // Contracted GPU cloud (5.8 bn USD for 200 MW, 5 years), 45 USD/MWh on 1.43 MW: 7.179 M USD a MW and year before capital.
  const terms = { margin: 0.85, powerUsdMwYear: 1.43 * 8766 * 45, gpuUsdMw: 29e6, gpuYears: 5, upgradeYears: 12 };
  // 7.179 - 29 / 5 - 7.5 / 12 = 0.754 M USD a MW.
  expect(vanEckProfitUsdYear({ ...terms, rateYear: 0 }) / 1e9).toBeCloseTo(1.151, 3);
  // Annuity factors of printed tables at 8 %: 3.9927 over 5 years, 7.5361 over 12.
  expect(vanEckProfitUsdYear({ ...terms, rateYear: 0.08 }) / 1e9).toBeCloseTo(
    1.5258 * (7.1794 - 29 / 3.9927 - 7.5 / 7.5361),
    3,
  );
});
