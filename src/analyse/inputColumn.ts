import type { Scalar } from '../../models/parameter.ts';

/** What one parameter was at every point, for methods that take any sample of points. */
export interface InputColumn {
  readonly name: string;
  /** One a point: the value, or for a parameter without an order the place of its value in `categories`. */
  readonly values: Float64Array;
  /** Null for numbers. */
  readonly categories: readonly Scalar[] | null;
}
