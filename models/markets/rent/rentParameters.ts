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
  source:
    'assumption: none by default; H100 rents were 2.99 USD/h in October 2024, 1.70 in October 2025 and 2.35 in March 2026 (https://compux.net/docs/guides/gpu-pricing-trends-2026): a drift of -0.17 with a log deviation of 0.3-0.4 spans them',
});

/** What AI hosting pays elsewhere, in time. */
export const rentParameters: readonly Parameter[] = [
  {
    name: 'ai.rents',
    kind: 'table',
    unit: '-',
    default: [],
    fields: [
      {
        name: 'product',
        kind: 'text',
        unit: '-',
        default: '',
        description: 'Name of a row of ai.products.',
        source: 'definition',
      },
      field('drift_year', '1/year', 0, -2, 2, 'Drift of the mean rent.'),
      field('log_sd', '1', 0, 0, 2, 'Standard deviation of the log of the rent around its trend, in the long run.'),
      field('half_life_years', 'year', 0.5, 0.003, 100, 'Time in which half of a deviation is gone.'),
    ],
    description:
      'Processes of the rents to which tenants compare an offer, and so of the reference and the ceiling of demand; products without a row have constant ones. Signed contracts keep their rent.',
    source: 'definition',
  },
];
