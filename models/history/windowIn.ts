import type { EpochHistory } from './epochHistory.ts';
import type { FactWindow } from './factWindow.ts';

/** A window that ends with the data where they end first. */
export function windowIn({ firstEpoch, difficulty }: EpochHistory, window: FactWindow): FactWindow {
  return { ...window, lastEpoch: Math.min(window.lastEpoch, firstEpoch + difficulty.length - 1) };
}
