/** @returns the quantile at `u` in [0, 1] of equally likely values: the unit interval in as many equal parts. */
export function discreteQuantile<Value>(u: number, values: readonly Value[]): Value {
  return values[Math.min(Math.floor(u * values.length), values.length - 1)];
}
