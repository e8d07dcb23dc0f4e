import type { ConversionRule } from '../../miners/rules/conversionRule.ts';
import type { Parameter } from '../../parameter.ts';
import { aiDemandParameters } from './aiDemandParameters.ts';
import { aiProductParameters } from './aiProductParameters.ts';
import { aiProjectParameters } from './aiProjectParameters.ts';
import { aiRuleParameters } from './aiRuleParameters.ts';

/** AI compute as the outside option: products, demand, conversion. Default: colocation at its 2026 price, but nobody converts. */
export const aiParameters = (rules: readonly ConversionRule[]): readonly Parameter[] => [
  ...aiRuleParameters(rules),
  ...aiProductParameters,
  ...aiDemandParameters,
  ...aiProjectParameters,
  ...rules.flatMap(({ parameters }) => parameters),
];
