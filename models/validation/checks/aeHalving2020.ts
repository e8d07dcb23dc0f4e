import { marketAtOrigin } from '../../history/marketAtOrigin.ts';
import { between } from '../expect/between.ts';
import { marketColumnsOf } from '../marketRun.ts';
import type { ValidationCheck } from '../validationCheck.ts';
import type { ValidationFiles } from '../validationFiles.ts';

/** The epoch in the middle of which the halving at block 630,000 falls. */
const HALVING_EPOCH = 312;
const EPOCHS = 16;
/** Two standard deviations of the luck of one retarget (row D): history had one draw of it. */
const LUCK_PP = 2 * 3.15;

/** The halving of 2020 at the prices that came, from the fleet that past difficulty implies; nothing is fitted. */
export const aeHalving2020 = ({ history, experiment }: ValidationFiles): ValidationCheck => {
  const origin = HALVING_EPOCH - history.firstEpoch;
  const data = fallAndReturn(Array.from(history.difficulty.slice(origin, origin + EPOCHS)));
  return {
    letter: 'AE',
    what: 'halving of May 2020, as the backtest sets it up, no block noise',
    kind: 'band',
    source: 'difficulty of epochs 312 to 327; the luck of one retarget either way',
    measure: () => {
      const base = experiment('experiments/validation/backtest.yaml');
      const values = { ...marketAtOrigin(base, history, origin), 'chain.blockNoise': 'expected' };
      const model = fallAndReturn(marketColumnsOf(values, EPOCHS, ['difficulty'], 'halving').difficulty);
      return [
        between('trough of difficulty in the data, %', -15, -14, data.fall, '-14.7 %'),
        between(
          'trough of difficulty, %',
          data.fall - LUCK_PP,
          data.fall + LUCK_PP,
          model.fall,
          `${data.fall.toFixed(1)} % give or take ${LUCK_PP.toFixed(1)} (data)`,
        ),
        between(
          'epochs until its level is regained',
          3,
          10,
          model.epochs,
          `between 3 and 10, as in 2024 (data: ${data.epochs})`,
        ),
      ];
    },
  };
};

/** Deepest fall from the first epoch [%], and epochs until its difficulty is back; Infinity: not in the series. */
function fallAndReturn(difficulty: readonly number[]): { fall: number; epochs: number } {
  const lowest = Math.min(...difficulty.slice(1, 14));
  const back = difficulty.findIndex((d, epoch) => epoch > difficulty.indexOf(lowest) && d >= difficulty[0]);
  return { fall: 100 * (lowest / difficulty[0] - 1), epochs: back < 0 ? Number.POSITIVE_INFINITY : back };
}
