/** Slopes of a regression with an intercept, and how sure they are. */
export interface LeastSquares {
  readonly slopes: readonly number[];
  /** Standard error of the sum of all slopes, for independent errors of equal variance. */
  readonly sumStandardError: number;
}

/**
 * Ordinary least squares of `y` on `regressors` and an intercept, by the normal equations of the centred columns.
 *
 * @param regressors one column each, as long as `y`.
 * @returns NaN where there are too few rows or the columns depend on each other.
 */
export function leastSquares(regressors: readonly ArrayLike<number>[], y: ArrayLike<number>): LeastSquares {
  const n = y.length;
  const k = regressors.length;
  const columns = regressors.map(centred);
  const target = centred(y);
  const inverse = inverted(columns.map((a) => columns.map((b) => product(a, b))));
  const moments = columns.map((column) => product(column, target));
  const slopes = inverse.map((row) => product(row, moments));
  let residuals = 0;
  for (let i = 0; i < n; i++) {
    const fitted = columns.reduce((sum, column, j) => sum + slopes[j] * column[i], 0);
    residuals += (target[i] - fitted) * (target[i] - fitted);
  }
  const total = inverse.reduce((sum, row) => sum + row.reduce((part, cell) => part + cell, 0), 0);
  const enough = n > k + 1;
  return {
    slopes: enough ? slopes : slopes.map(() => Number.NaN),
    sumStandardError: enough ? Math.sqrt((residuals / (n - k - 1)) * total) : Number.NaN,
  };
}

function centred(values: ArrayLike<number>): Float64Array {
  const column = Float64Array.from(values);
  const mean = column.reduce((sum, value) => sum + value, 0) / column.length;
  return column.map((value) => value - mean);
}

function product(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

/** Gauss and Jordan with the largest pivot; NaN or infinite cells where the matrix is singular. */
function inverted(matrix: readonly (readonly number[])[]): number[][] {
  const k = matrix.length;
  const rows = matrix.map((row, i) => [...row, ...row.map((_, j) => (i === j ? 1 : 0))]);
  for (let c = 0; c < k; c++) {
    let pivot = c;
    for (let r = c + 1; r < k; r++) if (Math.abs(rows[r][c]) > Math.abs(rows[pivot][c])) pivot = r;
    [rows[c], rows[pivot]] = [rows[pivot], rows[c]];
    const scaled = rows[c].map((cell) => cell / rows[c][c]);
    rows[c] = scaled;
    for (let r = 0; r < k; r++) {
      const factor = rows[r][c];
      if (r !== c) rows[r] = rows[r].map((cell, j) => cell - factor * scaled[j]);
    }
  }
  return rows.map((row) => row.slice(k));
}
