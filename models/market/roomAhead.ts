import type { MarketState } from './marketState.ts';

/**
 * Per site, what is known of its free power when machines ordered now arrive: capacity that will be ready, less what
 * used machines on their way will take, MW. Null: nothing changes it.
 */
export function roomAhead({ growth, used }: MarketState): Float64Array | null {
  if (used === null) return growth === null ? null : growth.readyMw;
  const { roomMw, inTransitMw } = used;
  for (let i = 0; i < roomMw.length; i++) roomMw[i] = (growth === null ? 0 : growth.readyMw[i]) - inTransitMw[i];
  return roomMw;
}
