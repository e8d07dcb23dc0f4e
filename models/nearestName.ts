/**
 * The candidate that was probably meant, or null when none is close. Close is a Damerau-Levenshtein distance of at most
 * a third of the longer name's length, capital letters not counting; or being the only candidate whose last dotted part
 * is the name, as `share` is for `shift.share`. The first of equally near candidates wins.
 */
export function nearestName(name: string, candidates: Iterable<string>): string | null {
  const wanted = name.toLowerCase();
  const all = [...candidates];
  let best: string | null = null;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const candidate of all) {
    const distance = editDistance(wanted, candidate.toLowerCase());
    const close = distance <= Math.floor(Math.max(wanted.length, candidate.length) / 3);
    if (close && distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  if (best !== null) return best;
  const sameEnd = all.filter((candidate) => candidate.toLowerCase().endsWith(`.${wanted}`));
  return sameEnd.length === 1 ? (sameEnd[0] ?? null) : null;
}

/**
 * Restricted Damerau-Levenshtein distance: insertions, deletions, substitutions and swaps of neighbours, each once
 * (Damerau 1964, doi:10.1145/363958.363994).
 */
function editDistance(a: string, b: string): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = previous[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      let cost = Math.min(row[j - 1] + 1, previous[j] + 1, substitution);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, beforePrevious[j - 2] + 1);
      }
      row.push(cost);
    }
    beforePrevious = previous;
    previous = row;
  }
  return previous[b.length];
}
