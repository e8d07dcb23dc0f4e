import { revenueUsdMWh } from '../../chain/hashprice.ts';
import { demandMw } from '../../markets/aiDemand.ts';
import type { MarketState } from '../marketState.ts';
import { meanHashprice } from './epochMeans.ts';
import type { MarketColumn } from './marketColumn.ts';

const SECONDS_PER_YEAR = 31_557_600;
const HOURS_PER_YEAR = 8760;
const REFERENCE_MACHINE_J_TH = 17.5;

/** What power is used for, and the market for AI capacity. */
export const capacityColumns: readonly MarketColumn[] = [
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
    meaning: 'Grid capacity that holds neither machines nor AI and on which mining is not forbidden.',
    read: (m) => m.record.capacityMw - m.record.installedMw - m.record.buildingMw - m.record.aiMw - barredMw(m),
  },
  { name: 'barred_mw', unit: 'MW', meaning: 'Grid capacity on which mining is forbidden.', read: barredMw },
  {
    name: 'capacity_coming_mw',
    unit: 'MW',
    meaning: 'Powered capacity for mining under construction; not yet part of capacity_mw.',
    read: (m) => (m.growth === null ? 0 : m.growth.comingMw.reduce((total, mw) => total + mw, 0)),
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
    name: 'ai_reference_rent_usd_mw_year',
    unit: 'USD/MW/year',
    meaning: 'Rent that tenants pay elsewhere, at the start of the last step.',
    read: (m) => m.ai.demand.referenceRent,
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
    read: ({ ai }) => (ai.offeredMw > 0 ? ai.willingMw / ai.offeredMw : 0),
  },
  {
    name: 'ai_yield_ratio',
    unit: '1',
    meaning:
      'AI revenue per contracted MWh over mining revenue per MWh of a 17.5 J/TH machine: gross revenue, not profit.',
    read: (m) => m.ai.product.rentUsdMwYear / HOURS_PER_YEAR / revenueUsdMWh(meanHashprice(m), REFERENCE_MACHINE_J_TH),
  },
];

function barredMw({ sites }: MarketState): number {
  return sites.barredMw.reduce((total, mw) => total + mw, 0);
}
