import type { TableRow } from '../parameter.ts';
import { numberCell } from '../parameterReader.ts';
import { emptyThresholdPopulation, type ThresholdPopulation } from './thresholdPopulation.ts';

/** @returns the miners of the table parameter `miners`. @throws TypeError when a cell is absent or of another kind. */
export function listedThresholdPopulation(miners: readonly TableRow[]): ThresholdPopulation {
  const population = emptyThresholdPopulation(miners.length);
  miners.forEach((row, i) => {
    population.powerMw[i] = numberCell(row, 'power_mw');
    population.electricityUsdKwh[i] = numberCell(row, 'electricity_usd_kwh');
    population.efficiencyJTh[i] = numberCell(row, 'efficiency_j_th');
    population.aiCapable[i] = row.ai_capable === true ? 1 : 0;
    population.conversionUsdKw[i] = numberCell(row, 'conversion_usd_kw');
  });
  return population;
}
