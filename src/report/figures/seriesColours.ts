import { okabeIto } from '../okabeIto.ts';

/**
 * Colours of scenarios, indices and shares, in this order. Sky blue and black are left out: on a dark page they stand for
 * blue and white.
 */
export const seriesColours: readonly string[] = [
  okabeIto.blue,
  okabeIto.vermilion,
  okabeIto.bluishGreen,
  okabeIto.orange,
  okabeIto.reddishPurple,
  okabeIto.yellow,
  okabeIto.grey,
];
