import { marketAtOrigin } from '../../history/marketAtOrigin.ts';
import { troughAfter } from '../../history/troughAfter.ts';
import { between } from '../expect/between.ts';
import { marketColumnsOf } from '../marketRun.ts';
import type { ValidationCheck } from '../validationCheck.ts';
import type { ValidationFiles } from '../validationFiles.ts';

const HALVING_EPOCH = 312;
const RUNS = 20;
const EPOCHS = 16;
/** Half a year. */
const WINDOW = 13;

/** The halving of May 2020 from one epoch before it, at the prices that came; nothing else of the future is known. */
export const aeHalving2020 = ({ history, experiment }: ValidationFiles): ValidationCheck => ({
  letter: 'AE',
  what: `halving of May 2020, ${RUNS} runs`,
  kind: 'band',
  source: 'difficulty of epochs 312 to 317: from 16.10 T to 13.73 T, -14.7 %; the band is that of 2024',
  measure: () => {
    const origin = HALVING_EPOCH - 1 - history.firstEpoch;
    const values = marketAtOrigin(experiment('experiments/validation/backtest.yaml'), history, origin);
    const troughs = Array.from({ length: RUNS }, (_, r) =>
      troughAfter(marketColumnsOf(values, EPOCHS, ['difficulty'], 'halving', r).difficulty, 1, WINDOW),
    );
    const fall = troughs.reduce((sum, trough) => sum + trough.fall, 0) / RUNS;
    const returns = troughs.map(({ recoveryEpochs }) => recoveryEpochs).sort((a, b) => a - b);
    return [
      between('trough of difficulty, mean, %', -15, -3, 100 * fall, 'between -15 and -3 % (data: -14.7 %)'),
      between('epochs until its level is regained, median', 3, 10, returns[RUNS / 2], 'between 3 and 10 (data: 5)'),
    ];
  },
});
