/** @returns the uniform draw on [`low`, `high`] at the uniform number `u` in (0, 1), by inverse distribution function. */
export function sampleUniform(u: number, low: number, high: number): number {
  return low + u * (high - low);
}
