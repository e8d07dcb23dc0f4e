import { simulatedHistory } from '../../backtest/simulatedHistory.ts';
import { factWindows } from '../../history/factWindows.ts';
import { type RetargetMoments, retargetMoments } from '../../history/retargetMoments.ts';
import { sliceHistory } from '../../history/sliceHistory.ts';
import { windowIn } from '../../history/windowIn.ts';
import { log } from '../../random/math/log.ts';
import { between } from '../expect/between.ts';
import { missing } from '../expect/missing.ts';
import type { Measurement } from '../measurement.ts';
import type { ValidationCheck } from '../validationCheck.ts';
import type { ValidationFiles } from '../validationFiles.ts';

const RUNS = 40;

/** Retargets from 2022 to mid-2025, simulated at the prices that came, with the luck of blocks. */
export const aiRetargets = ({ history, experiment }: ValidationFiles): ValidationCheck => ({
  letter: 'AI',
  what: `log retargets of 2022 to mid-2025, mean of ${RUNS} runs in the set-up of the backtest`,
  kind: 'band',
  source:
    'models/history/bitcoin-epochs.csv, give or take 2 standard errors of independent draws: 2 sd/sqrt(n), 2 sd/sqrt(2n), 2/sqrt(n), 2 sqrt(p(1-p)/n)',
  measure: () => {
    const window = windowIn(history, factWindows.recent);
    const data = momentsOf(sliceHistory(history, window.firstEpoch, window.lastEpoch).difficulty);
    const n = window.lastEpoch - window.firstEpoch;
    const base = experiment('experiments/validation/backtest.yaml');
    const runs = Array.from({ length: RUNS }, (_, r) =>
      momentsOf(simulatedHistory(base, history, window, 'retargets', r).difficulty),
    );
    const around = (what: string, name: keyof RetargetMoments, error: number, digits: number): Measurement => {
      const got = runs.reduce((sum, moments) => sum + moments[name], 0) / RUNS;
      const text = `${data[name].toFixed(digits)}, give or take ${(2 * error).toFixed(digits)}`;
      return between(what, data[name] - 2 * error, data[name] + 2 * error, got, text);
    };
    const { sd, negativeShare } = data;
    return [
      around('lag-1 autocorrelation of log retargets', 'lag1', 1 / Math.sqrt(n), 3),
      around('share of negative retargets', 'negativeShare', Math.sqrt((negativeShare * (1 - negativeShare)) / n), 3),
      missing(
        around('mean of log retargets', 'mean', sd / Math.sqrt(n), 4),
        'buyers order too few machines, so that the network grows at half its pace',
      ),
      missing(
        around('standard deviation of log retargets', 'sd', sd / Math.sqrt(2 * n), 4),
        'little but the luck of blocks moves it, which alone makes 0.0315: power prices stand still, and the price is answered weakly',
      ),
    ];
  },
});

function momentsOf(difficulty: ArrayLike<number>): RetargetMoments {
  const retargets: number[] = [];
  for (let t = 1; t < difficulty.length; t++) retargets.push(log(difficulty[t] / difficulty[t - 1]));
  return retargetMoments(retargets);
}
