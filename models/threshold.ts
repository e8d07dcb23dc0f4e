import type { Model } from './model.ts';
import { type ParameterReader, parameterReader } from './parameterReader.ts';
import { drawThresholdPopulation } from './threshold/drawThresholdPopulation.ts';
import { listedThresholdPopulation } from './threshold/listedThresholdPopulation.ts';
import { readThresholdPaths } from './threshold/readThresholdPaths.ts';
import { thresholdColumns } from './threshold/thresholdColumns.ts';
import type { ThresholdConstants } from './threshold/thresholdConstants.ts';
import { thresholdOutcomes, thresholdSummary } from './threshold/thresholdOutcomes.ts';
import { thresholdParameters } from './threshold/thresholdParameters.ts';
import { createThresholdState, type ThresholdState } from './threshold/thresholdState.ts';
import { thresholdStep } from './threshold/thresholdStep.ts';

/**
 * The smallest model of the question: miners with one kind of machine each, who mine while mining pays, convert to AI
 * after a fixed lead time when AI net of capital beats mining by a hurdle, and come back when mining pays more. No
 * randomness but in the population, no block noise, no AI market.
 */
export const threshold: Model<ThresholdState> = {
  name: 'threshold',
  version: '1',
  summary: 'The smallest model: one machine type a miner, who mines, idles or hosts AI by comparing margins per kWh.',
  parameters: thresholdParameters,
  columns: thresholdColumns,
  outcomes: thresholdOutcomes,
  figured: [
    { column: 'hashrate_eh_s', label: 'Hashrate' },
    { column: 'hashprice_usd_ph_day', label: 'Hashprice' },
    { column: 'mining_mw', label: 'Power that mines' },
    { column: 'ai_mw', label: 'Power that hosts AI' },
  ],
  stages: [
    {
      name: 'price',
      does: 'Turns difficulty, subsidy, fees and price into revenue per hash.',
      reads: ['difficulty', 'subsidy', 'price.btc_usd', 'fees.btc_block'],
      writes: ['hashprice_usd_ph_day'],
    },
    {
      name: 'decide',
      does: 'Every miner mines, idles, starts or ends a conversion, or returns, all on the same revenue per hash.',
      reads: ['hashprice_usd_ph_day', 'price.ai_usd_kwh', 'miners', 'ai.hurdle_usd_kwh', 'ai.lead_epochs'],
      writes: ['idle_count', 'mining_count', 'ai_count', 'converting_count'],
    },
    {
      name: 'sum',
      does: 'Adds up hashrate, power and profit of the miners by what they do.',
      reads: ['miners', 'hashprice_usd_ph_day'],
      writes: ['hashrate_eh_s', 'mining_mw', 'ai_mw', 'mining_profit_usd'],
    },
    {
      name: 'retarget',
      does: 'Sets the next difficulty to the hashrate that ran, by a factor of at most the clamp.',
      reads: ['hashrate_eh_s', 'difficulty', 'difficulty.clamp'],
      writes: ['difficulty'],
    },
  ],
  streams: ['threshold'],
  create(values, streams, horizonEpochs) {
    const parameters = parameterReader(values);
    const miners = parameters.table('miners');
    const population =
      miners.length > 0 ? listedThresholdPopulation(miners) : drawThresholdPopulation(parameters, streams);
    return createThresholdState(population, readThresholdPaths(parameters, horizonEpochs), readConstants(parameters));
  },
  step: thresholdStep,
  observe(state, row) {
    row.set(state.record);
  },
  summarise: thresholdSummary,
};

function readConstants(parameters: ParameterReader): ThresholdConstants {
  return {
    feesBtcBlock: parameters.number('fees.btc_block'),
    aiOperatingCostUsdKwh: parameters.number('ai.operating_cost_usd_kwh'),
    discountRate: parameters.number('ai.discount_rate'),
    termYears: parameters.number('ai.term_years'),
    leadEpochs: Math.round(parameters.number('ai.lead_epochs')),
    hurdleUsdKwh: parameters.number('ai.hurdle_usd_kwh'),
    difficultyClamp: parameters.number('difficulty.clamp'),
    startDifficultyShare: parameters.number('start.difficulty_share'),
    aiEnabled: parameters.flag('ai.enabled'),
  };
}
