import { hashpriceUsdPhDay } from '../../chain/hashprice.ts';
import { expectedHashesFromDifficulty } from '../../chain/work.ts';
import { between } from '../expect/between.ts';
import { startMarketRun } from '../marketRun.ts';
import type { ValidationCheck } from '../validationCheck.ts';
import type { ValidationFiles } from '../validationFiles.ts';

/** AI over mining revenue per kWh with the figures of the preset. */
export const anRevenueRatios = ({ preset }: ValidationFiles): ValidationCheck => ({
  letter: 'AN',
  what: 'AI over mining revenue per IT-kWh, hashprice 32, 17.5 J/TH (0.0762 USD/kWh)',
  kind: 'band',
  source:
    'rent / 8,766 h over hashprice / (0.024 e), figures of the preset: 1.85 and 9.7 M USD/MW-yr, 2.60 USD/h at 1.6 kW',
  measure: () => {
    const btcPhDay = hashpriceUsdPhDay(expectedHashesFromDifficulty(124.93e12), 3.125 * 1.0055, 1);
    const ratio = (product: string): number => {
      const overrides = {
        'chain.blockNoise': 'expected',
        'chain.arithmetic': 'real',
        'price.process': 'constant',
        'ai.product': product,
        'price.initialUsdBtc': 32 / btcPhDay,
      };
      const run = startMarketRun({ ...preset, ...overrides }, 1);
      run.advance();
      return run.cell('ai_yield_ratio');
    };
    return [
      between('colocation at 1.85 M USD/MW-yr', 2.75, 2.85, ratio('colocation'), '2.8'),
      between('contracted GPU cloud at 9.7 M USD/MW-yr', 14.45, 14.55, ratio('gpuCloud'), '14.5'),
      between('H100 at 2.60 USD/h', 20.5, 21.5, ratio('gpuRental'), 'about 21'),
    ];
  },
});
