import { powerParameters } from '../../markets/power/powerParameters.ts';
import { rentParameters } from '../../markets/rent/rentParameters.ts';
import { shockParameters } from '../../markets/shocks/shockParameters.ts';
import type { Parameter } from '../../parameter.ts';
import type { MarketParts } from '../marketParts.ts';
import { policyParameters } from '../policies/policyParameters.ts';
import { aiParameters } from './aiParameters.ts';
import { chainParameters } from './chainParameters.ts';
import { decisionParameters } from './decisionParameters.ts';
import { financeParameters } from './financeParameters.ts';
import { fleetParameters } from './fleetParameters.ts';
import { growthParameters } from './growthParameters.ts';
import { populationParameters } from './populationParameters.ts';
import { priceParameters } from './priceParameters.ts';
import { shiftParameters } from './shiftParameters.ts';
import { usedParameters } from './usedParameters.ts';

/** Every parameter of the market model with these parts. */
export const marketParameters = (parts: MarketParts): readonly Parameter[] => [
  ...chainParameters,
  ...priceParameters(parts.priceProcesses),
  ...populationParameters,
  ...growthParameters,
  ...fleetParameters,
  ...usedParameters,
  ...decisionParameters,
  ...financeParameters,
  ...aiParameters(parts.conversionRules),
  ...shiftParameters,
  ...policyParameters,
  ...powerParameters,
  ...rentParameters,
  ...shockParameters,
];
