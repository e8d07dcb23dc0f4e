/** 2 pi. */
const TURN = 6.283185307179586;
/** Terms of the Taylor series that matter up to an eighth of a turn: the next is below 1e-17. */
const LAST_TERM = 16;

/**
 * Cosine of an angle in turns, cos(2 pi x), to about 2e-16 absolute, with the same bits in every engine. The angle is
 * reduced exactly, since turns need no pi: x = 0.25 gives 0 and whole numbers give 1.
 *
 * @param turns finite; beyond 2^53 every double is a whole number of turns.
 */
export function cosTurns(turns: number): number {
  const nearest = Math.abs(turns - Math.round(turns));
  const mirrored = nearest > 0.25 ? 0.5 - nearest : nearest;
  const size = mirrored <= 0.125 ? cosSeries(TURN * mirrored) : sinSeries(TURN * (0.25 - mirrored));
  return nearest > 0.25 ? -size : size;
}

function cosSeries(angle: number): number {
  const square = angle * angle;
  let sum = 1;
  for (let n = LAST_TERM; n > 0; n -= 2) sum = 1 - (sum * square) / (n * (n - 1));
  return sum;
}

function sinSeries(angle: number): number {
  const square = angle * angle;
  let sum = 1;
  for (let n = LAST_TERM; n > 0; n -= 2) sum = 1 - (sum * square) / (n * (n + 1));
  return angle * sum;
}
