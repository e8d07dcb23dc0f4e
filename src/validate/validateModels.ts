import { isAsListed } from '../../models/validation/isAsListed.ts';
import type { Measurement } from '../../models/validation/measurement.ts';
import { passes } from '../../models/validation/passes.ts';
import type { ValidationCheck } from '../../models/validation/validationCheck.ts';
import { SpecError } from '../specError.ts';

/** A measurement, and whether it lies in its range. */
export type JudgedMeasurement = Measurement & { readonly passed: boolean };

/** A row of the validation table. */
export interface ValidationRow {
  readonly check: ValidationCheck;
  readonly measurements: readonly JudgedMeasurement[];
  /** Whether everything came out as listed: known misses outside their range, all else inside. */
  readonly passed: boolean;
}

/** How a validation goes. */
export interface ValidationOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/**
 * The checks with these letters, in the order of the table; all of them without letters.
 * @throws SpecError that names all letters that no check has, each with the one that was probably meant.
 */
export function selectChecks(
  checks: readonly ValidationCheck[],
  letters: readonly string[] | undefined,
): readonly ValidationCheck[] {
  if (letters === undefined) return checks;
  const wanted = new Set(letters.map((letter) => letter.toUpperCase()));
  const known = [...new Set(checks.map(({ letter }) => letter))];
  const unknown = [...wanted].filter((letter) => !known.includes(letter));
  if (unknown.length > 0) {
    const lines = unknown.map((letter) => {
      const nearest = nearestLetter(letter, known);
      return `hashshift: there is no check ${letter}${nearest === null ? '' : `; did you mean ${nearest}?`}`;
    });
    throw new SpecError([...lines, `checks: ${known.join(', ')}`].join('\n'));
  }
  return checks.filter(({ letter }) => wanted.has(letter));
}

/** Edit distances say nothing about names of one or two letters: the first that begins alike and is as long, or just begins alike. */
function nearestLetter(letter: string, known: readonly string[]): string | null {
  const alike = known.filter((one) => one[0] === letter[0]);
  return alike.find(({ length }) => length === letter.length) ?? alike[0] ?? null;
}

/** Runs checks one after the other. A check that throws ends the validation. */
export async function validateModels(
  checks: readonly ValidationCheck[],
  { signal, onProgress }: ValidationOptions = {},
): Promise<readonly ValidationRow[]> {
  const rows: ValidationRow[] = [];
  for (const check of checks) {
    const measurements = check.measure().map((measurement) => ({ ...measurement, passed: passes(measurement) }));
    // A check that measures nothing has not passed, nor has one that does nothing but miss.
    const passed = measurements.some((measurement) => measurement.passed) && measurements.every(isAsListed);
    rows.push({ check, measurements, passed });
    onProgress?.(rows.length, checks.length);
    // Lets Ctrl-C through.
    await new Promise(setImmediate);
    signal?.throwIfAborted();
  }
  return rows;
}
