import type { InputColumn } from '../inputColumn.ts';

/** What an outcome is where one input is at either end. */
export interface ConditionalMeans {
  readonly input: string;
  readonly low: InputEnd;
  readonly high: InputEnd;
}

/** One end of an input. */
export interface InputEnd {
  /** Mean of the input there; of categories, the place of the one. */
  readonly value: number;
  readonly points: number;
  /** Mean of the outcome over these points. */
  readonly mean: number;
}

/** An input with more values than these is taken for a continuous one. */
const mostValues = 10;
const endShare = 0.2;

/**
 * Means of an outcome over the points at both ends of each input, whatever the other inputs are: of numbers, the lowest
 * and the highest value, or fifth of the points where an input has more than ten values; of categories, those with the
 * lowest and the highest mean. In a design that crosses all values, or samples inputs independently, the difference is the
 * main effect of the input; in others, the effects of inputs that move together are mixed.
 *
 * @param outcome one a point, finite.
 */
export function conditionalMeans(inputs: readonly InputColumn[], outcome: Float64Array): ConditionalMeans[] {
  return inputs.flatMap(({ name, values, categories }): ConditionalMeans[] => {
    const order = Array.from(values.keys()).sort((a, b) => values[a] - values[b] || a - b);
    const distinct = [...new Set(order.map((point) => values[point]))];
    if (distinct.length < 2) return [];
    const ofValue = (value: number): InputEnd => {
      const points = order.filter((point) => values[point] === value);
      return endOf(points, values, outcome);
    };
    if (categories !== null) {
      const ends = distinct.map(ofValue).sort((a, b) => a.mean - b.mean);
      return [{ input: name, low: ends[0], high: ends[ends.length - 1] }];
    }
    if (distinct.length <= mostValues)
      return [{ input: name, low: ofValue(distinct[0]), high: ofValue(distinct[distinct.length - 1]) }];
    const count = Math.max(1, Math.round(endShare * order.length));
    return [
      {
        input: name,
        low: endOf(order.slice(0, count), values, outcome),
        high: endOf(order.slice(-count), values, outcome),
      },
    ];
  });
}

/** @param points by rising value of the input. */
function endOf(points: readonly number[], values: Float64Array, outcome: Float64Array): InputEnd {
  const meanOf = (of: Float64Array): number => points.reduce((total, point) => total + of[point], 0) / points.length;
  // A mean of equal values is not always that value to the last bit.
  const isOne = values[points[0]] === values[points[points.length - 1]];
  return { value: isOne ? values[points[0]] : meanOf(values), points: points.length, mean: meanOf(outcome) };
}
