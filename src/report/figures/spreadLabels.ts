/**
 * Places for labels that would stand on each other: as near as may be to where each belongs, in the same order.
 *
 * @param wanted heights; equal ones keep their order.
 * @param gap least distance between neighbours.
 * @param range the first and last possible place; too small a range is exceeded at its end.
 */
export function spreadLabels(wanted: readonly number[], gap: number, range: readonly [number, number]): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[a] - wanted[b] || a - b);
  const placed = new Array<number>(wanted.length);
  let least = range[0];
  for (const i of order) {
    placed[i] = Math.max(wanted[i], least);
    least = placed[i] + gap;
  }
  // What was pushed beyond the end goes back, and pushes its neighbours.
  let most = Math.max(range[1], range[0] + gap * (wanted.length - 1));
  for (const i of order.toReversed()) {
    placed[i] = Math.min(placed[i], most);
    most = placed[i] - gap;
  }
  return placed;
}
