import { readFileSync } from 'node:fs';
import type { InputColumn } from '../../src/analyse/inputColumn.ts';

/** The lines of a table under `data/analyse`, notes left out. */
export function readAnalyseLines(name: string): string[] {
  const text = readFileSync(new URL(`data/analyse/${name}`, import.meta.url), 'utf8');
  return text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
}

const indices = readAnalyseLines('indices.csv').map((line) => line.split(','));

/** What another program found: one number an input, or a pair of inputs, in order. */
export function expectedIndices(method: string, fn: string, setting: string, index: string): number[] {
  const found = indices.filter((row) => row[0] === method && row[1] === fn && row[2] === setting && row[3] === index);
  if (found.length === 0) throw new Error(`no row for ${method} ${fn} ${setting} ${index}`);
  return found.map((row) => Number(row[5]));
}

/** Ishigami and Homma 1990, doi:10.1109/ISUMA.1990.151285, with a = 7 and b = 0.1. */
export function ishigami(x: ArrayLike<number>): number {
  return Math.sin(x[0]) + 7 * Math.sin(x[1]) ** 2 + 0.1 * x[2] ** 4 * Math.sin(x[0]);
}

/** Sobol's g function with the usual a of eight inputs (Saltelli and Sobol' 1995, doi:10.1016/0951-8320(95)00099-2). */
export function sobolG(x: ArrayLike<number>): number {
  return [0, 1, 4.5, 9, 99, 99, 99, 99].reduce(
    (product, a, j) => product * ((Math.abs(4 * x[j] - 2) + a) / (1 + a)),
    1,
  );
}

/** A unit coordinate as an input of Ishigami's function. */
export function toPi(unit: number): number {
  return Math.PI * (2 * unit - 1);
}

/** The 2000 points on which the indices of any sample rest, and Ishigami's function there. */
export function ishigamiSample(): { inputs: InputColumn[]; y: Float64Array } {
  const bytes = Buffer.from(readAnalyseLines('ishigamiSample.txt').join(''), 'base64');
  const points = Array.from({ length: bytes.length / 12 }, (_, point) =>
    [0, 1, 2].map((j) => toPi(bytes.readUInt32LE(12 * point + 4 * j) / 2 ** 32)),
  );
  const inputs = [0, 1, 2].map((j) => ({
    name: `x${j + 1}`,
    values: Float64Array.from(points, (point) => point[j]),
    categories: null,
  }));
  return { inputs, y: Float64Array.from(points, ishigami) };
}

const biofuelScales = [10, 10, 100, 10, 1000, 1000, 100, 1000, 10];

/** The runs of Bryant and Lempert's model, with the digits of the publication, which decide what is on an edge. */
export function biofuelRuns(): { inputs: InputColumn[]; ofInterest: boolean[] } {
  const rows = readAnalyseLines('cellulosicBiofuel.txt').map((line) => line.split(' '));
  const inputs = biofuelScales.map((scale, j) => ({
    name: `input ${j}`,
    values: Float64Array.from(rows, (row) => asPublished(Number(row[j]) / scale)),
    categories: null,
  }));
  return { inputs, ofInterest: rows.map((row) => row[9] === '*') };
}

function asPublished(value: number): number {
  const single = Math.fround(value);
  const digitsBeforePoint = String(Math.trunc(Math.abs(single))).length;
  return Number(single.toFixed(Math.min(9, 10 - digitsBeforePoint)));
}
