import type { Series } from '../../parameter.ts';
import type { PricePath } from './pricePath.ts';
import type { PriceProcess } from './priceProcess.ts';

/**
 * A price given as dated values, linear in between, constant before the first and after the last.
 * @throws RangeError when the series is empty, since there is then no price at all.
 */
export function pathPrice(path: Series): PricePath {
  const { day, value } = path;
  if (day.length === 0) throw new RangeError('price.process is path, but price.path has no rows');
  const integral = new Float64Array(day.length);
  for (let i = 1; i < day.length; i++) {
    integral[i] = integral[i - 1] + ((day[i] - day[i - 1]) * (value[i] + value[i - 1])) / 2;
  }
  const integralTo = (t: number): number => {
    const last = day.length - 1;
    if (t <= day[0]) return (t - day[0]) * value[0];
    if (t >= day[last]) return integral[last] + (t - day[last]) * value[last];
    const i = lastNotAfter(day, t);
    const at = interpolate(path, i, t);
    return integral[i] + ((t - day[i]) * (value[i] + at)) / 2;
  };
  const priceAt = (t: number): number => {
    const last = day.length - 1;
    if (t <= day[0]) return value[0];
    if (t >= day[last]) return value[last];
    return interpolate(path, lastNotAfter(day, t), t);
  };
  return {
    meanUsdBtc: (fromDay, toDay) =>
      toDay > fromDay ? (integralTo(toDay) - integralTo(fromDay)) / (toDay - fromDay) : priceAt(fromDay),
  };
}

function interpolate({ day, value }: Series, i: number, t: number): number {
  return value[i] + ((t - day[i]) / (day[i + 1] - day[i])) * (value[i + 1] - value[i]);
}

function lastNotAfter(day: readonly number[], t: number): number {
  let low = 0;
  let high = day.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (day[middle] <= t) low = middle;
    else high = middle;
  }
  return low;
}

/** The process `path`. */
export const path: PriceProcess = {
  name: 'path',
  summary: 'dated values from a CSV file',
  parameters: [
    {
      name: 'price.path',
      kind: 'series',
      unit: 'USD/BTC',
      default: { day: [], value: [] },
      description: 'Dated prices (path): linear in between, constant outside.',
      source: 'definition',
    },
  ],
  create: ({ parameters }) => pathPrice(parameters.series('price.path')),
};
