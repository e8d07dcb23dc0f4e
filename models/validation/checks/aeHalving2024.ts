import type { ParameterValues } from '../../parameter.ts';
import { between } from '../expect/between.ts';
import { marketColumnsOf } from '../marketRun.ts';
import type { ValidationCheck } from '../validationCheck.ts';
import type { ValidationFiles } from '../validationFiles.ts';

const RUNS = 40;
const EPOCHS = 16;

/** The halving of 2024 at a nearly flat price. Nothing in the experiment is fitted to what came. */
export const aeHalving2024 = ({ experiment }: ValidationFiles): ValidationCheck => ({
  letter: 'AE',
  what: 'halving of April 2024, 40 runs',
  kind: 'band',
  source: 'difficulty of epochs 416 to 430: from 86.39 T to 79.50 T, -8.0 %; band set before the model was run',
  measure: () => {
    const base = experiment('experiments/validation/halving-2024.yaml');
    const quiet = { ...base, 'chain.blockNoise': 'expected' };
    const replications = Array.from({ length: RUNS }, (_, r) => r);
    const noiseFree = replications.map((r) => fallAndReturn(quiet, r));
    const trough = mean(noiseFree.map(({ fall }) => fall));
    const returns = noiseFree.map(({ epochs }) => epochs).sort((a, b) => a - b);
    return [
      between(
        'trough of difficulty within half a year, mean, %',
        -15,
        -3,
        mean(replications.map((r) => fallAndReturn(base, r).fall)),
        'between -15 and -3 % (data: -8.0 %)',
      ),
      between('the same without block noise, %', -15, -1, trough, 'between -15 and -1 %'),
      between('epochs until its level is regained, median, no noise', 3, 10, returns[RUNS / 2], 'between 3 and 10'),
    ];
  },
});

/** Deepest fall after the halving [%], and epochs until the difficulty of the halving is back; Infinity: not in the run. */
function fallAndReturn(values: ParameterValues, replication: number): { fall: number; epochs: number } {
  const run = marketColumnsOf(values, EPOCHS, ['difficulty', 'halving_blocks'], 'halving', replication);
  const { difficulty } = run;
  const halving = run.halving_blocks.findIndex((blocks) => blocks > 0);
  const lowest = Math.min(...difficulty.slice(halving + 1, halving + 14));
  const trough = difficulty.indexOf(lowest);
  const back = difficulty.findIndex((d, epoch) => epoch > trough && d >= difficulty[halving]);
  return { fall: 100 * (lowest / difficulty[halving] - 1), epochs: back < 0 ? Infinity : back - halving };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
