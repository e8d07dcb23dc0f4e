import { normalQuantile } from '../../../models/random/math/normalQuantile.ts';
import { rankCorrelation } from './rankCorrelation.ts';

/** The moment that a parameter moves most. */
export interface StrongestCorrelation {
  /** Place of the moment. */
  readonly moment: number;
  /** Spearman's rank correlation of parameter and moment over the draws. */
  readonly correlation: number;
}

/**
 * Which moment a parameter moves most, over all draws of the prior; null where chance alone would show as strong a
 * correlation with one of the moments in more than 1 % of cases (normal limit of Spearman's coefficient, Bonferroni's bound). It sees
 * what rises or falls, not what does both.
 *
 * @param parameter its `priorRanks`. @param moments theirs.
 */
export function strongestCorrelation(
  parameter: Float64Array,
  moments: readonly Float64Array[],
): StrongestCorrelation | null {
  let strongest: StrongestCorrelation = { moment: -1, correlation: 0 };
  for (const [moment, ranks] of moments.entries()) {
    const correlation = rankCorrelation(parameter, ranks);
    if (Math.abs(correlation) > Math.abs(strongest.correlation)) strongest = { moment, correlation };
  }
  const chance = normalQuantile(1 - 0.005 / moments.length) / Math.sqrt(parameter.length - 1);
  return Math.abs(strongest.correlation) > chance ? strongest : null;
}
