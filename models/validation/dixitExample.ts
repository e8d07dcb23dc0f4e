import type { EntryExitProject } from '../miners/rules/dixitThresholds.ts';

/**
 * The numerical example of Dixit 1989, https://doi.org/10.1086/261619, and the thresholds that he publishes for it: with
 * uncertainty, and those of Marshall, towards which they go without it.
 */
export const dixitExample = {
  project: {
    discountRateYear: 0.025,
    driftYear: 0,
    volatilityYear: 0.1,
    costYear: 1,
    entryCost: 4,
    exitCost: 0,
  } satisfies EntryExitProject,
  uncertain: { entry: 1.4667, exit: 0.7657 },
  certain: { entry: 1.1, exit: 1 },
} as const;
