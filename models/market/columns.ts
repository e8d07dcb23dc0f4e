import { aiIncomeColumns } from './columns/aiIncomeColumns.ts';
import { capacityColumns } from './columns/capacityColumns.ts';
import { chainColumns } from './columns/chainColumns.ts';
import { financeColumns } from './columns/financeColumns.ts';
import type { MarketColumn } from './columns/marketColumn.ts';
import { minerColumns } from './columns/minerColumns.ts';
import { securityColumns } from './columns/securityColumns.ts';

/** Everything the market model records, in the order of `epochs.csv`. */
export const marketColumns: readonly MarketColumn[] = [
  ...chainColumns,
  ...securityColumns,
  ...capacityColumns,
  ...minerColumns,
  ...financeColumns,
  ...aiIncomeColumns,
];
