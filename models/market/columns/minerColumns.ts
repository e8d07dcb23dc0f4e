import { SATOSHI_PER_BTC, subsidySatoshi } from '../../chain/subsidy.ts';
import type { MarketState } from '../marketState.ts';
import type { MarketColumn } from './marketColumn.ts';

/** Machines and money of the miners. */
export const minerColumns: readonly MarketColumn[] = [
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
    meaning: 'Machines ordered or bought used, and not yet delivered.',
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
    name: 'used_sold_eh_s',
    unit: 'EH/s',
    meaning: 'Used machines sold in the epoch.',
    read: (m) => (m.used === null ? 0 : m.used.soldEhS),
  },
  {
    name: 'used_price_usd_th',
    unit: 'USD/TH/s',
    meaning: 'Price of the least efficient used machines that found a buyer in the epoch; 0 where none did.',
    read: (m) => (m.used === null ? 0 : m.used.marginalUsdTh),
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
    name: 'power_price_usd_mwh',
    unit: 'USD/MWh',
    meaning: 'Cost of power per MWh mined in the epoch.',
    read: (m) => m.ledger.powerCostUsd / m.record.energyMWh,
  },
  {
    name: 'curtailment_income_usd',
    unit: 'USD',
    meaning: 'Earned in the epoch on power sold back, above its contract price.',
    read: (m) => m.ledger.curtailmentIncomeUsd,
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
    meaning: 'Paid for new machines, and for the fitting of used ones, in the epoch.',
    read: (m) => m.ledger.machineCapexUsd,
  },
  {
    name: 'used_machines_usd',
    unit: 'USD',
    meaning: 'Paid by operators to operators for used machines in the epoch.',
    read: (m) => m.ledger.usedMachinesUsd,
  },
  {
    name: 'site_capex_usd',
    unit: 'USD',
    meaning: 'Invested in powered capacity for mining in the epoch.',
    read: (m) => m.ledger.siteCapexUsd,
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
    read: (m) => m.ledger.totalCashUsd,
  },
  {
    name: 'halving_blocks',
    unit: 'block',
    meaning: 'Blocks of the epoch that came after a halving which fell into it; 0 in other epochs.',
    read: (m) => blocksAfterHalving(m),
  },
];

function blocksAfterHalving({ chain, record }: MarketState): number {
  const before = subsidySatoshi(chain.height - record.blocks);
  const after = subsidySatoshi(chain.height - 1);
  if (before === after) return 0;
  return Math.round((before * record.blocks - record.subsidyBtc * SATOSHI_PER_BTC) / (before - after));
}
