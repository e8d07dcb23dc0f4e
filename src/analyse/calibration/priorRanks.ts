/**
 * The place of each value among all, (rank + 1/2) / n in (0, 1); equal values share their mean place. Whatever the prior
 * is, its draws are uniform in these units.
 */
export function priorRanks(values: Float64Array): Float64Array {
  const n = values.length;
  const order = Int32Array.from(values, (_, i) => i).sort((a, b) => values[a] - values[b] || a - b);
  const ranks = new Float64Array(n);
  for (let from = 0; from < n; ) {
    let to = from + 1;
    while (to < n && values[order[to]] === values[order[from]]) to++;
    for (let k = from; k < to; k++) ranks[order[k]] = (from + to) / 2 / n;
    from = to;
  }
  return ranks;
}
