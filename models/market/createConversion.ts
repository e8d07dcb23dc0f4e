import type { BalanceSheets } from '../miners/finance/balanceSheets.ts';
import type { ReservationRent } from '../miners/rules/conversionOffer.ts';
import type { ConversionRule } from '../miners/rules/conversionRule.ts';
import type { ParameterReader } from '../parameterReader.ts';
import { describePart } from '../part.ts';
import type { Streams } from '../random/streams.ts';
import { withinStreams } from '../random/withinStreams.ts';

/** The decision rule of a run, with what it remembers. */
export interface Conversion {
  readonly rule: ConversionRule;
  readonly reservationRent: ReservationRent;
}

/**
 * Starts the rule that `ai.rule` names.
 *
 * @param finance where operators may fail: sites that wait for a buyer make no offers.
 * @returns null: nobody converts.
 * @throws Error when the rule cannot be started.
 */
export function createConversion(
  rules: readonly ConversionRule[],
  parameters: ParameterReader,
  streams: Streams,
  siteCount: number,
  horizonEpochs: number,
  finance: BalanceSheets | null,
): Conversion | null {
  const name = parameters.text('ai.rule');
  const rule = rules.find((one) => one.name === name);
  if (rule === undefined) return null;
  const setup = { parameters, streams: withinStreams(streams, 'conversion'), siteCount, horizonEpochs };
  try {
    const reservationRent: unknown = rule.create(setup);
    if (typeof reservationRent !== 'function') throw new TypeError('create must give a function');
    const rent = reservationRent as ReservationRent;
    return { rule, reservationRent: finance === null ? rent : ofOwners(rent, finance) };
  } catch (error) {
    throw conversionError(rule, error);
  }
}

/** Nobody decides for a site without an owner. */
function ofOwners(rent: ReservationRent, { dormant }: BalanceSheets): ReservationRent {
  return (offer) => (dormant[offer.site] === 1 ? Number.POSITIVE_INFINITY : rent(offer));
}

/** An error of a decision rule that says which rule it was. */
export function conversionError(rule: ConversionRule, cause: unknown): Error {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new Error(`conversion rule ${describePart(rule)}: ${reason}`, { cause });
}
