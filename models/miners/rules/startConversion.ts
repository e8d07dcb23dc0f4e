import { type Conversion, conversionError } from './conversion.ts';
import type { ConversionDecision } from './conversionDecision.ts';
import type { ConversionRule, ConversionSetup } from './conversionRule.ts';

/** Starts a rule for a run. @throws Error that names the rule, when it throws or gives no decision. */
export function startConversion(rule: ConversionRule, setup: ConversionSetup): Conversion {
  try {
    return { rule, decision: readDecision(rule.create(setup)) };
  } catch (error) {
    throw conversionError(rule, error);
  }
}

/** Rules of users are JavaScript: what they give may be anything. */
function readDecision(given: unknown): ConversionDecision {
  if (typeof given === 'function') return { reservationRent: given as ConversionDecision['reservationRent'] };
  const decision = (given ?? {}) as ConversionDecision;
  if (typeof decision.reservationRent !== 'function') {
    throw new TypeError('create must give a function, or an object with a function reservationRent');
  }
  for (const key of ['offeredShare', 'renewalRent'] as const) {
    const part = decision[key];
    if (part !== undefined && typeof part !== 'function') throw new TypeError(`${key} must be a function`);
  }
  return decision;
}
