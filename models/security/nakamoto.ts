/**
 * Nakamoto coefficient: the smallest number of entities that together hold more than half of the total, and so could
 * outpace all others.
 *
 * Source: Srinivasan and Lee, Quantifying Decentralization, 2017,
 * https://news.earn.com/quantifying-decentralization-e39db233c28e
 *
 * @param amounts what each entity holds, in any unit, none negative
 * @param count how many entries of `amounts` to use, from the first
 * @param scratch at least `count` entries, overwritten; `amounts` itself is left as it is
 * @returns 0 when the total is 0, because nobody holds anything then
 */
export function nakamoto(amounts: Float64Array, count: number, scratch: Float64Array): number {
  const sorted = scratch.subarray(0, count);
  for (let i = 0; i < count; i++) sorted[i] = amounts[i];
  sorted.sort();
  let total = 0;
  for (let i = 0; i < count; i++) total += sorted[i];
  let joint = 0;
  let rest = count;
  // Twice the joint amount against the total, so that shares of exactly one half do not depend on a division.
  while (rest > 0 && !(2 * joint > total)) {
    rest--;
    joint += sorted[rest];
  }
  return total > 0 ? count - rest : 0;
}
