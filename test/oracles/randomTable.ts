import { readFileSync } from 'node:fs';

/** One line of a table of true values: the arguments, the nearest double, and what is missing from it in ulp. */
export interface TrueValue {
  readonly arguments: readonly number[];
  readonly nearest: number;
  readonly restUlp: number;
}

/** Reads a table under `data/random`; `tables.py` there says how the values were computed. */
export function readTrueValues(name: string): TrueValue[] {
  const text = readFileSync(new URL(`data/random/${name}.csv`, import.meta.url), 'utf8');
  const [, ...lines] = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return lines.map((line) => {
    const cells = line.split(',').map(Number);
    return { arguments: cells.slice(0, -2), nearest: cells.at(-2) ?? NaN, restUlp: cells.at(-1) ?? NaN };
  });
}

/** The distance of a computed number from the true value, in units in the last place of the true value. */
export function errorUlp(computed: number, truth: TrueValue): number {
  return Math.abs((computed - truth.nearest) / ulp(truth.nearest) - truth.restUlp);
}

function ulp(x: number): number {
  if (Math.abs(x) < 2.2250738585072014e-308) return Number.MIN_VALUE;
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, Math.abs(x));
  const bits = view.getBigUint64(0);
  view.setBigUint64(0, bits + 1n);
  const above = view.getFloat64(0);
  return above - Math.abs(x);
}
