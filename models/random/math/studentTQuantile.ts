/**
 * Quantile of Student's t distribution: `t` with P(T <= t) = p, to 10 significant digits and more.
 *
 * The two tails together hold I_x(df/2, 1/2) with x = df / (df + t^2) (Abramowitz and Stegun 26.5.27,
 * https://personal.math.ubc.ca/~cbm/aands/page_945.htm), which falls with t: bisection finds t. For a whole number of
 * degrees of freedom everything below is products, quotients and square roots, which are the same bits in every engine.
 *
 * @param p in (0, 1).
 * @param df degrees of freedom, an integer from 1.
 * @throws RangeError outside of these.
 */
export function studentTQuantile(p: number, df: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`p must be in (0, 1), not ${p}`);
  if (!(Number.isSafeInteger(df) && df >= 1)) throw new RangeError(`df must be an integer from 1, not ${df}`);
  if (p < 0.5) return -studentTQuantile(1 - p, df);
  if (p === 0.5) return 0;
  const tails = 2 * (1 - p);
  const halfBeta = betaWithHalf(df);
  const tailsAt = (t: number): number => twoTails(t, df, halfBeta);
  let low = 0;
  let high = 1;
  while (tailsAt(high) > tails) {
    low = high;
    high *= 2;
  }
  for (let middle = (low + high) / 2; middle > low && middle < high; middle = (low + high) / 2) {
    if (tailsAt(middle) > tails) low = middle;
    else high = middle;
  }
  return high;
}

/** B(df/2, 1/2), by B(a + 1, b) = B(a, b) a / (a + b) from B(1/2, 1/2) = pi or B(1, 1/2) = 2. */
function betaWithHalf(df: number): number {
  let a = df % 2 === 0 ? 1 : 0.5;
  let beta = df % 2 === 0 ? 2 : Math.PI;
  for (; a < df / 2; a += 1) beta *= a / (a + 0.5);
  return beta;
}

function twoTails(t: number, df: number, halfBeta: number): number {
  const x = df / (df + t * t);
  const y = (t * t) / (df + t * t);
  const a = df / 2;
  const front = (integerPower(Math.sqrt(x), df) * Math.sqrt(y)) / halfBeta;
  // The continued fraction converges fast on this side of the mean only.
  if (x < (a + 1) / (a + 2.5)) return (front / a) * betaFraction(x, a, 0.5);
  return 1 - (front / 0.5) * betaFraction(y, 0.5, a);
}

/** base^exponent by repeated squaring. */
function integerPower(base: number, exponent: number): number {
  let power = 1;
  let square = base;
  for (let rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) power *= square;
    square *= square;
  }
  return power;
}

/**
 * The continued fraction of the incomplete beta function, NIST DLMF 8.17.22 (https://dlmf.nist.gov/8.17.E22), by the
 * modified Lentz method (DLMF 3.10(iii)).
 */
function betaFraction(x: number, a: number, b: number): number {
  let fraction = 1;
  let c = Number.POSITIVE_INFINITY;
  let d = 1;
  for (let step = 1; step < 10_000; step++) {
    const m = Math.floor(step / 2);
    const coefficient =
      step % 2 === 0
        ? (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
        : (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / nonZero(1 + coefficient * d);
    c = nonZero(1 + coefficient / c);
    fraction *= c * d;
    if (Math.abs(c * d - 1) < 1e-15) return fraction;
  }
  return fraction;
}

function nonZero(x: number): number {
  return Math.abs(x) < 1e-300 ? 1e-300 : x;
}
