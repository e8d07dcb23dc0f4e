import { hashpriceUsdPhDay } from '../../chain/hashprice.ts';
import { subsidySatoshi } from '../../chain/subsidy.ts';
import { pow } from '../../random/math/pow.ts';
import { between } from '../expect/between.ts';
import { closeTo } from '../expect/closeTo.ts';
import { marketColumnsOf, TEXTBOOK_MARKET } from '../marketRun.ts';
import { textbookChain } from '../textbookChain.ts';
import type { ValidationCheck } from '../validationCheck.ts';

/** The reward halves at the elasticity that Noda, Okumura and Hashimoto estimated. */
export const mHalvingImpact: ValidationCheck = {
  letter: 'M',
  what: 'reward halves, elasticity 0.45',
  kind: 'analytic',
  source: '1 - 2^-0.45; elasticity of Noda, Okumura and Hashimoto, https://doi.org/10.2139/ssrn.3410460',
  measure: () => {
    const { chain, mine } = textbookChain();
    const hashprice = (): number =>
      hashpriceUsdPhDay(chain.expectedHashesPerBlock, subsidySatoshi(chain.height) / 1e8, 70_000);
    const before = hashprice();
    const untilHalving = 840_000 - chain.height;
    const fullS = mine(1, untilHalving).seconds / untilHalving;
    const share = pow(hashprice() / before, 0.45);
    // The blocks of the rest of the epoch come slower in proportion.
    const restS = mine(share, 2016 - untilHalving).seconds / (2016 - untilHalving);
    const values = {
      ...TEXTBOOK_MARKET,
      'operate.elasticity': 0.45,
      'price.process': 'path',
      'price.path': { day: [0, 7, 7.000001], value: [70_000, 70_000, 35_000] },
    };
    const { hashrate_eh_s: ehS } = marketColumnsOf(values, 2, ['hashrate_eh_s']);
    return [
      closeTo('chain at a halving: intervals before over after', pow(0.5, 0.45), fullS / restS, '0.732, -26.8 %'),
      // Difficulty has moved by one interval in 2,015 by then.
      between('market, price halves: change of hashrate, %', -26.85, -26.75, 100 * (ehS[1] / ehS[0] - 1), '-26.8 %'),
    ];
  },
};
