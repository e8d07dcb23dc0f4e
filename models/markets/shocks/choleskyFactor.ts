/**
 * Lower triangular L with `L L' = matrix` (Cholesky 1910; Golub and Van Loan, Matrix Computations, algorithm 4.2.1).
 *
 * @param matrix symmetric; only its lower triangle is read.
 * @returns the rows of L, row i of length i + 1, or null when the matrix is not positive definite.
 */
export function choleskyFactor(matrix: readonly (readonly number[])[]): readonly (readonly number[])[] | null {
  const factor: number[][] = [];
  for (const [i, entries] of matrix.entries()) {
    const row: number[] = [];
    for (let j = 0; j <= i; j++) {
      let rest = entries[j];
      for (let k = 0; k < j; k++) rest -= row[k] * (j === i ? row[k] : factor[j][k]);
      if (j < i) row.push(rest / factor[j][j]);
      else if (rest > SINGULAR) row.push(Math.sqrt(rest));
      else return null;
    }
    factor.push(row);
  }
  return factor;
}

/** A pivot that rounding alone can leave of a singular matrix with a unit diagonal. */
const SINGULAR = 1e-12;
