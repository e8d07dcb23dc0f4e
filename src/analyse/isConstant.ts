/** Share of their size by which results of some thousand roundings differ at most. */
const rounding = 1e-12;

/**
 * Whether numbers are the same, rounding aside. An index or an interval of rounding would look like a finding.
 *
 * @param scale size of the numbers that these are differences of; their own by default.
 */
export function isConstant(values: Float64Array, scale = 0): boolean {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return !(high - low > rounding * Math.max(scale, Math.abs(low), Math.abs(high)));
}
