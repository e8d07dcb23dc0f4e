import type { ConversionRule } from './conversionRule.ts';
import { npv } from './npv.ts';
import { yieldThreshold } from './yieldThreshold.ts';

/** The decision rules that are shipped, in the order in which `ai.rule` lists them. */
export const conversionRules: readonly ConversionRule[] = [yieldThreshold, npv];
