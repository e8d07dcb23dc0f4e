import { expect, it } from 'vitest';
import { VANECK_2024, vanEckArithmetic } from '../../models/scenarios/vanEckArithmetic.ts';

it('the scenario of VanEck implies 1.5 of 7.6 GW, counts revenue as profit, and is a fifth of that at a lease', () => {
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
