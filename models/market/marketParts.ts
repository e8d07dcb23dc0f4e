import type { PriceProcess } from '../markets/price/priceProcess.ts';
import type { ConversionRule } from '../miners/rules/conversionRule.ts';

/** The exchangeable parts that a market offers; the parameters of an experiment choose among them. */
export interface MarketParts {
  readonly conversionRules: readonly ConversionRule[];
  readonly priceProcesses: readonly PriceProcess[];
}
