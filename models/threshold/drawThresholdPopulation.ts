import type { ParameterReader } from '../parameterReader.ts';
import { exp } from '../random/math/exp.ts';
import { normalQuantile } from '../random/math/normalQuantile.ts';
import type { Streams } from '../random/streams.ts';
import { emptyThresholdPopulation, type ThresholdPopulation } from './thresholdPopulation.ts';

/**
 * Draws miners with independent lognormal power, electricity price, efficiency and cost of conversion. Every number is
 * addressed by its quantity and the miner, so that a larger population begins with the smaller one.
 *
 * @param parameters those that begin with `population.`
 */
export function drawThresholdPopulation(parameters: ParameterReader, streams: Streams): ThresholdPopulation {
  const population = emptyThresholdPopulation(parameters.number('population.size'));
  const fill = (quantity: string, values: Float64Array, median: number, sigma: number): void => {
    const field = streams.field('threshold', quantity);
    for (let miner = 0; miner < values.length; miner++) {
      values[miner] = median * exp(sigma * normalQuantile(field.at(miner, 0)));
    }
  };
  const number = (name: string): number => parameters.number(`population.${name}`);
  const powerSigma = number('power_sigma');
  // The mean of a lognormal variable is its median times e^(sigma^2/2).
  const powerMedian = number('power_mean_mw') * exp(-0.5 * powerSigma * powerSigma);
  fill('power', population.powerMw, powerMedian, powerSigma);
  fill('electricity', population.electricityUsdKwh, number('electricity_median_usd_kwh'), number('electricity_sigma'));
  fill('efficiency', population.efficiencyJTh, number('efficiency_median_j_th'), number('efficiency_sigma'));
  fill('conversion', population.conversionUsdKw, number('conversion_median_usd_kw'), number('conversion_sigma'));
  const aiCapableShare = number('ai_capable_share');
  const aiCapable = streams.field('threshold', 'aiCapable');
  for (let miner = 0; miner < population.aiCapable.length; miner++) {
    population.aiCapable[miner] = aiCapable.at(miner, 0) < aiCapableShare ? 1 : 0;
  }
  return population;
}
