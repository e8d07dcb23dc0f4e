import { mean, quantileSorted } from 'd3-array';

/** The course of some columns over the replications of a point: one entry an epoch. */
export interface BandSeries {
  readonly point: number;
  /** In the order of the figured columns. */
  readonly panels: readonly {
    readonly mean: readonly number[];
    /** Quantiles 5 and 95 %. */
    readonly low: readonly number[];
    readonly high: readonly number[];
  }[];
}

/** Gathers the rows of the figured points. */
export interface FigureRows {
  /** @param rows epochs x columns of one run. */
  add(point: number, rows: Float64Array): void;
  finish(): readonly BandSeries[];
}

/**
 * Holds replications x epochs x columns doubles for each of the points.
 * @param points to figure, in the order of the result.
 */
export function collectFigureRows(points: readonly number[], epochs: number, columns: number): FigureRows {
  const runsOf = new Map(points.map((point): [number, Float64Array[]] => [point, []]));
  return {
    add(point, rows) {
      // A copy: the batch that the rows are part of may be long.
      runsOf.get(point)?.push(rows.slice());
    },
    finish() {
      return points.map((point) => ({ point, panels: bands(runsOf.get(point) ?? [], epochs, columns) }));
    },
  };
}

function bands(runs: readonly Float64Array[], epochs: number, columns: number): BandSeries['panels'] {
  return Array.from({ length: columns }, (_, column) => {
    const panel = { mean: [] as number[], low: [] as number[], high: [] as number[] };
    for (let epoch = 0; epoch < epochs; epoch++) {
      const values = runs.map((rows) => rows[epoch * columns + column]).filter(Number.isFinite);
      values.sort((a, b) => a - b);
      panel.mean.push(mean(values) ?? Number.NaN);
      panel.low.push(quantileSorted(values, 0.05) ?? Number.NaN);
      panel.high.push(quantileSorted(values, 0.95) ?? Number.NaN);
    }
    return panel;
  });
}
