import type { Column } from '../../column.ts';
import type { MarketState } from '../marketState.ts';

/** A column and how it is read off the state at the end of an epoch. */
export interface MarketColumn extends Column {
  readonly read: (market: MarketState) => number;
}
