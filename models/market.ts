import { marketColumns } from './market/columns.ts';
import { createMarket } from './market/createMarket.ts';
import { clearSums } from './market/epochRecord.ts';
import { marketFigures } from './market/marketFigures.ts';
import type { MarketParts } from './market/marketParts.ts';
import type { MarketState } from './market/marketState.ts';
import { marketOutcomes, summariseMarket } from './market/outcomes.ts';
import { marketParameters } from './market/parameters/marketParameters.ts';
import { recordEpoch, recordStep } from './market/recordEpoch.ts';
import { siteTable } from './market/siteTable.ts';
import { applyShocks } from './market/stages/applyShocks.ts';
import { beginStep } from './market/stages/beginStep.ts';
import { convert } from './market/stages/convert.ts';
import { deliver } from './market/stages/deliver.ts';
import { invest } from './market/stages/invest.ts';
import { mine } from './market/stages/mine.ts';
import { observePrices } from './market/stages/observePrices.ts';
import { operate } from './market/stages/operate.ts';
import { settle } from './market/stages/settle.ts';
import { marketStages } from './market/stages.ts';
import type { PriceProcess } from './markets/price/priceProcess.ts';
import { priceProcesses } from './markets/price/priceProcesses.ts';
import { clearDefaults } from './miners/finance/clearDefaults.ts';
import { clearFlows } from './miners/ledger.ts';
import type { ConversionRule } from './miners/rules/conversionRule.ts';
import { conversionRules } from './miners/rules/conversionRules.ts';
import type { Model } from './model.ts';

const BLOCKS_PER_EPOCH = 2016;

/**
 * The market for hashrate with AI as the outside option: miners with power, machines of many vintages, an exact chain,
 * and tenants who bid for the same megawatts. One epoch is a sequence of steps in which hashrate is constant; in a
 * step everybody decides on the same information, so the numbering of agents changes nothing.
 */
export const market: Model<MarketState> = createMarketModel({ conversionRules, priceProcesses });

/** The market with these decision rules and price processes to choose from. */
export function createMarketModel(parts: MarketParts): Model<MarketState> {
  return {
    name: 'market',
    version: '2',
    summary:
      'Heterogeneous miners, machine vintages, consensus-exact difficulty, and AI hosting as the outside option.',
    parameters: marketParameters(parts),
    columns: marketColumns,
    outcomes: marketOutcomes,
    figured: [
      { column: 'hashrate_eh_s', label: 'Hashrate' },
      { column: 'difficulty', label: 'Difficulty' },
      { column: 'hashprice_usd_ph_day', label: 'Hashprice' },
      { column: 'security_budget_usd_day', label: 'Security budget' },
    ],
    figures: marketFigures,
    stages: marketStages,
    agents: siteTable,
    streams: ['chain', 'price', 'fees', 'power', 'population', 'ai', 'conversion'],
    extension: {
      kinds: [
        // Its choices are those of ai.rule and one word more, which no rule may have for a name.
        { exported: 'conversionRule', parameter: 'ai.ruleListed' },
        { exported: 'priceProcess', parameter: 'price.process' },
      ],
      extend: (added) =>
        createMarketModel({
          conversionRules: [...parts.conversionRules, ...((added.get('conversionRule') ?? []) as ConversionRule[])],
          priceProcesses: [...parts.priceProcesses, ...((added.get('priceProcess') ?? []) as PriceProcess[])],
        }),
    },
    create: (values, streams, horizonEpochs) => createMarket(parts, values, streams, horizonEpochs),
    step: stepEpoch,
    observe: observeEpoch,
    summarise: summariseMarket,
  };
}

function observeEpoch(state: MarketState, row: Float64Array): void {
  for (let c = 0; c < marketColumns.length; c++) row[c] = marketColumns[c].read(state);
}

function stepEpoch(state: MarketState): void {
  clearSums(state.record, state.chain.difficulty);
  clearFlows(state.ledger);
  if (state.finance !== null) clearDefaults(state.finance);
  state.step.nextBlock = 0;
  while (state.step.nextBlock < BLOCKS_PER_EPOCH) {
    beginStep(state);
    applyShocks(state);
    observePrices(state);
    operate(state);
    mine(state);
    if (state.step.nextBlock === BLOCKS_PER_EPOCH) {
      deliver(state);
      invest(state);
      convert(state);
    }
    settle(state);
    recordStep(state);
  }
  recordEpoch(state);
  state.epoch += 1;
}
