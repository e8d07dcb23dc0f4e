/**
 * Points in the unit cube, before distributions make them values of parameters. Points are asked for one at a time, in
 * any order: a design of millions takes no memory for them.
 */
export interface UnitDesign {
  /** Number of points. */
  readonly size: number;
  readonly dimensions: number;
  /**
   * Writes the coordinates of one point into `row`: from 0 to 1, both ends excluded unless the design says otherwise.
   * @param point from 0 to `size` - 1.
   */
  at(point: number, row: Float64Array): void;
}
