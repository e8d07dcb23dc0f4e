/** Powers of a thousand with the letter that stands for them in a physical unit. */
const siSuffixes: readonly (readonly [number, string])[] = [
  [1e18, 'E'],
  [1e15, 'P'],
  [1e12, 'T'],
  [1e9, 'G'],
  [1e6, 'M'],
];

/** The same for money, where a thousand million is a billion and not a giga. */
const moneySuffixes: readonly (readonly [number, string])[] = [
  [1e12, 'tn'],
  [1e9, 'bn'],
  [1e6, 'M'],
];

/**
 * Labels for the ticks of one axis: all with the same suffix and the same number of decimals, so that a reader compares
 * digits only (`110 T, 120 T`; `27.5 M, 30.0 M`; `1,000`).
 *
 * @param ticks equally spaced, ascending.
 * @param unit of the quantity; money (`USD`, `USD/day`) counts in M, bn and tn, all else in M, G, T, P and E.
 */
export function tickLabels(ticks: readonly number[], unit: string): string[] {
  const largest = ticks.reduce((most, tick) => Math.max(most, Math.abs(tick)), 0);
  const suffixes = /^(USD|EUR|\$)/.test(unit) ? moneySuffixes : siSuffixes;
  const [divisor, suffix] = suffixes.find(([size]) => largest >= size) ?? [1, ''];
  const step = ticks.length > 1 ? Math.abs(ticks[1] - ticks[0]) / divisor : Number.NaN;
  const decimals = Number.isFinite(step) ? decimalsOf(step) : decimalsOf(largest / divisor);
  return ticks.map((tick) => {
    const digits = groupThousands((tick / divisor).toFixed(decimals));
    return suffix === '' || tick === 0 ? digits : `${digits} ${suffix}`;
  });
}

/** How many decimals (at most 12) show a number of this size exactly, rounding noise aside. */
function decimalsOf(value: number): number {
  const tolerance = Math.abs(value) * 1e-6;
  for (let decimals = 0; decimals < 12; decimals += 1) {
    if (Math.abs(Number(value.toFixed(decimals)) - value) <= tolerance) return decimals;
  }
  return 12;
}

function groupThousands(digits: string): string {
  const [whole, fraction] = digits.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
