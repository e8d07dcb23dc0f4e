import type { BalanceSheets } from '../miners/finance/balanceSheets.ts';
import type { Conversion } from '../miners/rules/conversion.ts';
import type { ReservationRent } from '../miners/rules/conversionOffer.ts';
import type { ConversionRule } from '../miners/rules/conversionRule.ts';
import { startConversion } from '../miners/rules/startConversion.ts';
import type { ParameterReader } from '../parameterReader.ts';
import type { Streams } from '../random/streams.ts';
import { withinStreams } from '../random/withinStreams.ts';

/** Parameters that name the rule of a class of operators, in the order of the classes. */
const choosers = ['ai.ruleListed', 'ai.rulePrivate', 'ai.ruleState'] as const;

/**
 * Starts the rules that `ai.rule` and `ai.ruleListed`, `ai.rulePrivate` and `ai.ruleState` name; classes with the same rule share it.
 * @param finance where operators may fail: nobody decides for sites that wait for a buyer.
 * @returns a rule for each class of operators, null for those who do not convert; null: nobody converts.
 * @throws Error when a rule cannot be started.
 */
export function createConversions(
  rules: readonly ConversionRule[],
  parameters: ParameterReader,
  streams: Streams,
  siteCount: number,
  horizonEpochs: number,
  finance: BalanceSheets | null,
): readonly (Conversion | null)[] | null {
  const setup = { parameters, streams: withinStreams(streams, 'conversion'), siteCount, horizonEpochs };
  const started = new Map<string, Conversion | null>();
  const conversions = choosers.map((chooser) => {
    const own = parameters.text(chooser);
    const name = own === 'same' ? parameters.text('ai.rule') : own;
    const known = started.get(name);
    if (known !== undefined) return known;
    const rule = rules.find((one) => one.name === name);
    const conversion = rule === undefined ? null : ofOwners(startConversion(rule, setup), finance);
    started.set(name, conversion);
    return conversion;
  });
  return conversions.every((conversion) => conversion === null) ? null : conversions;
}

function ofOwners(conversion: Conversion, finance: BalanceSheets | null): Conversion {
  if (finance === null) return conversion;
  const { dormant } = finance;
  const ownedOnly =
    (rent: ReservationRent): ReservationRent =>
    (offer) =>
      dormant[offer.site] === 1 ? Number.POSITIVE_INFINITY : rent(offer);
  const { decision, rule } = conversion;
  const { reservationRent, renewalRent } = decision;
  const owned = renewalRent === undefined ? {} : { renewalRent: ownedOnly(renewalRent) };
  return { rule, decision: { ...decision, reservationRent: ownedOnly(reservationRent), ...owned } };
}
