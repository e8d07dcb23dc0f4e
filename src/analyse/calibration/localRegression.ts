/** Share of its first size below which a pivot counts as nothing: the moment is a sum of others. */
const SINGULAR = 1e-10;

/**
 * Slopes of a weighted linear regression with an intercept, by the normal equations. A regressor that the ones before
 * it determine has slope 0.
 *
 * @param x       regressors, one array each, one cell an observation.
 * @param ys      responses, one array each.
 * @param weights from 0, not all 0.
 * @returns slopes of each response, one cell a regressor.
 */
export function localRegression(
  x: readonly Float64Array[],
  ys: readonly Float64Array[],
  weights: Float64Array,
): readonly Float64Array[] {
  const xs = x.map((column) => centred(column, weights));
  const size = xs.length;
  const matrix = xs.map((a, i) => Float64Array.from(xs, (b, j) => (j <= i ? product(a, b, weights) : 0)));
  const isUsed = factorise(matrix);
  return ys.map((y) => {
    const slopes = Float64Array.from(xs, (column) => product(column, y, weights));
    for (let i = 0; i < size; i++) {
      if (!isUsed[i]) slopes[i] = 0;
      else {
        for (let k = 0; k < i; k++) slopes[i] -= matrix[i][k] * slopes[k];
        slopes[i] /= matrix[i][i];
      }
    }
    for (let i = size - 1; i >= 0; i--) {
      if (!isUsed[i]) continue;
      for (let k = i + 1; k < size; k++) slopes[i] -= matrix[k][i] * slopes[k];
      slopes[i] /= matrix[i][i];
    }
    return slopes;
  });
}

function centred(values: Float64Array, weights: Float64Array): Float64Array {
  let total = 0;
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    total += weights[i];
    sum += weights[i] * values[i];
  }
  return values.map((value) => value - sum / total);
}

function product(a: Float64Array, b: Float64Array, weights: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += weights[i] * a[i] * b[i];
  return sum;
}

/** Cholesky's factor in place, lower triangle. @returns which rows are no sum of those before; the others become 0. */
function factorise(matrix: readonly Float64Array[]): readonly boolean[] {
  const isUsed: boolean[] = [];
  for (const [i, row] of matrix.entries()) {
    const first = row[i];
    for (let j = 0; j < i; j++) {
      for (let k = 0; k < j; k++) row[j] -= row[k] * matrix[j][k];
      row[j] = isUsed[j] ? row[j] / matrix[j][j] : 0;
      row[i] -= row[j] * row[j];
    }
    isUsed.push(row[i] > SINGULAR * first);
    if (isUsed[i]) row[i] = Math.sqrt(row[i]);
    else row.fill(0);
  }
  return isUsed;
}
