import type { MarketColumn } from '../../models/market/columns/marketColumn.ts';

/** Power under machines or tenants that earns something at the end of the epoch, as a share of what the grid delivers. */
export const earningShare: MarketColumn = {
  name: 'earning_share',
  unit: '1',
  meaning: 'Power of running machines and of AI tenants over grid capacity at the end of the epoch.',
  read: ({ record }) => (record.runningMw + record.aiMw) / record.capacityMw,
};
