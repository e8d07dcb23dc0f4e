import { AnalysisError } from '../analysisError.ts';
import { createQuantileSketch } from './createQuantileSketch.ts';

/** Quantiles over replications at every epoch: the bands of a fan chart. */
export interface FanBands {
  /** Takes the series of one replication, one number an epoch. */
  add(series: Float64Array): void;
  /** One series a quantile, one number an epoch. @param p each in [0, 1]. */
  bands(...p: readonly number[]): Float64Array[];
  /** The largest error of the rank of a band, as a share of the replications; 0 where exact. */
  rankError(): number;
}

/**
 * Fan bands in memory that does not grow with the replications beyond `capacity` an epoch and its logarithm.
 *
 * @param capacity replications up to which bands are exact; even.
 */
export function createFanBands(epochs: number, capacity: number): FanBands {
  const sketches = Array.from({ length: epochs }, () => createQuantileSketch(capacity));
  return {
    add(series) {
      if (series.length !== epochs) {
        throw new AnalysisError(`a series of ${series.length} epochs does not belong to bands of ${epochs}`);
      }
      const missing = series.findIndex((value) => !Number.isFinite(value));
      if (missing >= 0) throw new AnalysisError(`the series has no finite number at epoch ${missing}`);
      sketches.forEach((sketch, epoch) => {
        sketch.add(series[epoch]);
      });
    },
    bands(...p) {
      const ofEpochs = sketches.map((sketch) => sketch.quantiles(p));
      return p.map((_, i) => Float64Array.from(ofEpochs, (quantiles) => quantiles[i]));
    },
    rankError: () => sketches.reduce((largest, sketch) => Math.max(largest, sketch.rankError()), 0),
  };
}
