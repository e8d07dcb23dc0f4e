import type { Scalar } from '../../../models/parameter.ts';

/** How the values of a varied parameter are spread. Plain JSON; numbers in the unit of the parameter. */
export type Distribution =
  | { readonly kind: 'uniform' | 'logUniform'; readonly low: number; readonly high: number }
  | { readonly kind: 'triangular'; readonly low: number; readonly mode: number; readonly high: number }
  | { readonly kind: 'normal'; readonly mean: number; readonly sd: number }
  | {
      readonly kind: 'truncatedNormal';
      /** Of the normal distribution before it is cut. */
      readonly mean: number;
      readonly sd: number;
      readonly low: number;
      readonly high: number;
    }
  /** Equally likely values, in order. */
  | { readonly kind: 'discrete' | 'categorical'; readonly values: readonly Scalar[] };
