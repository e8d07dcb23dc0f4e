import type { Parameter } from '../../parameter.ts';

const field = (
  name: string,
  unit: string,
  fallback: number,
  min: number,
  max: number,
  description: string,
): Parameter => ({
  name,
  kind: 'number',
  unit,
  default: fallback,
  min,
  max,
  description,
  source: 'calibrated in presets',
});

/** Power prices in time. A site's own price is its long-run mean; regions differ in how it moves. */
export const powerParameters: readonly Parameter[] = [
  {
    name: 'power.process',
    kind: 'choice',
    unit: '-',
    default: 'constant',
    choices: ['constant', 'regional'],
    description: 'Power prices: constant at every site, or moving with the spot price of the region.',
    source: 'definition',
  },
  {
    name: 'power.regions',
    kind: 'table',
    unit: '-',
    default: [],
    fields: [
      {
        name: 'region',
        kind: 'text',
        unit: '-',
        default: '',
        description: 'Name of a row of population.regions.',
        source: 'definition',
      },
      field('spot_usd_mwh', 'USD/MWh', 40, 0.1, 1000, 'Mean spot price.'),
      field('season_amplitude', '1', 0, 0, 0.95, 'Dearest season over the yearly mean, less 1.'),
      field('peak_day', 'day', 0, 0, 366, 'Day of the year on which the season is dearest, 1 January being 0.'),
      field('common_share', '1', 0, 0, 1, 'Share of the variance of daily shocks common to all regions.'),
      field(
        'log_sd',
        '1',
        0,
        0,
        2,
        'Standard deviation of the log of the price without season and spikes, in the long run.',
      ),
      field('half_life_days', 'day', 5, 0.1, 3650, 'Time in which half of a deviation is gone.'),
      field('spikes_year', '1/year', 0, 0, 365, 'Expected number of spikes a year.'),
      field('spike_log_mean', '1', 0, 0, 5, 'Mean height of a spike in logs, normal.'),
      field('spike_log_sd', '1', 0, 0, 2, 'Standard deviation of the height of a spike in logs.'),
      field('spike_half_life_days', 'day', 1, 0.1, 365, 'Time in which a spike loses half of its height in logs.'),
      field('floating_share', '1', 0, 0, 1, "Share of a site's power whose price moves with the spot price."),
      field(
        'resale_share',
        '1',
        0,
        0,
        1,
        "Share of a site's power under fixed-price contracts with a right to sell it back.",
      ),
      field('resale_strike_usd_mwh', 'USD/MWh', 0, 0, 10_000, 'Daily spot price above which that power is sold back.'),
    ],
    description: 'Spot prices by region (regional); regions without a row keep constant prices.',
    source: 'calibrated in presets',
  },
];
