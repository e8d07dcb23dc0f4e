import type { ForecastScore } from './scoreForecasts.ts';

/** Orders on their way over what the inventory implies: a factor of two either way and one step beyond, 1. */
export const ordersFactors = [0.5, 0.7, 1, 1.4, 2, 2.8] as const;

/**
 * The factor with the smallest sum over the horizons of the median absolute log error; the first of equals.
 * @param scores of each of `ordersFactors`, on origins that are not used to judge it.
 */
export function fitOrdersFactor(scores: readonly (readonly Pick<ForecastScore, 'model'>[])[]): number {
  const errors = scores.map((horizons) => horizons.reduce((sum, { model }) => sum + model, 0));
  return ordersFactors[errors.indexOf(Math.min(...errors))];
}
