import type { Sequence } from '../../random/streams.ts';

/**
 * Resamples a series in blocks that start anywhere, have geometric lengths and run on from the last item to the first,
 * so that the resampled series is stationary and every item is drawn equally often. One draw an item decides both
 * whether a block begins and, if so, where.
 * Source: Politis and Romano 1994, doi:10.1080/01621459.1994.10476870.
 *
 * @param count     length of the series.
 * @param meanBlock mean number of items in a block, at least 1.
 * @returns a function that gives the index of the next item, from 0.
 */
export function stationaryBootstrap(count: number, meanBlock: number, draws: Sequence): () => number {
  let index = -1;
  return () => {
    const u = draws.next();
    // Given that u opens a block, u * meanBlock is uniform again; the first block opens whatever u is.
    const start = index < 0 ? u : u * meanBlock;
    index = start < 1 ? Math.floor(start * count) : (index + 1) % count;
    return index;
  };
}
