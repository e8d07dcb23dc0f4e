/**
 * P(a, x) divided by x^a e^-x / Gamma(a + 1), where P is the regularised lower incomplete gamma function:
 * 1 + x/(a+1) + x^2/((a+1)(a+2)) + ..., https://dlmf.nist.gov/8.11#E4. For x not much above a.
 */
export function gammaLowerRatio(a: number, x: number): number {
  let sum = 1;
  let term = 1;
  for (let denominator = a + 1; term > sum * 1e-17; denominator += 1) {
    term *= x / denominator;
    sum += term;
  }
  return sum;
}
