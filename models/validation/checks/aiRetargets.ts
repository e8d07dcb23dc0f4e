import { marketAtOrigin } from '../../history/marketAtOrigin.ts';
import { type RetargetMoments, retargetMoments } from '../../history/retargetMoments.ts';
import { log } from '../../random/math/log.ts';
import { between } from '../expect/between.ts';
import { marketColumnsOf } from '../marketRun.ts';
import type { ValidationCheck } from '../validationCheck.ts';
import type { ValidationFiles } from '../validationFiles.ts';

/** Begins on 25 December 2021. */
const ORIGIN = 355;
const RUNS = 8;

/** Retargets from 2022 to mid-2025, simulated at the prices that came, with the luck of blocks. */
export const aiRetargets = ({ history, experiment }: ValidationFiles): ValidationCheck => ({
  letter: 'AI',
  what: `log retargets of 2022 to mid-2025, mean of ${RUNS} runs; half of the row: mean and sd are not met`,
  kind: 'band',
  source:
    'models/history/bitcoin-epochs.csv, give or take 2 standard errors of independent draws: 2/sqrt(n), 2 sqrt(p(1-p)/n)',
  measure: () => {
    const origin = ORIGIN - history.firstEpoch;
    const data = momentsOf(history.difficulty.slice(origin));
    const n = history.difficulty.length - origin - 1;
    const values = marketAtOrigin(experiment('experiments/validation/backtest.yaml'), history, origin);
    const runs = Array.from({ length: RUNS }, (_, r) =>
      momentsOf(marketColumnsOf(values, n + 1, ['difficulty'], 'retargets', r).difficulty),
    );
    const around = (what: string, name: keyof RetargetMoments, error: number) => {
      const got = runs.reduce((sum, moments) => sum + moments[name], 0) / RUNS;
      const lowest = data[name] - 2 * error;
      const highest = data[name] + 2 * error;
      return between(what, lowest, highest, got, `${data[name].toFixed(3)}, give or take ${(2 * error).toFixed(3)}`);
    };
    const share = data.negativeShare;
    return [
      around('lag-1 autocorrelation', 'lag1', 1 / Math.sqrt(n)),
      around('share of negatives', 'negativeShare', Math.sqrt((share * (1 - share)) / n)),
    ];
  },
});

function momentsOf(difficulty: ArrayLike<number>): RetargetMoments {
  const retargets: number[] = [];
  for (let t = 1; t < difficulty.length; t++) retargets.push(log(difficulty[t] / difficulty[t - 1]));
  return retargetMoments(retargets);
}
