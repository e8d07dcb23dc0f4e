import { nearestName } from '../../../models/nearestName.ts';
import { patterns } from './patterns.ts';

/** Nominal length of an epoch in days: 2,016 blocks of ten minutes (protocol). */
export const EPOCH_DAYS = 14;

/** Julian years, as in astronomy; a month is a twelfth of one. */
const UNIT_DAYS = new Map([
  ['epoch', EPOCH_DAYS],
  ['day', 1],
  ['week', 7],
  ['month', 365.25 / 12],
  ['year', 365.25],
]);

/** Lengths of time as texts, for {@link readTime}, by what is counted: a regular expression without ends. */
export function timePattern(epochs: string, others: string): string {
  const units = [...UNIT_DAYS.keys()].filter((unit) => unit !== 'epoch').join('|');
  return `\\s*(?:${epochs}\\s*epochs?|${others}\\s*(?:${units})s?)\\s*`;
}

const PARTS = new RegExp(`^(${patterns.number})\\s*([A-Za-z]+)$`);

export type TimeReading =
  | { readonly ok: true; readonly epochs: number }
  | { readonly ok: false; readonly message: string; readonly nearest: string | null };

/** Reads a length of time such as `26 epochs`, `2 years` or `90 days` as a number of epochs, fractions included. */
export function readTime(text: string): TimeReading {
  const match = PARTS.exec(text.trim());
  if (match === null) return { ok: false, message: `"${text}" is not a length of time`, nearest: null };
  const [, digits = '', word = ''] = match;
  const unit = word.endsWith('s') ? word.slice(0, -1) : word;
  const days = UNIT_DAYS.get(unit);
  if (days === undefined) {
    const near = nearestUnit(word);
    return {
      ok: false,
      message: `"${word}" is not a unit of time`,
      nearest: near && `${digits} ${near}`,
    };
  }
  // Epochs are not sent through days and back, so that 0.1 epochs stays 0.1.
  return { ok: true, epochs: unit === 'epoch' ? Number(digits) : (Number(digits) * days) / EPOCH_DAYS };
}

function nearestUnit(word: string): string | null {
  const units = [...UNIT_DAYS.keys()];
  const plurals = units.map((unit) => `${unit}s`);
  return nearestName(word, plurals) ?? nearestName(word, units);
}
