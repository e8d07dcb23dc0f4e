import type { ParameterReader } from '../../parameterReader.ts';
import type { Part } from '../../part.ts';
import type { Streams } from '../../random/streams.ts';
import type { ConversionDecision } from './conversionDecision.ts';
import type { ReservationRent } from './conversionOffer.ts';

/** What a decision rule is given at the start of a run. */
export interface ConversionSetup {
  /** All parameters of the model, the rule's own among them. */
  readonly parameters: ParameterReader;
  /**
   * Randomness of decisions alone. `field(purpose).at(offer.address, offer.epoch)` draws for a site and epoch: the same
   * number whatever other sites do, so that rules and counterfactuals meet the same luck.
   */
  readonly streams: Streams;
  /** Sites of the run: the length of arrays in which a rule remembers something. */
  readonly siteCount: number;
  readonly horizonEpochs: number;
}

/**
 * A rule by which sites decide to offer power to AI tenants: one rule a file, chosen by `ai.rule`, and for a class of
 * operators by `ai.ruleListed` or `ai.rulePrivate`. `create` starts a run and gives the reservation rent, or a decision
 * that has more to it; what a rule remembers lives in there, never in variables of the file, which runs would share.
 */
export interface ConversionRule<Decision = ReservationRent | ConversionDecision> extends Part {
  create(setup: ConversionSetup): Decision;
}
