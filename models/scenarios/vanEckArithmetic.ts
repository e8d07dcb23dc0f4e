import { capitalRecoveryFactor } from '../miners/capitalRecoveryFactor.ts';

/** What VanEck printed in August 2024 of a shift of a fifth of the energy capacity of 12 listed miners by 2027. */
export const VANECK_2024 = {
  /** Share of the listed miners' energy capacity, 1. */
  share: 0.2,
  /** Average additional profit, USD/year, and for how many years. */
  profitUsdYear: 13.9e9,
  years: 13,
  npvUsd: 37.6e9,
  /** Revenue of AI, USD per MW and year, and the upgrade of a site, USD per MW, without GPUs. */
  revenueUsdMwYear: 9.11e6,
  upgradeUsdMw: 7.5e6,
} as const;

/** What the printed figures imply. */
export interface VanEckArithmetic {
  /** Power at which the printed profit equals the printed revenue, MW, and the capacity of which it is the share, MW. */
  readonly impliedMw: number;
  readonly impliedCapacityMw: number;
  /** Upgrade of that power, USD. */
  readonly upgradeUsd: number;
  /** Interest at which an even stream of the printed profit is worth the printed NPV, and that plus the upgrade, 1/year. */
  readonly impliedRateYear: number;
  readonly impliedRateAfterUpgradeYear: number;
  /** The same power at another rent, USD/year. */
  readonly incomeAtRentUsdYear: number;
}

/**
 * Takes the scenario at its word.
 *
 * @param rentUsdMwYear rent to set beside VanEck's, USD per MW and year.
 * Source of the figures, all of August 2024 and from the press: https://binance.com/en-TR/square/post/12319979548569 (share,
 * profit, years), https://coinfea.com/bitcoin-miners-could-earn-14-billion-annually-from-ai-by-2027 (revenue and upgrade; it
 * calls the 13.9 bn revenue) and https://usmag.org/bitcoin-miners-ai-arbitrage-play-to-boost-revenue (NPV). The tables of
 * VanEck's own article were not at hand: what was counted, its MW and its discount rate can only be inferred.
 */
export function vanEckArithmetic(rentUsdMwYear: number): VanEckArithmetic {
  const { share, profitUsdYear, years, npvUsd, revenueUsdMwYear, upgradeUsdMw } = VANECK_2024;
  const impliedMw = profitUsdYear / revenueUsdMwYear;
  const upgradeUsd = impliedMw * upgradeUsdMw;
  return {
    impliedMw,
    impliedCapacityMw: impliedMw / share,
    upgradeUsd,
    impliedRateYear: rateOf(npvUsd / profitUsdYear, years),
    impliedRateAfterUpgradeYear: rateOf((npvUsd + upgradeUsd) / profitUsdYear, years),
    incomeAtRentUsdYear: impliedMw * rentUsdMwYear,
  };
}

/** Interest at which a stream of 1 a year is worth so much, 1/year, by bisection between 0 and 10. */
function rateOf(worth: number, years: number): number {
  let low = 0;
  let high = 10;
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (1 / capitalRecoveryFactor(middle, years) > worth) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
