import type { AgentTable } from '../agentTable.ts';
import type { Column } from '../column.ts';
import { aiRentUsdYear } from '../markets/aiRentUsdYear.ts';
import { LISTED, STATE } from '../miners/operatorClass.ts';
import type { MarketState } from './marketState.ts';

interface SiteColumn extends Column {
  readonly read: (market: MarketState, site: number) => number;
}

const end = 'at the end of the epoch';

const columns: readonly SiteColumn[] = [
  {
    name: 'operator',
    unit: '1',
    meaning: 'Number of the operator, those of population.operators first.',
    read: ({ sites }, i) => sites.operatorOf[i],
  },
  {
    name: 'region',
    unit: '1',
    meaning: 'Row of population.regions, from 0.',
    read: ({ sites }, i) => sites.regionOf[i],
  },
  { name: 'pool', unit: '1', meaning: 'Row of population.pools, from 0.', read: ({ sites }, i) => sites.poolOf[i] },
  {
    name: 'listed',
    unit: '1',
    meaning: '1 where the operator is listed on a stock exchange.',
    read: ({ sites }, i) => (sites.operatorClass[i] === LISTED ? 1 : 0),
  },
  {
    name: 'state_owned',
    unit: '1',
    meaning: '1 where the operator is owned by a state.',
    read: ({ sites }, i) => (sites.operatorClass[i] === STATE ? 1 : 0),
  },
  {
    name: 'power_usd_mwh',
    unit: 'USD/MWh',
    meaning: 'Long-run power price.',
    read: ({ sites }, i) => sites.powerUsdMWh[i],
  },
  { name: 'capacity_mw', unit: 'MW', meaning: `Grid capacity ${end}.`, read: ({ sites }, i) => sites.capacityMw[i] },
  {
    name: 'running_eh_s',
    unit: 'EH/s',
    meaning: `Running hashrate ${end}.`,
    read: ({ fleet }, i) => fleet.runningEhS[i],
  },
  {
    name: 'mining_mw',
    unit: 'MW',
    meaning: `Power of running machines ${end}.`,
    read: ({ fleet }, i) => fleet.runningMw[i],
  },
  {
    name: 'idle_mw',
    unit: 'MW',
    meaning: `Power of installed machines that do not run ${end}.`,
    read: ({ fleet }, i) => fleet.installedMw[i] - fleet.runningMw[i],
  },
  {
    name: 'building_mw',
    unit: 'MW',
    meaning: `Power under construction for AI ${end}.`,
    read: ({ sites }, i) => sites.buildingMw[i],
  },
  {
    name: 'ai_mw',
    unit: 'MW',
    meaning: `Power delivered to AI tenants ${end}.`,
    read: ({ sites }, i) => sites.aiMw[i],
  },
  {
    name: 'ai_rent_usd_year',
    unit: 'USD/year',
    meaning: `AI rent that contracts pay ${end}.`,
    read: ({ ai }, i) => aiRentUsdYear(ai, i),
  },
];

/** The sites of the market model: who owns them, what they pay for power, and what their power does. */
export const siteTable: AgentTable<MarketState> = {
  agent: 'site',
  columns,
  count: ({ sites }) => sites.count,
  observe: (state, site, row) => {
    for (let c = 0; c < columns.length; c++) row[c] = columns[c].read(state, site);
  },
};
