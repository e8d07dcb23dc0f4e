/**
 * One value a day, from day 0, made in the order of days when it is first asked for and kept: a path whose length need
 * not be known.
 *
 * @param first value of day 0.
 * @param next  value of `day` given that of the day before; called once for every day.
 * @returns the value of a day, an integer from 0.
 */
export function dailyValues(first: number, next: (last: number, day: number) => number): (day: number) => number {
  let values = new Float64Array(512);
  let known = 1;
  values[0] = first;
  return (day) => {
    while (known <= day) {
      if (known === values.length) values = doubled(values);
      values[known] = next(values[known - 1], known);
      known += 1;
    }
    return values[day];
  };
}

function doubled(values: Float64Array): Float64Array<ArrayBuffer> {
  const longer = new Float64Array(2 * values.length);
  longer.set(values);
  return longer;
}
