import { log1p } from './log1p.ts';

/**
 * log(1 + x) - x for x > -1, to a few units in the last place also where the two nearly cancel.
 *
 * Near 0 it is r (2 y (1/3 + y/5 + y^2/7 + ...) - x) with r = x / (2 + x) and y = r^2: the artanh series of
 * https://dlmf.nist.gov/4.6#E6.
 */
export function log1pMinusX(x: number): number {
  if (!(x > -0.5 && x < 1)) return log1p(x) - x;
  const r = x / (2 + x);
  const y = r * r;
  let power = 1;
  let sum = 1 / 3;
  for (let odd = 5; power > 1e-17; odd += 2) {
    power *= y;
    sum += power / odd;
  }
  return r * (2 * y * sum - x);
}
