import type { Parameter } from '../../parameter.ts';

/** New powered capacity for mining. Default: none. */
export const growthParameters: readonly Parameter[] = [
  {
    name: 'site.spareCapacity',
    kind: 'number',
    unit: '1',
    default: 0,
    min: 0,
    max: 1000,
    description:
      'Powered capacity that a site can add in all at its own power price, over its capacity at the start; 0: supply of power is fixed, large: it is elastic.',
    source: 'assumption: the two ends are the limiting cases of long-run supply; scan it',
  },
  {
    name: 'site.growthYear',
    kind: 'number',
    unit: '1/year',
    default: 0.3,
    min: 0,
    max: 10,
    description: 'Most capacity that a site begins to build in a year where new machines pay, over what it has.',
    source:
      'computed: power of the network from 65 TWh a year at 80 EH/s (mid-2019, https://crypto.bi/bitcoin-mining-factory/) to 11.94 GW (18 May 2021, https://archive.is/4wYNe), 27 % a year',
  },
  {
    name: 'site.growthLeadTime',
    kind: 'duration',
    unit: 'epoch',
    default: 13,
    min: 1,
    max: 200,
    description: 'Time from the decision to build to power at the rack.',
    source: 'https://theminermag.com/news/2023-12-14/miner-weekly-bitcoin-mining-infrastructure-boom/',
  },
  {
    name: 'site.growthUsdMw',
    kind: 'number',
    unit: 'USD/MW',
    default: 850_000,
    min: 0,
    max: 1e8,
    description: 'Cost of a powered hall for mining.',
    source: 'https://cryptonods.com/?p=135002',
  },
];
