import { simulatedHistory } from '../../backtest/simulatedHistory.ts';
import type { EpochHistory } from '../../history/epochHistory.ts';
import { factWindows } from '../../history/factWindows.ts';
import { type Elasticity, hashrateElasticity } from '../../history/hashrateElasticity.ts';
import { revenueUsdBlock } from '../../history/revenueUsdBlock.ts';
import { sliceHistory } from '../../history/sliceHistory.ts';
import { windowIn } from '../../history/windowIn.ts';
import type { ParameterValues } from '../../parameter.ts';
import { log } from '../../random/math/log.ts';
import { between } from '../expect/between.ts';
import { missing } from '../expect/missing.ts';
import { marketColumnsOf } from '../marketRun.ts';
import type { Measurement } from '../measurement.ts';
import type { ValidationCheck } from '../validationCheck.ts';
import type { ValidationFiles } from '../validationFiles.ts';

const PRICE_USD_BTC = 63_339;
/** The price steps at the start of this epoch. */
const STEP_EPOCH = 2;
const EPOCHS = 14;
const RUNS = 10;

/** How much hashrate answers a step of the price in the preset and without luck, and past income: data and model by the same regression. */
export const alRewardElasticity = ({ preset, history, experiment }: ValidationFiles): ValidationCheck => {
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
    what: `answer of hashrate: to a step of the price by 10 % in bitcoin-2026, and to revenue per block from 2018 on, mean of ${RUNS} runs`,
    kind: 'band',
    source:
      'step: between 0 and 1; Noda, Okumura and Hashimoto 0.45, https://doi.org/10.2139/ssrn.3410460. Revenue: the regression of docs/facts.md on models/history/bitcoin-epochs.csv, give or take 2 standard errors',
    measure: () => {
      const base = hashrateAt(1);
      const up = hashrateAt(1.1);
      const down = hashrateAt(0.9);
      const inEpoch = (epochs: number, hashrate: readonly number[], factor: number): number =>
        log(hashrate[STEP_EPOCH + epochs] / base[STEP_EPOCH + epochs]) / log(factor);
      const steps = [0, 5, 11].flatMap((epochs) => [
        between(`step, ${words[epochs]}, up`, 0, 1, inEpoch(epochs, up, 1.1), 'between 0 and 1'),
        between(`step, ${words[epochs]}, down`, 0, 1, inEpoch(epochs, down, 0.9), 'between 0 and 1'),
      ]);
      const [same, ...summed] = regressions(history, experiment('experiments/validation/backtest.yaml'));
      const why =
        'few machines stand near their shutdown price in the model of past years, where that of 2026 has many';
      return [...steps, missing(same, why), ...summed];
    },
  };
};

/** The elasticities of docs/facts.md: the mean of the model within two standard errors of the data. */
function regressions(history: EpochHistory, base: ParameterValues): readonly Measurement[] {
  const window = windowIn(history, factWindows.long);
  const data = sliceHistory(history, window.firstEpoch, window.lastEpoch);
  const runs = Array.from({ length: RUNS }, (_, r) => simulatedHistory(base, history, window, 'elasticity', r));
  const elasticity = (epochs: EpochHistory, lags: number): Elasticity =>
    hashrateElasticity(epochs, revenueUsdBlock(epochs), lags);
  return [1, 8, 12].map((lags) => {
    const { value, standardError } = elasticity(data, lags);
    const got = runs.reduce((sum, run) => sum + elasticity(run, lags).value, 0) / RUNS;
    const text = `${value.toFixed(3)} (data), give or take ${(2 * standardError).toFixed(3)}`;
    const what = lags === 1 ? 'elasticity to revenue, same epoch' : `elasticity to revenue, summed over ${lags} epochs`;
    return between(what, value - 2 * standardError, value + 2 * standardError, got, text);
  });
}

const words: Readonly<Record<number, string>> = { 0: 'same epoch', 5: 'six epochs', 11: 'twelve epochs' };
