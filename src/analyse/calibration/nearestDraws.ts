import type { AbcDraws } from './abcDraws.ts';

/** What distances are measured with. */
export interface AbcMetric {
  /** Moments that count, by their place in the draws. */
  readonly used: readonly number[];
  /** What the difference of each of them is divided by, above 0. */
  readonly scales: Float64Array;
}

/** The draws whose moments lie nearest to those observed. */
export interface NearestDraws {
  /** Nearest first; of equals the earlier draw. */
  readonly draws: Int32Array;
  /** Their distances. */
  readonly distances: Float64Array;
  /** Distance of the nearest draw that is not among them. */
  readonly radius: number;
}

/**
 * Rejection step of approximate Bayesian computation: keeps the draws with the smallest Euclidean distance between their
 * scaled moments and the observed ones (Pritchard et al. 1999, doi:10.1093/oxfordjournals.molbev.a026091).
 *
 * @param observed one number for each moment of the draws, used or not.
 * @param accept   how many to keep, fewer than there are draws besides `except`.
 * @param except   a draw that is left out, or -1.
 */
export function nearestDraws(
  { moments }: AbcDraws,
  { used, scales }: AbcMetric,
  observed: Float64Array,
  accept: number,
  except = -1,
): NearestDraws {
  const count = moments[0].length;
  const squares = new Float64Array(count);
  for (const [k, m] of used.entries()) {
    const column = moments[m];
    const target = observed[m];
    const scale = scales[k];
    for (let i = 0; i < count; i++) {
      const difference = (column[i] - target) / scale;
      squares[i] += difference * difference;
    }
  }
  if (except >= 0) squares[except] = Number.POSITIVE_INFINITY;
  const order = Int32Array.from(squares, (_, i) => i).sort((a, b) => squares[a] - squares[b] || a - b);
  const draws = order.slice(0, accept);
  return {
    draws,
    distances: Float64Array.from(draws, (i) => Math.sqrt(squares[i])),
    radius: Math.sqrt(squares[order[accept]]),
  };
}
