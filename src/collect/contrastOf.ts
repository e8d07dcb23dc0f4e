import type { Outcome } from '../../models/outcome.ts';

/** An outcome of a run set against that of its counterfactual twin: a share of one, or a difference in the outcome's unit. */
export function contrastOf({ contrast }: Pick<Outcome, 'contrast'>, own: number, other: number): number {
  return contrast === 'relative' ? own / other - 1 : own - other;
}
