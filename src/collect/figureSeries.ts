import { mean, quantileSorted } from 'd3-array';

/** The course of one column over the replications: one entry an epoch. `low` and `high` are the quantiles 5 and 95 %. */
export interface Band {
  readonly mean: readonly number[];
  readonly low: readonly number[];
  readonly high: readonly number[];
  /** Quantiles 25 and 75 %. */
  readonly innerLow: readonly number[];
  readonly innerHigh: readonly number[];
}

/** A change in per cent of the twin, or in the unit of the column. */
export type FigureContrast = 'relative' | 'difference';

/** Gathers the rows of the figured points. */
export interface FigureRows {
  /** @param rows epochs x columns of one run. */
  add(point: number, replication: number, rows: Float64Array): void;
  /** The levels of a column at a point. */
  levels(point: number, column: number): Band;
  /** The change of a column against the twin, replication by replication: the same seed, the same shocks. */
  changes(point: number, twin: number, column: number, contrast: FigureContrast): Band;
}

/** Holds replications x epochs x columns doubles for each of the points. */
export function collectFigureRows(points: readonly number[], epochs: number, columns: number): FigureRows {
  const runsOf = new Map(points.map((point): [number, Map<number, Float64Array>] => [point, new Map()]));
  const runs = (point: number): ReadonlyMap<number, Float64Array> => runsOf.get(point) ?? new Map();
  return {
    add(point, replication, rows) {
      // A copy: the batch that the rows are part of may be long.
      runsOf.get(point)?.set(replication, rows.slice());
    },
    levels(point, column) {
      const all = [...runs(point).values()];
      return band(epochs, (epoch) => all.map((rows) => rows[epoch * columns + column]));
    },
    changes(point, twin, column, contrast) {
      const pairs = [...runs(point)].flatMap(([replication, rows]) => {
        const other = runs(twin).get(replication);
        return other === undefined ? [] : [{ rows, other }];
      });
      return band(epochs, (epoch) => {
        const cell = epoch * columns + column;
        return pairs.map(({ rows, other }) =>
          contrast === 'relative' ? 100 * (rows[cell] / other[cell] - 1) : rows[cell] - other[cell],
        );
      });
    },
  };
}

function band(epochs: number, valuesAt: (epoch: number) => number[]): Band {
  const empty = (): number[] => [];
  const result = { mean: empty(), low: empty(), high: empty(), innerLow: empty(), innerHigh: empty() };
  for (let epoch = 0; epoch < epochs; epoch++) {
    const values = valuesAt(epoch).filter(Number.isFinite);
    values.sort((a, b) => a - b);
    result.mean.push(mean(values) ?? Number.NaN);
    result.low.push(quantileSorted(values, 0.05) ?? Number.NaN);
    result.high.push(quantileSorted(values, 0.95) ?? Number.NaN);
    result.innerLow.push(quantileSorted(values, 0.25) ?? Number.NaN);
    result.innerHigh.push(quantileSorted(values, 0.75) ?? Number.NaN);
  }
  return result;
}
