import { createStreams } from '../../models/random/createStreams.ts';
import type { Streams } from '../../models/random/streams.ts';

/**
 * The streams of one run: by default those of its replication, which all design points share. The streams whose names
 * are `independent` belong to the point as well.
 *
 * @param independent first names of purposes, for example `price`.
 * @param salt what names the point; null where nothing is independent.
 */
export function runStreams(
  seed: string,
  replication: number,
  independent: readonly string[],
  salt: string | null,
): Streams {
  const common = createStreams(seed, replication);
  if (salt === null || independent.length === 0) return common;
  const own = createStreams(seed, replication, [salt]);
  const of = (purpose: readonly string[]): Streams => (independent.includes(purpose[0]) ? own : common);
  return {
    sequence: (...purpose) => of(purpose).sequence(...purpose),
    field: (...purpose) => of(purpose).field(...purpose),
  };
}
