import { AnalysisError } from '../analysisError.ts';
import { checkInputs } from '../checkInputs.ts';
import type { InputColumn } from '../inputColumn.ts';
import { cramerVonMises } from '../statistics/cramerVonMises.ts';
import { kolmogorovSmirnov } from '../statistics/kolmogorovSmirnov.ts';

/** How differently an input is distributed where the outcome is of interest and where it is not. */
export interface RegionalSensitivity {
  readonly input: string;
  /** Kolmogorov-Smirnov distance, from 0 to 1. Of categories it depends on their order; see `totalVariation`. */
  readonly distance: number;
  /** The distance that chance exceeds in 5 % of samples of these sizes: 1.358 sqrt(1/n + 1/m). */
  readonly criticalDistance: number;
  /** Cramer-von Mises statistic. */
  readonly cramerVonMises: number;
  /** Half the sum of the differences of the shares of the categories; NaN for numbers. */
  readonly totalVariation: number;
}

/**
 * Regional sensitivity, or Monte Carlo filtering (Hornberger and Spear 1981; Saltelli et al. 2008,
 * doi:10.1002/9780470725184, section 5.2): splits the points into those of interest ("behavioural") and others, and
 * compares the distributions of each input in both.
 *
 * @param ofInterest one a point.
 * @throws AnalysisError for bad columns, or where all points or none are of interest.
 */
export function regionalSensitivity(
  inputs: readonly InputColumn[],
  ofInterest: readonly boolean[],
): RegionalSensitivity[] {
  checkInputs(inputs, ofInterest.length);
  const count = ofInterest.filter(Boolean).length;
  const others = ofInterest.length - count;
  if (count === 0 || others === 0) {
    throw new AnalysisError(
      `${count} of ${ofInterest.length} points are of interest: there are no two groups to compare; move the threshold`,
    );
  }
  return inputs.map(({ name, values, categories }) => {
    const within = values.filter((_, point) => ofInterest[point]).sort();
    const without = values.filter((_, point) => !ofInterest[point]).sort();
    return {
      input: name,
      distance: kolmogorovSmirnov(within, without),
      criticalDistance: 1.358 * Math.sqrt(1 / count + 1 / others),
      cramerVonMises: cramerVonMises(within, without),
      totalVariation: categories === null ? Number.NaN : totalVariation(within, without, categories.length),
    };
  });
}

function totalVariation(a: Float64Array, b: Float64Array, categories: number): number {
  let sum = 0;
  for (let category = 0; category < categories; category++) {
    const share = (sample: Float64Array): number => sample.filter((value) => value === category).length / sample.length;
    sum += Math.abs(share(a) - share(b));
  }
  return sum / 2;
}
