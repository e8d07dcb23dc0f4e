import { exp } from '../../random/math/exp.ts';
import { log } from '../../random/math/log.ts';
import { rootWithinErrors } from '../expect/rootWithinErrors.ts';
import { withinErrors } from '../expect/withinErrors.ts';
import type { Measurement } from '../measurement.ts';
import { textbookChain } from '../textbookChain.ts';
import type { ValidationCheck } from '../validationCheck.ts';

const EPOCHS = 4_000;

/** What luck alone does to intervals, retargets and epochs at constant hashrate, in both arithmetics. */
export const dBlockLuck: ValidationCheck = {
  letter: 'D',
  what: 'constant hashrate, drawn block times, 4,000 epochs',
  kind: 'statistical',
  source: 'moments of gamma distributed spans: mean of 2,014/(sum of 2,015 intervals), variance 1/2,015 each',
  measure: () => (['consensus', 'real'] as const).flatMap(measureArithmetic),
};

function measureArithmetic(arithmetic: 'consensus' | 'real'): Measurement[] {
  const { chain, mineDays } = textbookChain({ arithmetic, blockNoise: 'stochastic', retargetIntervals: 2015 }, 'D');
  const intervals: number[] = [];
  const retargets: number[] = [];
  const squaredDays: number[] = [];
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    const expectedHashes = chain.expectedHashesPerBlock;
    const days = mineDays(1);
    const retarget = log(chain.expectedHashesPerBlock / expectedHashes);
    intervals.push((days * 86_400) / 2016);
    retargets.push(retarget);
    // In days that a difficulty of 1e14, at which the mean is 14 days, would have taken.
    const deviation = days * (1e14 / chain.difficulty) * exp(retarget) - 14;
    squaredDays.push(deviation * deviation);
  }
  const squares = retargets.map((x) => x * x);
  const products = retargets.slice(1).map((x, i) => (x * retargets[i]) / (2 / 2015));
  const of = (what: string): string => `${what} (${arithmetic})`;
  return [
    withinErrors(of('mean interval, s'), (600 * 2016) / 2014, intervals, '600 * 2016/2014 = 600.596 s'),
    rootWithinErrors(of('sd of ln(retarget)'), Math.sqrt(2 / 2015), squares, 'sqrt(2/2015) = 0.0315'),
    withinErrors(of('lag-1 autocorrelation of ln(retarget)'), -0.5, products, '-0.5'),
    rootWithinErrors(
      of('sd of the length of an epoch, days'),
      14 / Math.sqrt(2016),
      squaredDays,
      '14/sqrt(2016) = 0.312 days',
    ),
  ];
}
