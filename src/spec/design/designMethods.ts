import type { Design, SampledDesign } from './design.ts';

/** Designs whose points the plan draws. */
export const SAMPLED_METHODS: readonly SampledDesign['method'][] = [
  'random',
  'latinHypercube',
  'sobol',
  'saltelli',
  'morris',
];

/** Every design, by the name that an experiment file gives it. */
export const DESIGN_METHODS: readonly Design['method'][] = ['factorial', 'list', ...SAMPLED_METHODS];

/** Designs whose analysis needs every point, so that they take no constraints. */
export const RIGID_METHODS: readonly Design['method'][] = ['saltelli', 'morris'];

/** Whether the plan draws the points of a design. */
export function isSampled(kind: string): kind is SampledDesign['method'] {
  return (SAMPLED_METHODS as readonly string[]).includes(kind);
}
