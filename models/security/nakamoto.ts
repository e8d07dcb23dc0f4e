/**
 * Nakamoto coefficient: the smallest number of entities that together hold more than half of the total, and so could
 * outpace all others.
 *
 * Source: Srinivasan and Lee, Quantifying Decentralization, 2017,
 * https://news.earn.com/quantifying-decentralization-e39db233c28e
 *
 * @param ranked what each entity holds, in any unit, none negative, from the largest to the smallest
 * @returns 0 when the total is 0, because nobody holds anything then
 */
export function nakamoto(ranked: Float64Array): number {
  let total = 0;
  for (let r = ranked.length - 1; r >= 0; r--) total += ranked[r];
  let joint = 0;
  let holders = 0;
  // Twice the joint amount against the total, so that shares of exactly one half do not depend on a division.
  while (holders < ranked.length && !(2 * joint > total)) {
    joint += ranked[holders];
    holders++;
  }
  return total > 0 ? holders : 0;
}
