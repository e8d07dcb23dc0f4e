import type { DesignPoint } from '../spec/experiment.ts';

/** Points of a design, made when they are asked for: a million of them shall not be a million objects. */
export interface DesignRows {
  readonly count: number;
  /** @param row from 0 to `count` - 1. */
  at(row: number): DesignPoint;
}
