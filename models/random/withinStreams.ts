import type { Streams } from './streams.ts';

/** The streams whose purposes begin with `scope`: what is drawn there cannot meet the draws of anything else. */
export function withinStreams(streams: Streams, ...scope: readonly string[]): Streams {
  return {
    sequence: (...purpose) => streams.sequence(...scope, ...purpose),
    field: (...purpose) => streams.field(...scope, ...purpose),
  };
}
