import { dailyPath, exp, normalQuantile, type PriceProcess } from 'hashshift/models';

const DAYS_PER_YEAR = 365.25;

/**
 * A price that swings around a trend: its logarithm is a wave of straight lines, up and down by `cycle.amplitude`, and
 * the shocks of the days fade away at a rate of `cycle.reversionYear`.
 */
export const priceProcess: PriceProcess = {
  name: 'cycle',
  summary: 'a wave of four years with shocks that fade',
  parameters: [
    {
      name: 'cycle.periodYears',
      kind: 'number',
      unit: 'year',
      default: 4,
      min: 0.5,
      max: 20,
      description: 'Time from peak to peak.',
      source: 'protocol: halvings are 210,000 blocks apart, about four years',
    },
    {
      name: 'cycle.amplitude',
      kind: 'number',
      unit: '1',
      default: 0.7,
      min: 0,
      max: 3,
      description: 'Height of the peaks over the trend, and depth of the troughs, in the logarithm of the price.',
      source: 'assumption: peaks four times as high as troughs',
    },
    {
      name: 'cycle.volatilityYear',
      kind: 'number',
      unit: '1/sqrt(year)',
      default: 0.45,
      min: 0,
      max: 3,
      description: 'Annual standard deviation of the shocks.',
      source: 'assumption: that of price.volatilityYear',
    },
    {
      name: 'cycle.reversionYear',
      kind: 'number',
      unit: '1/year',
      default: 1,
      min: 0,
      max: 50,
      description: 'Rate at which a shock fades.',
      source: 'assumption: half of a shock is gone after eight months',
    },
  ],
  create({ parameters, initialUsdBtc, streams }) {
    const periodDays = parameters.number('cycle.periodYears') * DAYS_PER_YEAR;
    const amplitude = parameters.number('cycle.amplitude');
    const shockPerDay = parameters.number('cycle.volatilityYear') * Math.sqrt(1 / DAYS_PER_YEAR);
    const kept = exp(-parameters.number('cycle.reversionYear') / DAYS_PER_YEAR);
    // The name of the stream of `gbm`: both meet the same shocks on the same days.
    const shocks = streams.sequence('btc');
    let day = 0;
    let deviation = 0;
    return dailyPath(initialUsdBtc, () => {
      day += 1;
      deviation = kept * deviation + shockPerDay * normalQuantile(shocks.next());
      return initialUsdBtc * exp(amplitude * wave(day / periodDays) + deviation);
    });
  },
};

/** From 0 up to 1 at a quarter of the period, down to -1 at three quarters, and back. */
function wave(periods: number): number {
  const phase = periods - Math.floor(periods);
  if (phase < 0.25) return 4 * phase;
  return phase < 0.75 ? 2 - 4 * phase : 4 * phase - 4;
}
