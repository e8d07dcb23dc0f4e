import { closeTo } from '../expect/closeTo.ts';
import { marketColumnsOf, TEXTBOOK_MARKET } from '../marketRun.ts';
import type { Measurement } from '../measurement.ts';
import type { ValidationCheck } from '../validationCheck.ts';

const ENERGY_SHARE = 0.5;

/** A share of power is not a share of hashrate. */
export const aqEnergyShare: ValidationCheck = {
  letter: 'AQ',
  what: '20 % of the MW leave a network of 20 J/TH on average (market)',
  kind: 'analytic',
  source: 'closed form: 0.2 * 20 J/TH over the energy per hash of what leaves',
  measure: () => [leaving(30, '-13 % (-13.33)'), leaving(15, '-27 % (-26.67)')],
};

/**
 * Half of the power hashes at `efficiencyJTh`, the rest such that the network averages 20 J/TH; a fifth of the power leaves
 * from the first kind.
 */
function leaving(efficiencyJTh: number, text: string): Measurement {
  const share = (ENERGY_SHARE * 20) / efficiencyJTh;
  const other = ((1 - ENERGY_SHARE) * 20) / (1 - share);
  const worstFirst = efficiencyJTh > other;
  const vintages = [
    { name: 'leaving', efficiency_j_th: efficiencyJTh, release_date: '2020-01-01', hashrate_share: share },
    { name: 'other', efficiency_j_th: other, release_date: '2020-01-01', hashrate_share: 1 - share },
  ];
  const values = {
    ...TEXTBOOK_MARKET,
    'fleet.vintages': worstFirst ? vintages : vintages.reverse(),
    'shift.kind': 'capacity',
    'shift.share': 0.2,
    'shift.order': worstFirst ? 'leastEfficientFirst' : 'mostEfficientFirst',
    'shift.start': 1,
  };
  const { hashrate_eh_s: ehS } = marketColumnsOf(values, 2, ['hashrate_eh_s']);
  const change = 100 * (ehS[1] / ehS[0] - 1);
  return closeTo(`change of hashrate, machines of ${efficiencyJTh} J/TH, %`, (-100 * 4) / efficiencyJTh, change, text);
}
