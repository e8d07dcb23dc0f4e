import type { PricePath } from './pricePath.ts';

/**
 * A price known at every midnight and linear in between. The path grows on demand, so its length need not be known:
 * `next` is called once per day, in order, and extends the path by one value.
 *
 * @param first price at day 0, USD/BTC.
 * @param next  price of the following day given the last one.
 */
export function dailyPath(first: number, next: (last: number) => number): PricePath {
  let price = new Float64Array(512);
  let integral = new Float64Array(512);
  let known = 1;
  price[0] = first;

  const extendTo = (day: number): void => {
    while (known <= day) {
      if (known === price.length) {
        price = doubled(price);
        integral = doubled(integral);
      }
      price[known] = next(price[known - 1]);
      integral[known] = integral[known - 1] + (price[known - 1] + price[known]) / 2;
      known += 1;
    }
  };
  const priceAt = (day: number): number => {
    const whole = Math.floor(day);
    extendTo(whole + 1);
    return price[whole] + (day - whole) * (price[whole + 1] - price[whole]);
  };
  const integralTo = (day: number): number => {
    const whole = Math.floor(day);
    const at = priceAt(day);
    return integral[whole] + ((day - whole) * (price[whole] + at)) / 2;
  };
  return {
    meanUsdBtc: (fromDay, toDay) =>
      toDay > fromDay ? (integralTo(toDay) - integralTo(fromDay)) / (toDay - fromDay) : priceAt(fromDay),
  };
}

function doubled(values: Float64Array): Float64Array<ArrayBuffer> {
  const longer = new Float64Array(2 * values.length);
  longer.set(values);
  return longer;
}
