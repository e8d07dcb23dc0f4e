import { dailyValues } from './dailyValues.ts';

/** Mean over `[fromDay, toDay]`, days counted from the start of the run, `toDay >= fromDay`; the value where they are equal. */
export type DailyMean = (fromDay: number, toDay: number) => number;

/**
 * Means of a quantity that is known at every midnight and linear in between.
 *
 * @param first value at day 0.
 * @param next  value of the following day given the last one; called once for every day, in order.
 */
export function dailyMean(first: number, next: (last: number, day: number) => number): DailyMean {
  const value = dailyValues(first, next);
  const integral = dailyValues(0, (sum, day) => sum + (value(day - 1) + value(day)) / 2);
  const valueAt = (day: number): number => {
    const whole = Math.floor(day);
    const before = value(whole);
    return before + (day - whole) * (value(whole + 1) - before);
  };
  const integralTo = (day: number): number => {
    const whole = Math.floor(day);
    return integral(whole) + ((day - whole) * (value(whole) + valueAt(day))) / 2;
  };
  return (fromDay, toDay) =>
    toDay > fromDay ? (integralTo(toDay) - integralTo(fromDay)) / (toDay - fromDay) : valueAt(fromDay);
}
