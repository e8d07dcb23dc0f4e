import { revenueUsdMWh } from '../chain/hashprice.ts';
import { SATOSHI_PER_BTC, subsidySatoshi } from '../chain/subsidy.ts';
import type { Column } from '../column.ts';
import { demandMw } from '../markets/aiDemand.ts';
import { dormantShare } from '../security/dormantShare.ts';
import { flowAttackCost } from '../security/flowAttackCost.ts';
import { gini } from '../security/gini.ts';
import { herfindahl } from '../security/herfindahl.ts';
import { nakamoto } from '../security/nakamoto.ts';
import { securityBudget } from '../security/securityBudget.ts';
import { stockAttackCost } from '../security/stockAttackCost.ts';
import { supplyBtc } from '../security/supplyBtc.ts';
import type { MarketState } from './marketState.ts';

const SECONDS_PER_DAY = 86_400;
const SECONDS_PER_YEAR = 31_557_600;
const TARGET_SPACING_S = 600;
const HOURS_PER_YEAR = 8760;
/** An attacker that rents needs as much hashrate as all others have; the little more is left out. */
const MAJORITY_RATIO = 1;
const REFERENCE_MACHINE_J_TH = 17.5;

/** A column and how it is read off the state at the end of an epoch. */
export interface MarketColumn extends Column {
  readonly read: (market: MarketState) => number;
}

const days = ({ record }: MarketState): number => record.seconds / SECONDS_PER_DAY;
const budgetUsdDay = (market: MarketState): number => market.record.rewardUsd / days(market);
const meanPrice = ({ record }: MarketState): number => record.rewardUsd / (record.subsidyBtc + record.feesBtc);
const hashprice = ({ record }: MarketState): number => record.hashpriceBlocks / record.blocks;

const chainColumns: readonly MarketColumn[] = [
  {
    name: 'epoch',
    unit: 'epoch',
    meaning: 'Difficulty epoch, counted from 0 at the start of the run.',
    read: (m) => m.epoch - 1,
  },
  {
    name: 'date',
    unit: 'date',
    meaning: 'Calendar day (UTC) on which the epoch ends, in days since 1970-01-01.',
    read: (m) => m.settings.startDayNumber + Math.floor(m.chain.timeS / SECONDS_PER_DAY),
  },
  { name: 'days', unit: 'day', meaning: 'Length of the epoch.', read: days },
  { name: 'height', unit: 'block', meaning: 'Height of the first block after the epoch.', read: (m) => m.chain.height },
  {
    name: 'difficulty',
    unit: '1',
    meaning: 'Difficulty at the first block of the epoch.',
    read: (m) => m.record.difficulty,
  },
  {
    name: 'next_difficulty',
    unit: '1',
    meaning: 'Difficulty after the retarget that ends the epoch.',
    read: (m) => m.record.nextDifficulty,
  },
  {
    name: 'hashrate_eh_s',
    unit: 'EH/s',
    meaning: 'Running hashrate, mean over the time of the epoch.',
    read: (m) => m.record.hashesEh / m.record.seconds,
  },
  {
    name: 'hashprice_usd_ph_day',
    unit: 'USD/PH/day',
    meaning: 'Expected income of one PH/s per day on the difficulty in force, mean over the blocks of the epoch.',
    read: hashprice,
  },
  {
    name: 'btc_price_usd',
    unit: 'USD/BTC',
    meaning: 'Price of bitcoin, mean over the coins paid in the epoch.',
    read: meanPrice,
  },
  {
    name: 'subsidy_btc_block',
    unit: 'BTC',
    meaning: 'Subsidy per block, mean over the epoch.',
    read: (m) => m.record.subsidyBtc / m.record.blocks,
  },
  {
    name: 'fees_btc_block',
    unit: 'BTC',
    meaning: 'Transaction fees per block, mean over the epoch.',
    read: (m) => m.record.feesBtc / m.record.blocks,
  },
  {
    name: 'mean_interval_s',
    unit: 's',
    meaning: 'Mean block interval of the epoch.',
    read: (m) => m.record.seconds / m.record.blocks,
  },
  {
    name: 'longest_interval_s',
    unit: 's',
    meaning: 'Longest block interval of the epoch.',
    read: (m) => m.record.longestIntervalS,
  },
  {
    name: 'share_over_60_min',
    unit: '1',
    meaning: 'Expected share of block intervals above 60 minutes.',
    read: (m) => m.record.longIntervalBlocks / m.record.blocks,
  },
  {
    name: 'schedule_lag_days',
    unit: 'day',
    meaning: 'Time since the start of the run beyond 600 s per block; negative when blocks run ahead.',
    read: (m) => (m.chain.timeS - (m.chain.height - m.settings.startHeight) * TARGET_SPACING_S) / SECONDS_PER_DAY,
  },
];

const securityColumns: readonly MarketColumn[] = [
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
      securityBudget(m.record.subsidyBtc, m.record.feesBtc, days(m), meanPrice(m), supplyBtc(m.chain.height))
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
    name: 'dormant_share',
    unit: '1',
    meaning: 'Hashrate of idle and stocked machines over running hashrate, at the end of the epoch.',
    read: (m) => dormantShare(m.record.installedEhS - m.record.runningEhS + m.record.stockEhS, m.record.runningEhS),
  },
  ...(['operator', 'region', 'pool'] as const).flatMap((by): MarketColumn[] => {
    const amounts = (m: MarketState): Float64Array =>
      by === 'operator' ? m.record.byOperator : by === 'region' ? m.record.byRegion : m.record.byPool;
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
        read: (m) => gini(amounts(m), amounts(m).length, m.record.scratch),
      },
      {
        name: `nakamoto_${by}`,
        unit: by,
        meaning: `Smallest number of ${by}s that together hold more than half of the running hashrate.`,
        read: (m) => nakamoto(amounts(m), amounts(m).length, m.record.scratch),
      },
    ];
  }),
];

const capacityColumns: readonly MarketColumn[] = [
  { name: 'capacity_mw', unit: 'MW', meaning: 'Grid capacity of all sites.', read: (m) => m.record.capacityMw },
  {
    name: 'mining_mw',
    unit: 'MW',
    meaning: 'Power of running machines at the end of the epoch.',
    read: (m) => m.record.runningMw,
  },
  {
    name: 'idle_mw',
    unit: 'MW',
    meaning: 'Power of installed machines that do not run at the end of the epoch.',
    read: (m) => m.record.installedMw - m.record.runningMw,
  },
  {
    name: 'building_mw',
    unit: 'MW',
    meaning: 'Site power under construction for AI.',
    read: (m) => m.record.buildingMw,
  },
  { name: 'ai_mw', unit: 'MW', meaning: 'Site power delivered to AI tenants.', read: (m) => m.record.aiMw },
  {
    name: 'free_mw',
    unit: 'MW',
    meaning: 'Grid capacity that holds neither machines nor AI.',
    read: (m) => m.record.capacityMw - m.record.installedMw - m.record.buildingMw - m.record.aiMw,
  },
  {
    name: 'shift_progress',
    unit: '1',
    meaning: 'How far the schedule of the forced shift has run, 0 to 1; it runs in the counterfactual too.',
    read: (m) => m.shift.done,
  },
  {
    name: 'mining_unplugged_mw',
    unit: 'MW',
    meaning: 'Site power from which machines were removed for AI since the start.',
    read: (m) => m.ai.unpluggedMw,
  },
  {
    name: 'ai_share_capacity',
    unit: '1',
    meaning: 'Site power delivered to AI over grid capacity, all sites.',
    read: (m) => m.record.aiMw / m.record.capacityMw,
  },
  {
    name: 'ai_share_listed_capacity',
    unit: '1',
    meaning: 'The same for sites of listed operators; empty when there are none.',
    read: (m) => m.record.listedAiMw / m.record.listedCapacityMw,
  },
  {
    name: 'ai_contracted_mw',
    unit: 'MW',
    meaning: 'Contracted power on mining sites (critical IT power for leases), forced shifts included.',
    read: (m) => m.ai.contractedMw + m.ai.forcedMw,
  },
  {
    name: 'ai_delivered_mw',
    unit: 'MW',
    meaning: 'The part of it that earns.',
    read: (m) => m.ai.deliveredMw + m.ai.forcedMw,
  },
  {
    name: 'ai_demand_mw',
    unit: 'MW',
    meaning: 'Power that tenants want on mining sites at the rent of the last round.',
    read: (m) => demandMw(m.ai.demand, m.chain.timeS / SECONDS_PER_YEAR, m.ai.rentUsdMwYear),
  },
  {
    name: 'ai_rent_usd_mw_year',
    unit: 'USD/MW/year',
    meaning: 'Rent at which the last contract round cleared.',
    read: (m) => m.ai.rentUsdMwYear,
  },
  {
    name: 'ai_willing_share',
    unit: '1',
    meaning:
      'Share of the power offered in the last contract round whose reservation rent is at or below the reference rent; 0 without offers.',
    read: willingShare,
  },
  {
    name: 'ai_yield_ratio',
    unit: '1',
    meaning:
      'AI revenue per contracted MWh over mining revenue per MWh of a 17.5 J/TH machine: gross revenue, not profit.',
    read: (m) => m.ai.product.rentUsdMwYear / HOURS_PER_YEAR / revenueUsdMWh(hashprice(m), REFERENCE_MACHINE_J_TH),
  },
];

const minerColumns: readonly MarketColumn[] = [
  {
    name: 'efficiency_j_th',
    unit: 'J/TH',
    meaning: 'Energy per hash at the meter, mean over the epoch.',
    read: (m) => (m.record.energyMWh * 3600) / m.record.hashesEh,
  },
  {
    name: 'installed_eh_s',
    unit: 'EH/s',
    meaning: 'Installed hashrate at the end of the epoch.',
    read: (m) => m.record.installedEhS,
  },
  { name: 'stock_eh_s', unit: 'EH/s', meaning: 'Displaced machines in stock.', read: (m) => m.record.stockEhS },
  {
    name: 'in_transit_eh_s',
    unit: 'EH/s',
    meaning: 'Machines ordered and not yet delivered.',
    read: (m) => m.record.inTransitEhS,
  },
  { name: 'ordered_eh_s', unit: 'EH/s', meaning: 'Machines ordered in the epoch.', read: (m) => m.asics.orderedEhS },
  {
    name: 'machine_price_usd_th',
    unit: 'USD/TH/s',
    meaning: 'Price of the machine on offer.',
    read: (m) => m.record.newMachineUsdTh,
  },
  {
    name: 'mining_revenue_usd',
    unit: 'USD',
    meaning: 'Subsidies and fees received in the epoch.',
    read: (m) => m.ledger.miningRevenueUsd,
  },
  {
    name: 'power_cost_usd',
    unit: 'USD',
    meaning: 'Cost of power for mining in the epoch.',
    read: (m) => m.ledger.powerCostUsd,
  },
  {
    name: 'other_cost_usd',
    unit: 'USD',
    meaning: 'Other operating cost of mining in the epoch.',
    read: (m) => m.ledger.otherCostUsd,
  },
  {
    name: 'mining_margin_usd_mwh',
    unit: 'USD/MWh',
    meaning: 'Mining revenue less power and other operating cost, per MWh mined: the income of those who stay.',
    read: (m) => (m.ledger.miningRevenueUsd - m.ledger.powerCostUsd - m.ledger.otherCostUsd) / m.record.energyMWh,
  },
  {
    name: 'machine_capex_usd',
    unit: 'USD',
    meaning: 'Paid for machines in the epoch.',
    read: (m) => m.ledger.machineCapexUsd,
  },
  {
    name: 'ai_revenue_usd',
    unit: 'USD',
    meaning: 'AI rents received in the epoch.',
    read: (m) => m.ledger.aiRevenueUsd,
  },
  {
    name: 'ai_cost_usd',
    unit: 'USD',
    meaning: 'Operating cost of AI in the epoch.',
    read: (m) => m.ledger.aiOperatingCostUsd,
  },
  {
    name: 'ai_capex_usd',
    unit: 'USD',
    meaning: 'Invested in AI halls in the epoch.',
    read: (m) => m.ledger.aiCapexUsd,
  },
  { name: 'funding_usd', unit: 'USD', meaning: 'Put in by investors in the epoch.', read: (m) => m.ledger.fundingUsd },
  {
    name: 'cash_usd',
    unit: 'USD',
    meaning: 'Cash of all operators at the end of the epoch.',
    read: (m) => m.ledger.cashUsd.reduce((total, c) => total + c, 0),
  },
  {
    name: 'halving_blocks',
    unit: 'block',
    meaning: 'Blocks of the epoch that came after a halving which fell into it; 0 in other epochs.',
    read: (m) => blocksAfterHalving(m),
  },
];

function willingShare({ ai }: MarketState): number {
  const { wanted, merit } = ai.offers;
  let offered = 0;
  let willing = 0;
  for (let i = 0; i < wanted.length; i++) {
    offered += wanted[i];
    if (-merit[i] <= ai.product.rentUsdMwYear) willing += wanted[i];
  }
  return offered > 0 ? willing / offered : 0;
}

function blocksAfterHalving({ chain, record }: MarketState): number {
  const before = subsidySatoshi(chain.height - record.blocks);
  const after = subsidySatoshi(chain.height - 1);
  if (before === after) return 0;
  return Math.round((before * record.blocks - record.subsidyBtc * SATOSHI_PER_BTC) / (before - after));
}

/** Everything the market model records, in the order of `epochs.csv`. */
export const marketColumns: readonly MarketColumn[] = [
  ...chainColumns,
  ...securityColumns,
  ...capacityColumns,
  ...minerColumns,
];
