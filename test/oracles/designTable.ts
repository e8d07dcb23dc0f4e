import { readFileSync } from 'node:fs';
import type { UnitDesign } from '../../src/plan/designs/unitDesign.ts';

/** The lines of a table under `data/designs`, notes left out. */
export function readDesignLines(name: string): string[] {
  const text = readFileSync(new URL(`data/designs/${name}`, import.meta.url), 'utf8');
  return text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
}

/** Numbers between spaces. */
export function numbers(text: string): number[] {
  return text.trim().split(' ').map(Number);
}

/** Points of numbers, with semicolons between them. */
export function points(text: string): number[][] {
  return text.split(';').map(numbers);
}

/** All points of a design. */
export function pointsOf({ size, dimensions, at }: UnitDesign): number[][] {
  const row = new Float64Array(dimensions);
  return Array.from({ length: size }, (_, point) => {
    at(point, row);
    return [...row];
  });
}
