import type { ConversionRule } from './conversionRule.ts';
import { herding } from './herding.ts';
import { meanVariance } from './meanVariance.ts';
import { npv } from './npv.ts';
import { realOption } from './realOption.ts';
import { satisficing } from './satisficing.ts';
import { yieldThreshold } from './yieldThreshold.ts';

/** The decision rules that are shipped, in the order in which `ai.rule` lists them. */
export const conversionRules: readonly ConversionRule[] = [
  yieldThreshold,
  npv,
  realOption,
  meanVariance,
  satisficing,
  herding,
];
