import type { Parameter } from '../../parameter.ts';

/** What tenants want of mining sites, at the start and later. */
export const aiDemandParameters: readonly Parameter[] = [
  {
    name: 'ai.initialContractedMw',
    kind: 'number',
    unit: 'MW',
    default: 0,
    min: 0,
    max: 1e6,
    description: 'IT power contracted with miners at the start.',
    source:
      'https://www.ainewscrypto.com/news/bernstein-bitcoin-miners-control-27-gw-of-planned-power-as-ai-power-bottleneck-tightens',
  },
  {
    name: 'ai.onMiningSitesShare',
    kind: 'number',
    unit: '1',
    default: 1,
    min: 0,
    max: 1,
    description:
      'Share of the capacity that tenants place with miners, contracted and wanted, that goes to sites which mine; the rest is new-build that never mined.',
    source: 'assumption: unobserved',
  },
  {
    name: 'ai.initialDeliveredShare',
    kind: 'number',
    unit: '1',
    default: 0,
    min: 0,
    max: 1,
    description: 'Share of the initially contracted capacity that already earns.',
    source: 'https://www.kucoin.com/news/flash/vaneck-report-bitcoin-miners-face-50b-funding-gap-in-ai-transition',
  },
  {
    name: 'ai.demandGrowthYear',
    kind: 'number',
    unit: '1/year',
    default: 0.3,
    min: -1,
    max: 3,
    description: "Growth rate of tenants' demand at the reference rent.",
    source: 'assumption: between data-centre power (0.15) and contracts with miners 2024-26 (above 1)',
  },
  {
    name: 'ai.demandBaseMw',
    kind: 'number',
    unit: 'MW',
    default: 3700,
    min: 0,
    max: 1e6,
    description:
      'Demand of tenants for miner-hosted IT power, new-build included, at the start and at the reference rent; grows with demandGrowthYear.',
    source:
      'https://www.ainewscrypto.com/news/bernstein-bitcoin-miners-control-27-gw-of-planned-power-as-ai-power-bottleneck-tightens',
  },
  {
    name: 'ai.demandElasticity',
    kind: 'number',
    unit: '1',
    default: 1,
    min: 0.01,
    max: 10,
    description: 'Price elasticity of that demand, as a positive number.',
    source: 'assumption: no estimate published; scan 0.5-1.5',
  },
  {
    name: 'ai.demandCapMw',
    kind: 'number',
    unit: 'MW',
    default: 12_500,
    min: 0,
    max: 1e6,
    description: 'Most IT power that tenants will ever place with miners, new-build included.',
    source: 'https://reportify.ai/social-media/740760280007926',
  },
  {
    name: 'ai.rentCeilingFactor',
    kind: 'number',
    unit: '1',
    default: 1.41,
    min: 1,
    max: 10,
    description: 'Rent over reference rent at which tenants prefer to wait for power of their own.',
    source: 'computed from the retail list price of colocation, 217.30 USD per kW and month (CBRE, Q1 2025)',
  },
];
