import { aiRentUsdYear } from '../../markets/aiRentUsdYear.ts';
import { LISTED } from '../../miners/operatorClass.ts';
import type { MarketState } from '../marketState.ts';
import { meanHashprice } from './epochMeans.ts';
import type { MarketColumn } from './marketColumn.ts';
import { sumOver } from './sumOver.ts';

const USD_YEAR_PER_USD_PH_DAY = 1000 * 365.25;

/** What tenants mean for the income of operators: its share, and contracts lost because tenants fail. */
export const aiIncomeColumns: readonly MarketColumn[] = [
  {
    name: 'mixed_ai_revenue_share',
    unit: '1',
    meaning:
      'Share of AI in the revenue of an operator that has AI, mean over these operators: contracts and running machines at the end of the epoch, at its mean hashprice; empty when there are none.',
    read: mixedShare,
  },
  {
    name: 'listed_ai_revenue_share',
    unit: '1',
    meaning:
      'Share of AI in the revenue of the sites of listed operators together, measured likewise; empty when there are none.',
    read: listedShare,
  },
  {
    name: 'tenant_defaults',
    unit: '1',
    meaning: 'AI contracts that end in the epoch because the tenant fails.',
    read: ({ ai, epoch }) => sumOver(ai, ({ defaults }) => (defaults === null ? 0 : defaults.count[epoch - 1])),
  },
  {
    name: 'tenant_defaults_mw',
    unit: 'MW',
    meaning: 'Contracted power of these.',
    read: ({ ai, epoch }) => sumOver(ai, ({ defaults }) => (defaults === null ? 0 : defaults.mw[epoch - 1])),
  },
];

function mixedShare(market: MarketState): number {
  const { aiRentUsdYear, byOperator } = market.record;
  const perEhS = meanHashprice(market) * USD_YEAR_PER_USD_PH_DAY;
  let sum = 0;
  let operators = 0;
  for (let j = 0; j < aiRentUsdYear.length; j++) {
    const rent = aiRentUsdYear[j];
    if (rent === 0) continue;
    sum += rent / (rent + byOperator[j] * perEhS);
    operators += 1;
  }
  return sum / operators;
}

function listedShare(market: MarketState): number {
  const { sites, fleet, ai } = market;
  let rent = 0;
  let ehS = 0;
  for (let i = 0; i < sites.count; i++) {
    if (sites.operatorClass[i] !== LISTED) continue;
    rent += aiRentUsdYear(ai, i);
    ehS += fleet.runningEhS[i];
  }
  return rent / (rent + ehS * meanHashprice(market) * USD_YEAR_PER_USD_PH_DAY);
}
