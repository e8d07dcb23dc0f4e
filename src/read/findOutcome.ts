import type { Outcome } from '../../models/outcome.ts';

/** An outcome of a model, or its contrast with the counterfactual, as experiments and commands name it. */
export interface NamedOutcome {
  readonly name: string;
  readonly outcome: Outcome;
  /** Place of the outcome among those of the model. */
  readonly index: number;
  /** Whether the contrast is meant. */
  readonly isContrast: boolean;
  /** Whether it is a contrast that people read as per cent. */
  readonly isPercent: boolean;
  /** Of its values; `1` for pure numbers. */
  readonly unit: string;
}

/** The outcome or contrast of that name; null where there is none. */
export function findOutcome(outcomes: readonly Outcome[], name: string): NamedOutcome | null {
  const index = outcomes.findIndex((one) => one.name === name || one.change === name);
  if (index < 0) return null;
  const outcome = outcomes[index];
  const isContrast = outcome.name !== name;
  const isPercent = isContrast && outcome.contrast === 'relative';
  return { name, outcome, index, isContrast, isPercent, unit: isPercent ? '1' : outcome.unit };
}
