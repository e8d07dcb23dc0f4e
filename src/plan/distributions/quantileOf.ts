import type { ParameterValue } from '../../../models/parameter.ts';
import { normalQuantile } from '../../../models/random/math/normalQuantile.ts';
import type { DesignInput } from '../../spec/design/design.ts';
import { discreteQuantile } from './discreteQuantile.ts';
import { logUniformQuantile } from './logUniformQuantile.ts';
import { triangularQuantile } from './triangularQuantile.ts';
import { truncatedNormalQuantile } from './truncatedNormalQuantile.ts';
import { uniformQuantile } from './uniformQuantile.ts';

/**
 * The value of an input at `u` in [0, 1], by the inverse of its distribution function. Whole numbers are the nearest to
 * the value; uniform ones are all equally likely, the ends included.
 */
export function quantileOf({ distribution, isWhole }: DesignInput, u: number): ParameterValue {
  if ('values' in distribution) return discreteQuantile(u, distribution.values);
  if (!isWhole) return continuousQuantile(distribution, u) + 0;
  if (distribution.kind !== 'uniform') return Math.round(continuousQuantile(distribution, u)) + 0;
  const { low, high } = distribution;
  return Math.min(low + Math.floor(u * (high - low + 1)), high) + 0;
}

type Continuous = Exclude<DesignInput['distribution'], { readonly values: unknown }>;

function continuousQuantile(distribution: Continuous, u: number): number {
  switch (distribution.kind) {
    case 'uniform':
      return uniformQuantile(u, distribution.low, distribution.high);
    case 'logUniform':
      return logUniformQuantile(u, distribution.low, distribution.high);
    case 'triangular':
      return triangularQuantile(u, distribution.low, distribution.mode, distribution.high);
    case 'normal':
      return distribution.mean + distribution.sd * normalQuantile(u);
    case 'truncatedNormal':
      return truncatedNormalQuantile(u, distribution.mean, distribution.sd, distribution.low, distribution.high);
  }
}
