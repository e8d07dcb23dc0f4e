import type { ParameterValue } from '../../../models/parameter.ts';
import type { Position } from '../document/problem.ts';

/** A parameter with the values that it takes in a block. */
export interface Axis {
  readonly name: string;
  readonly values: readonly ParameterValue[];
}

/** A part of a design: the full product of its axes. A point of a list design is a block whose axes have one value. */
export interface DesignBlock {
  readonly at: Position;
  readonly axes: readonly Axis[];
}
