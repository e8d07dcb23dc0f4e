import { kolmogorovSmirnov } from '../statistics/kolmogorovSmirnov.ts';
import { sortedQuantile } from '../statistics/sortedQuantile.ts';
import type { AbcPosterior } from './abcPosterior.ts';
import { valueAtRank } from './valueAtRank.ts';
import { weightedQuantile } from './weightedQuantile.ts';

/** The constant of Smirnov's limit at 1 % (doi:10.1214/aoms/1177730256). */
const SMIRNOV_1_PERCENT = 1.6276;
/** Below which share of the prior's width a parameter counts as identified, and as weakly identified. */
const IDENTIFIED = 0.5;
const WEAKLY = 0.8;
/** Difference of two halves above which a narrow posterior is chance. */
const UNSTABLE = 0.2;
/** How much of the prior lies beyond a median that is at an end of it, at most. */
const END = 0.15;

/** What the data say about one parameter. Intervals hold the middle 90 %. */
export interface Identification {
  readonly prior: readonly [low: number, high: number];
  readonly median: number;
  readonly posterior: readonly [low: number, high: number];
  /** Probability that the prior gives to the posterior's interval, over 0.9: with a uniform prior, the ratio of widths. */
  readonly widthRatio: number;
  /** The same for the accepted draws as they are, without regression and weights. */
  readonly unadjustedRatio: number;
  /** Distance of the accepted draws, as they are, from the prior; chance alone passes `ksCritical` in 1 % of cases. */
  readonly ks: number;
  readonly ksCritical: number;
  /** Place of the median in the prior, from the first half of the draws less from the second: what chance does to it. */
  readonly halvesDifference: number;
  /** By `widthRatio`, below 0.5 and below 0.8; unstable where it would be either but the halves differ by more than 0.2. */
  readonly verdict: 'identified' | 'weakly' | 'unstable' | 'no';
  /** At which end of the prior the median lies, with less than 0.15 of it beyond: the data may ask for more than the range holds. */
  readonly end: 'low' | 'high' | null;
}

/**
 * Compares the posterior of a parameter with its prior.
 *
 * @param values    the parameter at every draw.
 * @param ranks     their `priorRanks`.
 * @param parameter place of the parameter in the posterior.
 * @param halvesDifference that of the result.
 */
export function identification(
  values: Float64Array,
  ranks: Float64Array,
  posterior: AbcPosterior,
  parameter: number,
  halvesDifference: number,
): Identification {
  const { draws, weights } = posterior;
  const sorted = values.slice().sort();
  const adjusted = posterior.ranks[parameter];
  const [low, median, high] = [0.05, 0.5, 0.95].map((p) => weightedQuantile(adjusted, weights, p));
  const kept = Float64Array.from(draws, (i) => ranks[i]).sort();
  const n = values.length;
  const widthRatio = (high - low) / 0.9;
  return {
    prior: [sortedQuantile(sorted, 0.05), sortedQuantile(sorted, 0.95)],
    median: valueAtRank(sorted, median),
    posterior: [valueAtRank(sorted, low), valueAtRank(sorted, high)],
    widthRatio,
    unadjustedRatio: (sortedQuantile(kept, 0.95) - sortedQuantile(kept, 0.05)) / 0.9,
    ks: kolmogorovSmirnov(kept, ranks.slice().sort()),
    // The accepted draws are part of the prior's: their distance from the rest, less their part of the whole.
    ksCritical: SMIRNOV_1_PERCENT * Math.sqrt((n - draws.length) / (n * draws.length)),
    halvesDifference,
    verdict: verdictOf(widthRatio, halvesDifference),
    end: median < END ? 'low' : median > 1 - END ? 'high' : null,
  };
}

function verdictOf(widthRatio: number, halvesDifference: number): Identification['verdict'] {
  if (widthRatio >= WEAKLY) return 'no';
  if (Math.abs(halvesDifference) > UNSTABLE) return 'unstable';
  return widthRatio < IDENTIFIED ? 'identified' : 'weakly';
}
