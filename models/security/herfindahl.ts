/**
 * Herfindahl-Hirschman index: the sum of squared shares of the total, from 1/n for n equal entities to 1 for a
 * monopoly. Times 10,000 it is the index of the United States Department of Justice,
 * https://www.justice.gov/atr/herfindahl-hirschman-index.
 *
 * @param amounts what each entity holds, in any unit, none negative
 * @param count how many entries of `amounts` to use, from the first
 * @returns NaN when the total is 0, because there are no shares then
 */
export function herfindahl(amounts: Float64Array, count: number): number {
  let total = 0;
  for (let i = 0; i < count; i++) total += amounts[i];
  let index = 0;
  for (let i = 0; i < count; i++) {
    const share = amounts[i] / total;
    index += share * share;
  }
  return count === 0 ? NaN : index;
}
