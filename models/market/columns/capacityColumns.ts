import { revenueUsdMWh } from '../../chain/hashprice.ts';
import { demandMw } from '../../markets/aiDemand.ts';
import type { AiMarket } from '../../markets/aiMarket.ts';
import type { MarketState } from '../marketState.ts';
import { meanHashprice } from './epochMeans.ts';
import type { MarketColumn } from './marketColumn.ts';
import { sumOver } from './sumOver.ts';

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
    read: ({ ai }) => sumOver(ai, ({ unpluggedMw }) => unpluggedMw),
  },
  {
    name: 'mining_unplugged_eh_s',
    unit: 'EH/s',
    meaning: 'Hashrate of those machines, whether they ran or stood idle.',
    read: ({ ai }) => sumOver(ai, ({ unpluggedEhS }) => unpluggedEhS),
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
    read: ({ ai }) => sumOver(ai, contractedMw),
  },
  {
    name: 'ai_delivered_mw',
    unit: 'MW',
    meaning: 'The part of it that earns.',
    read: ({ ai }) => sumOver(ai, deliveredMw),
  },
  {
    name: 'ai_demand_mw',
    unit: 'MW',
    meaning: 'Power that tenants want on mining sites at the rent of the last round.',
    read: ({ ai, chain }) =>
      sumOver(ai, ({ demand, rentUsdMwYear }) => demandMw(demand, chain.timeS / SECONDS_PER_YEAR, rentUsdMwYear)),
  },
  {
    name: 'ai_second_contracted_mw',
    unit: 'MW',
    meaning: 'The part of ai_contracted_mw that is for ai.secondProduct; 0 without one.',
    read: ({ ai }) => (ai.length > 1 ? contractedMw(ai[1]) : 0),
  },
  {
    name: 'ai_second_delivered_mw',
    unit: 'MW',
    meaning: 'The part of ai_delivered_mw that is for ai.secondProduct; 0 without one.',
    read: ({ ai }) => (ai.length > 1 ? deliveredMw(ai[1]) : 0),
  },
  {
    name: 'ai_second_rent_usd_mw_year',
    unit: 'USD/MW/year',
    meaning: 'Rent of ai.secondProduct at which the last contract round cleared; 0 without one.',
    read: ({ ai }) => (ai.length > 1 ? ai[1].rentUsdMwYear : 0),
  },
  {
    name: 'ai_reference_rent_usd_mw_year',
    unit: 'USD/MW/year',
    meaning: 'Rent of ai.product that tenants pay elsewhere, at the start of the last step.',
    read: ({ ai }) => ai[0].demand.referenceRent,
  },
  {
    name: 'ai_rent_usd_mw_year',
    unit: 'USD/MW/year',
    meaning: 'Rent of ai.product at which the last contract round cleared.',
    read: ({ ai }) => ai[0].rentUsdMwYear,
  },
  {
    name: 'ai_willing_share',
    unit: '1',
    meaning:
      'Share of the power offered for ai.product in the last contract round whose reservation rent is at or below the reference rent; 0 without offers.',
    read: ({ ai }) => (ai[0].offeredMw > 0 ? ai[0].willingMw / ai[0].offeredMw : 0),
  },
  {
    name: 'ai_yield_ratio',
    unit: '1',
    meaning:
      'Revenue of ai.product per contracted MWh over mining revenue per MWh of a 17.5 J/TH machine: gross revenue, not profit.',
    read: (m) =>
      m.ai[0].product.rentUsdMwYear / HOURS_PER_YEAR / revenueUsdMWh(meanHashprice(m), REFERENCE_MACHINE_J_TH),
  },
];

const contractedMw = ({ contractedMw: won, forcedMw }: AiMarket): number => won + forcedMw;
const deliveredMw = ({ deliveredMw: won, forcedMw }: AiMarket): number => won + forcedMw;

function barredMw({ sites }: MarketState): number {
  return sites.barredMw.reduce((total, mw) => total + mw, 0);
}
