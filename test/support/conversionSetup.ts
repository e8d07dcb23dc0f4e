import type { ConversionSetup } from '../../models/miners/rules/conversionRule.ts';
import { parameterReader } from '../../models/parameterReader.ts';
import { createStreams } from '../../models/random/createStreams.ts';
import { marketValues } from './marketRun.ts';

/** What a decision rule is given at the start of a run: default parameters and room for 100 sites. */
export const conversionSetup: ConversionSetup = {
  parameters: parameterReader(marketValues()),
  streams: createStreams('rules', 0),
  siteCount: 100,
  horizonEpochs: 260,
};
