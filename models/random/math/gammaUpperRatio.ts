/**
 * Q(a, x) divided by x^a e^-x / Gamma(a + 1), where Q is the regularised upper incomplete gamma function: a times the
 * continued fraction https://dlmf.nist.gov/8.9#E2 in its even part, by the modified Lentz method (Thompson and Barnett
 * 1986, doi:10.1016/0021-9991(86)90046-X). For x > a + 1.
 */
export function gammaUpperRatio(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let fraction = d;
  let change = 0;
  for (let n = 1; Math.abs(change - 1) > 2e-16 && n < 100000; n += 1) {
    const numerator = n * (a - n);
    b += 2;
    d = 1 / (b + numerator * d);
    c = b + numerator / c;
    change = c * d;
    fraction *= change;
  }
  return a * fraction;
}
