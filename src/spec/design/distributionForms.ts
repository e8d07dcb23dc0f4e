import type { Distribution } from './distribution.ts';

/** Arguments by distribution; `...` takes any number of values, of two at least. */
export const DISTRIBUTION_FORMS: Readonly<Record<Distribution['kind'], readonly string[]>> = {
  uniform: ['low', 'high'],
  logUniform: ['low', 'high'],
  triangular: ['low', 'mode', 'high'],
  normal: ['mean', 'sd'],
  truncatedNormal: ['mean', 'sd', 'low', 'high'],
  discrete: ['...'],
  categorical: ['...'],
};
