import type { ParameterValues } from '../../parameter.ts';
import { log } from '../../random/math/log.ts';
import { between } from '../expect/between.ts';
import { marketColumnsOf } from '../marketRun.ts';
import type { ValidationCheck } from '../validationCheck.ts';
import type { ValidationFiles } from '../validationFiles.ts';

const PRICE_USD_BTC = 63_339;
/** The price steps at the start of this epoch. */
const STEP_EPOCH = 2;
const EPOCHS = 14;

/** How much hashrate answers a step of the price, in the preset and without luck. */
export const alRewardElasticity = ({ preset }: ValidationFiles): ValidationCheck => {
  function hashrateAt(factor: number): readonly number[] {
    const after = PRICE_USD_BTC * factor;
    const day = [0, 14 * STEP_EPOCH - 0.01, 14 * STEP_EPOCH];
    const values: ParameterValues = {
      ...preset,
      'chain.blockNoise': 'expected',
      'price.process': 'path',
      'price.path': { day, value: [PRICE_USD_BTC, PRICE_USD_BTC, after] },
    };
    return marketColumnsOf(values, EPOCHS, ['hashrate_eh_s'], 'elasticity').hashrate_eh_s;
  }

  return {
    letter: 'AL',
    what: 'price of bitcoin steps by 10 % in bitcoin-2026: log change of hashrate over that of the price',
    kind: 'band',
    source:
      'between 0 and 1; regressions on 2018-2025: 0.09 in the same epoch, 0.18 to 0.24 over 8 to 12; Noda, Okumura and Hashimoto 0.45, https://doi.org/10.2139/ssrn.3410460',
    measure: () => {
      const base = hashrateAt(1);
      const up = hashrateAt(1.1);
      const down = hashrateAt(0.9);
      const inEpoch = (epochs: number, hashrate: readonly number[], factor: number): number =>
        log(hashrate[STEP_EPOCH + epochs] / base[STEP_EPOCH + epochs]) / log(factor);
      return [0, 5, 11].flatMap((epochs) => [
        between(`${words[epochs]}, up`, 0, 1, inEpoch(epochs, up, 1.1), expected[epochs]),
        between(`${words[epochs]}, down`, 0, 1, inEpoch(epochs, down, 0.9), expected[epochs]),
      ]);
    },
  };
};

const words: Readonly<Record<number, string>> = { 0: 'same epoch', 5: 'six epochs', 11: 'twelve epochs' };
const expected: Readonly<Record<number, string>> = {
  0: 'between 0 and 1 (data: 0.09)',
  5: 'between 0 and 1',
  11: 'between 0 and 1 (data: 0.18 to 0.24)',
};
