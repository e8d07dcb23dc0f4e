import { numberCell, type ParameterReader } from '../../parameterReader.ts';
import type { RegionLaw } from './regionalPower.ts';

/**
 * The rows of `power.regions`; none when `power.process` is constant.
 *
 * @throws RangeError when a region is unknown or has two rows, when shares exceed the whole, when sold-back power has no
 *   strike, and when `power.process` is regional but no region has a row.
 */
export function readRegionLaws(parameters: ParameterReader): readonly RegionLaw[] {
  if (parameters.text('power.process') === 'constant') return [];
  const known = parameters.table('population.regions').map((row) => row.name);
  const laws = parameters.table('power.regions').map((row): RegionLaw => {
    const cell = (field: string): number => numberCell(row, field);
    return {
      region: String(row.region),
      spotUsdMWh: cell('spot_usd_mwh'),
      seasonAmplitude: cell('season_amplitude'),
      peakDay: cell('peak_day'),
      commonShare: cell('common_share'),
      logSd: cell('log_sd'),
      halfLifeDays: cell('half_life_days'),
      spikesYear: cell('spikes_year'),
      spikeLogMean: cell('spike_log_mean'),
      spikeLogSd: cell('spike_log_sd'),
      spikeHalfLifeDays: cell('spike_half_life_days'),
      floatingShare: cell('floating_share'),
      resaleShare: cell('resale_share'),
      resaleStrikeUsdMWh: cell('resale_strike_usd_mwh'),
    };
  });
  if (laws.length === 0) throw new RangeError('power.process is regional, but power.regions has no rows');
  for (const [i, law] of laws.entries()) {
    const at = `power.regions: ${law.region}`;
    if (!known.includes(law.region))
      throw new RangeError(`${at} is no row of population.regions, which has ${known.join(', ')}`);
    if (laws.findIndex((other) => other.region === law.region) < i) throw new RangeError(`${at} has two rows`);
    if (law.floatingShare + law.resaleShare > 1)
      throw new RangeError(`${at}: floating_share and resale_share are parts of one whole, but sum to more than 1`);
    if (law.resaleShare > 0 && !(law.resaleStrikeUsdMWh > 0))
      throw new RangeError(`${at}: resale_share is above 0, but resale_strike_usd_mwh is not`);
  }
  return laws;
}
