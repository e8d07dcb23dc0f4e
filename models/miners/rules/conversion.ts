import { describePart } from '../../part.ts';
import type { ConversionDecision } from './conversionDecision.ts';
import type { ConversionOffer } from './conversionOffer.ts';
import type { ConversionRule } from './conversionRule.ts';

/** The rule of a class of operators in a run, with what it remembers. */
export interface Conversion {
  readonly rule: ConversionRule;
  readonly decision: ConversionDecision;
}

/** What a rule can be asked about, as messages name it. */
type Question = 'reservation rent' | 'offered share' | 'renewal rent';

/**
 * What a rule answers to an offer.
 * @param most largest answer that is admissible.
 * @throws Error that names rule and site, when the rule throws or its answer is negative, too large or no number.
 */
export function consult(
  { rule }: Conversion,
  question: Question,
  answer: (offer: ConversionOffer) => number,
  offer: ConversionOffer,
  most: number,
): number {
  let given: number;
  try {
    given = answer(offer);
  } catch (error) {
    throw conversionError(rule, error, offer.site);
  }
  if (given >= 0 && given <= most) return given;
  const unit = question === 'offered share' ? 'of the suitable power' : 'USD per MW and year';
  throw conversionError(rule, new RangeError(`the ${question} is ${given} ${unit}`), offer.site);
}

/** An error of a decision rule that says which rule it was, and at which site. */
export function conversionError(rule: ConversionRule, cause: unknown, site?: number): Error {
  const reason = cause instanceof Error ? cause.message : String(cause);
  const place = site === undefined ? '' : `site ${site}: `;
  return new Error(`conversion rule ${describePart(rule)}: ${place}${reason}`, { cause });
}
