import type { Parameter } from '../../parameter.ts';

const field = (name: string, unit: string, max: number, fallback: number, description: string): Parameter => ({
  name,
  kind: 'number',
  unit,
  default: fallback,
  min: 0,
  max,
  description,
  source: 'calibrated in presets',
});

const optional = (...column: Parameters<typeof field>): Parameter => ({ ...field(...column), optional: true });

/** What AI pays, what it costs and where it fits. */
export const aiProductParameters: readonly Parameter[] = [
  {
    name: 'ai.product',
    kind: 'text',
    unit: '-',
    default: 'colocation',
    description: 'Name of the row of ai.products that sites offer.',
    source: 'definition',
  },
  {
    name: 'ai.secondProduct',
    kind: 'text',
    unit: '-',
    default: 'none',
    description: 'Name of a row that sites may offer beside it, for the same power; none: only ai.product is offered.',
    source: 'definition',
  },
  {
    name: 'ai.secondProductShare',
    kind: 'number',
    unit: '1',
    default: 0.07,
    min: 0,
    max: 1,
    description:
      'Share of the second product in what tenants want, have under contract at the start and will ever want; without one all of it is for ai.product.',
    source:
      'computed: 270 of 3,700 MW under contract by mid-2026 are GPU cloud: 200 MW of IREN and Microsoft (https://dcpulse.com/news/microsoft-iren-gb300-gpu-cloud-deal), and 3.4 bn USD in 5 years of IREN and NVIDIA at the same 9.7 M USD per MW and year',
  },
  {
    name: 'ai.products',
    kind: 'table',
    unit: '-',
    default: [
      {
        name: 'colocation',
        rent_usd_mw_year: 1.85e6,
        margin: 0.85,
        hall_usd_mw: 9.5e6,
        equipment_usd_mw: 0,
        hall_years: 12,
        term_years: 12,
        operator_pays_power: 0,
        gross_per_mw: 1.4,
        equipment_years: 0,
        debt_factor: 1,
        default_factor: 1,
      },
    ],
    fields: [
      { name: 'name', kind: 'text', unit: '-', default: '', description: 'Name of the product.', source: 'definition' },
      field('rent_usd_mw_year', 'USD/MW/year', 1e9, 0, 'Rent at the start per contracted MW and year.'),
      field('margin', '1', 1, 1, 'Share of the rent left after operating cost other than power.'),
      field('hall_usd_mw', 'USD/MW', 1e9, 0, 'Halls, power and cooling per contracted MW.'),
      field(
        'equipment_usd_mw',
        'USD/MW',
        1e9,
        0,
        'GPUs and network that the operator buys per contracted MW; recovered over equipment_years.',
      ),
      field('hall_years', 'year', 60, 12, 'Time over which the operator recovers the halls.'),
      field('term_years', 'year', 40, 10, 'Length of a contract.'),
      field('operator_pays_power', '-', 1, 0, '1: the operator pays the power of the tenant; 0: passed through.'),
      field('gross_per_mw', '1', 3, 1, 'Site power per contracted MW.'),
      optional(
        'equipment_years',
        'year',
        40,
        0,
        'Time after which GPUs are worth nothing; they are replaced as long as a contract runs. 0: the term of a contract.',
      ),
      optional(
        'debt_factor',
        '1',
        1,
        1,
        'Loan that lenders give against the tenant over ai.debtShare: 1 strong, 0 weak.',
      ),
      optional('default_factor', '1', 100, 1, 'Rate at which the tenant fails over ai.tenantDefaultYear.'),
    ],
    description:
      'AI products. Rents and capex are per contracted MW (critical IT power for leases, metered power for GPU rental).',
    source: 'calibrated in presets',
  },
  {
    name: 'ai.rentFactor',
    kind: 'number',
    unit: '1',
    default: 1,
    min: 0,
    max: 100,
    description: 'Factor on the rents of all products, to vary in one number what AI pays.',
    source: 'definition: 1 keeps the rents of ai.products',
  },
  {
    name: 'ai.capexFactor',
    kind: 'number',
    unit: '1',
    default: 1,
    min: 0,
    max: 100,
    description: 'Factor on the cost of halls and equipment of all products.',
    source: 'definition: 1 keeps the costs of ai.products',
  },
  {
    name: 'ai.suitableFactor',
    kind: 'number',
    unit: '1',
    default: 1,
    min: 0,
    max: 100,
    description:
      'Factor on the shares of capacity that could host AI, of listed operators and of regions; no share exceeds 1.',
    source: 'definition: 1 keeps the shares of population.operators and population.regions',
  },
];
