import { CALIBRATED_ORDERS_FACTOR } from '../../backtest/calibratedOrdersFactor.ts';
import { marketAtOrigin } from '../../history/marketAtOrigin.ts';
import { troughAfter } from '../../history/troughAfter.ts';
import { between } from '../expect/between.ts';
import { missing } from '../expect/missing.ts';
import { marketColumnsOf } from '../marketRun.ts';
import type { Measurement } from '../measurement.ts';
import type { ValidationCheck } from '../validationCheck.ts';
import type { ValidationFiles } from '../validationFiles.ts';

const HALVING_EPOCH = 312;
const RUNS = 40;
const EPOCHS = 20;
/** Half a year. */
const WINDOW = 13;
/**
 * ln(13.73/16.10) = -0.159, give or take 2 standard deviations of the luck in two difficulties, sqrt(2/2016) = 0.0315: exp(-0.222) and
 * exp(-0.096).
 */
const FALL = [-19.9, -9.2] as const;
/** In the data 5; 3 epochs on difficulty was 2 % below the level, which luck could have made up. */
const REGAINED = [3, 6] as const;

/** The halving of May 2020 from one epoch before it, at the prices that came; nothing else of the future is known. */
export const aeHalving2020 = ({ history, experiment }: ValidationFiles): ValidationCheck => ({
  letter: 'AE',
  what: `halving of May 2020, ${RUNS} runs`,
  kind: 'band',
  source:
    'difficulty of epochs 312 to 317: from 16.10 T to 13.73 T, -14.7 %, give or take twice the luck of blocks, sqrt(2/2016) in logs',
  measure: () => {
    const base = experiment('experiments/validation/backtest.yaml');
    const origin = HALVING_EPOCH - 1 - history.firstEpoch;
    const measured = (orders: string, factor: number): readonly Measurement[] => {
      const values = marketAtOrigin(base, history, origin, factor);
      const troughs = Array.from({ length: RUNS }, (_, r) =>
        troughAfter(marketColumnsOf(values, EPOCHS, ['difficulty'], 'halving', r).difficulty, 1, WINDOW),
      );
      const fall = troughs.reduce((sum, trough) => sum + trough.fall, 0) / RUNS;
      const returns = troughs.map(({ recoveryEpochs }) => recoveryEpochs).sort((a, b) => a - b);
      return [
        between(
          `halving of 2020: trough of difficulty, mean, ${orders}, %`,
          ...FALL,
          100 * fall,
          `between ${FALL[0]} and ${FALL[1]} % (data: -14.7 %)`,
        ),
        between(
          `halving of 2020: epochs until its level is regained, median, ${orders}`,
          ...REGAINED,
          returns[RUNS / 2],
          `between ${REGAINED[0]} and ${REGAINED[1]} (data: 5)`,
        ),
      ];
    };
    const [fall, regained] = measured('orders that the inventory implies', 1);
    const [fittedFall, fittedRegained] = measured(
      `${CALIBRATED_ORDERS_FACTOR} times as many, as the backtest fits`,
      CALIBRATED_ORDERS_FACTOR,
    );
    const open = 'why is open; the wet season of Sichuan, which made power cheap from June on, is not in the set-up';
    return [
      fall,
      missing(regained, open),
      missing(fittedFall, 'with so many orders deliveries make up for more of what is switched off'),
      missing(fittedRegained, open),
    ];
  },
});
