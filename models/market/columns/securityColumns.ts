import { dormantShare } from '../../security/dormantShare.ts';
import { flowAttackCost } from '../../security/flowAttackCost.ts';
import { gini } from '../../security/gini.ts';
import { herfindahl } from '../../security/herfindahl.ts';
import { marketAttackCost } from '../../security/marketAttackCost.ts';
import { nakamoto } from '../../security/nakamoto.ts';
import { securityBudget } from '../../security/securityBudget.ts';
import { stockAttackCost } from '../../security/stockAttackCost.ts';
import { supplyBtc } from '../../security/supplyBtc.ts';
import { dormantOffers } from '../dormantOffers.ts';
import type { MarketState } from '../marketState.ts';
import { budgetUsdDay, days, meanPriceUsdBtc } from './epochMeans.ts';
import type { MarketColumn } from './marketColumn.ts';

/** An attacker that rents needs as much hashrate as all others have; the little more is left out. */
const MAJORITY_RATIO = 1;

function attackAtMarketPrices(m: MarketState): { readonly totalUsd: number } {
  const { record, settings } = m;
  const attack = { hashrateEhS: record.runningEhS, powerUsdMwh: settings.attackPowerUsdMWh };
  const newMachines = {
    hashrateEhS: Number.POSITIVE_INFINITY,
    hardwareUsdThS: record.newMachineUsdTh,
    efficiencyJTh: record.newMachineJTh,
    siteUsdMw: settings.attackSiteUsdMw,
  };
  return marketAttackCost(attack, m.used === null ? [newMachines] : [...dormantOffers(m, m.used), newMachines]);
}

/** Security and concentration. */
export const securityColumns: readonly MarketColumn[] = [
  {
    name: 'security_budget_btc_day',
    unit: 'BTC/day',
    meaning: 'Subsidies and fees paid per day of the epoch.',
    read: (m) => (m.record.subsidyBtc + m.record.feesBtc) / days(m),
  },
  {
    name: 'security_budget_usd_day',
    unit: 'USD/day',
    meaning: 'The same at the price of the day.',
    read: budgetUsdDay,
  },
  {
    name: 'security_budget_percent_year',
    unit: '%/year',
    meaning: 'Budget of a year at this pace over the value of all coins issued.',
    read: (m) =>
      securityBudget(m.record.subsidyBtc, m.record.feesBtc, days(m), meanPriceUsdBtc(m), supplyBtc(m.chain.height))
        .marketCapPercentYear,
  },
  {
    name: 'flow_attack_cost_usd_day',
    unit: 'USD/day',
    meaning:
      'Cost per day of renting as much hashrate as the network has, at the reward flow and before any blocks won.',
    read: (m) => flowAttackCost(budgetUsdDay(m), MAJORITY_RATIO, 0),
  },
  {
    name: 'stock_attack_cost_usd',
    unit: 'USD',
    meaning:
      'Cost of buying as much hashrate as the network has in machines on offer, with sites and power for a week.',
    read: (m) =>
      stockAttackCost({
        hashrateEhS: m.record.runningEhS,
        hardwareUsdThS: m.record.newMachineUsdTh,
        efficiencyJTh: m.record.newMachineJTh,
        siteUsdMw: m.settings.attackSiteUsdMw,
        powerUsdMwh: m.settings.attackPowerUsdMWh,
      }).totalUsd,
  },
  {
    name: 'stock_attack_cost_used_usd',
    unit: 'USD',
    meaning:
      'The same where machines in stock can be bought at second-hand prices and idle ones with their sites, and new ones for the rest; new ones alone without a market for used machines.',
    read: (m) => attackAtMarketPrices(m).totalUsd,
  },
  {
    name: 'dormant_share',
    unit: '1',
    meaning: 'Hashrate of idle and stocked machines over running hashrate, at the end of the epoch.',
    read: (m) => dormantShare(m.record.installedEhS - m.record.runningEhS + m.record.stockEhS, m.record.runningEhS),
  },
  ...(['operator', 'region', 'pool'] as const).flatMap((by): MarketColumn[] => {
    const amounts = ({ record }: MarketState): Float64Array =>
      by === 'operator' ? record.byOperator : by === 'region' ? record.byRegion : record.byPool;
    const ranked = ({ record }: MarketState): Float64Array =>
      (by === 'operator' ? record.operatorRanking : by === 'region' ? record.regionRanking : record.poolRanking).amount;
    return [
      {
        name: `hhi_${by}`,
        unit: '1',
        meaning: `Herfindahl-Hirschman index of running hashrate by ${by}, at the end of the epoch.`,
        read: (m) => herfindahl(amounts(m), amounts(m).length),
      },
      {
        name: `gini_${by}`,
        unit: '1',
        meaning: `Gini coefficient of running hashrate by ${by}, at the end of the epoch.`,
        read: (m) => gini(ranked(m)),
      },
      {
        name: `nakamoto_${by}`,
        unit: by,
        meaning: `Smallest number of ${by}s that together hold more than half of the running hashrate.`,
        read: (m) => nakamoto(ranked(m)),
      },
    ];
  }),
];
