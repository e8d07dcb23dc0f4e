import { type Box, restrictedInputs } from './box.ts';

/** How much of what is of interest a box holds, and how much else. */
export interface BoxOfCases {
  readonly box: Box;
  /** Points in the box. */
  readonly points: number;
  /** Of them, of interest. */
  readonly cases: number;
  /** Share of all points of interest. */
  readonly coverage: number;
  /** Share of the box's points that are of interest. */
  readonly density: number;
  /** Share of all points. */
  readonly mass: number;
  /** Inputs that it restricts. */
  readonly restricted: number;
}

/**
 * Counts the points of a box.
 * @param whole the box of all points. @param points those in the box. @param ofInterest one a point of all.
 */
export function boxOfCases(box: Box, whole: Box, points: Int32Array, ofInterest: readonly boolean[]): BoxOfCases {
  const cases = casesAmong(points, ofInterest);
  return {
    box,
    points: points.length,
    cases,
    coverage: cases / ofInterest.filter(Boolean).length,
    density: cases / points.length,
    mass: points.length / ofInterest.length,
    restricted: restrictedInputs(box, whole),
  };
}

/** How many of the points are of interest. */
export function casesAmong(points: Int32Array, ofInterest: readonly boolean[]): number {
  let cases = 0;
  for (const point of points) if (ofInterest[point]) cases++;
  return cases;
}
