import type { Streams } from '../../../models/random/streams.ts';

/** Draws `size` of 0 ... `size` - 1 with replacement; every call overwrites and returns the same array. */
export function resampler(streams: Streams, size: number, ...purpose: readonly string[]): () => Int32Array {
  const uniforms = streams.sequence('analyse', 'bootstrap', ...purpose);
  const picks = new Int32Array(size);
  return () => {
    for (let i = 0; i < size; i++) picks[i] = Math.floor(uniforms.next() * size);
    return picks;
  };
}
