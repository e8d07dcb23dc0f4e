import { mineBlocks } from './chain/chain.ts';
import { hashpriceUsdPhDay } from './chain/hashprice.ts';
import { SATOSHI_PER_BTC, subsidySatoshi } from './chain/subsidy.ts';
import { marketColumns } from './market/columns.ts';
import { createMarket } from './market/createMarket.ts';
import { clearSums } from './market/epochRecord.ts';
import { learnGrowth, valueMachines, valueUsedMachines } from './market/expectations.ts';
import { marketFigures } from './market/marketFigures.ts';
import type { MarketParts } from './market/marketParts.ts';
import type { MarketState } from './market/marketState.ts';
import { measureMining } from './market/measureMining.ts';
import { observeEnvironment } from './market/observeEnvironment.ts';
import { marketOutcomes, summariseMarket } from './market/outcomes.ts';
import { marketParameters } from './market/parameters/marketParameters.ts';
import { applyPolicies } from './market/policies/applyPolicies.ts';
import { nextPolicyBlock } from './market/policies/policies.ts';
import { recordEpoch, recordStep } from './market/recordEpoch.ts';
import { roomAhead } from './market/roomAhead.ts';
import { siteTable } from './market/siteTable.ts';
import { marketStages } from './market/stages.ts';
import { moveAsicMarket } from './markets/asicMarket.ts';
import type { PriceProcess } from './markets/price/priceProcess.ts';
import { priceProcesses } from './markets/price/priceProcesses.ts';
import { awardContracts, deliverAiHalls } from './miners/convertToAi.ts';
import { deliverMachines, wearMachines } from './miners/deliverMachines.ts';
import { SOLVENT } from './miners/finance/balanceSheets.ts';
import { clearDefaults } from './miners/finance/clearDefaults.ts';
import { openAccounts } from './miners/finance/openAccounts.ts';
import { setBudgets } from './miners/finance/setBudgets.ts';
import { settleFinance } from './miners/finance/settleFinance.ts';
import { stopDormant } from './miners/finance/stopDormant.ts';
import { applyForcedShift } from './miners/forcedShift.ts';
import { deliverCapacity, growSites, settleGrowth } from './miners/growth/growSites.ts';
import { investInMachines } from './miners/investInMachines.ts';
import { clearFlows } from './miners/ledger.ts';
import { offerCapacity } from './miners/offerCapacity.ts';
import { operateElastically } from './miners/operate/constantElasticityOperation.ts';
import { operateSharply } from './miners/operate/sharpOperation.ts';
import { operateSmoothly } from './miners/operate/smoothOperation.ts';
import { renewContracts } from './miners/renewContracts.ts';
import { settleResale } from './miners/resellPower.ts';
import { retireMachines } from './miners/retireMachines.ts';
import type { ConversionRule } from './miners/rules/conversionRule.ts';
import { conversionRules } from './miners/rules/conversionRules.ts';
import { settleAccounts } from './miners/settleAccounts.ts';
import { deliverUsed } from './miners/used/deliverUsed.ts';
import { settleTrades, tradeMachines } from './miners/used/tradeMachines.ts';
import type { Model } from './model.ts';

const BLOCKS_PER_EPOCH = 2016;
const SECONDS_PER_DAY = 86_400;
const SECONDS_PER_YEAR = 31_557_600;
const HOURS_PER_YEAR = 8766;

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
    version: '1',
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

/** A step ends after its share of the epoch, or earlier where a forced shift begins or a policy begins or ends. */
function beginStep({ step, settings, shift, policies, epoch }: MarketState): void {
  step.firstBlock = step.nextBlock;
  const done = Math.floor((step.firstBlock * settings.stepsPerEpoch) / BLOCKS_PER_EPOCH + 1e-9);
  const regular = Math.ceil(((done + 1) * BLOCKS_PER_EPOCH) / settings.stepsPerEpoch - 1e-9);
  const shiftBlock = shift.startBlock - epoch * BLOCKS_PER_EPOCH;
  const cut = shiftBlock > step.firstBlock && shiftBlock < regular;
  const begun = epoch * BLOCKS_PER_EPOCH;
  const policyBlock = nextPolicyBlock(policies, begun + step.firstBlock) - begun;
  step.nextBlock = Math.min(BLOCKS_PER_EPOCH, cut ? shiftBlock : regular, policyBlock);
}

/** 1. Shocks and policies that are due now. */
function applyShocks(state: MarketState): void {
  const { shift, fleet, sites, ai, step, epoch } = state;
  const block = epoch * BLOCKS_PER_EPOCH + step.firstBlock;
  applyPolicies(state, block);
  applyForcedShift(shift, fleet, sites, ai, block);
}

/** 2. Prices as everybody sees them at the start of the step. */
function observePrices(state: MarketState): void {
  const { step, price, chain, asics } = state;
  const day = chain.timeS / SECONDS_PER_DAY;
  step.conditions.epochs = (step.nextBlock - step.firstBlock) / BLOCKS_PER_EPOCH;
  observeEnvironment(state, day);
  const rewardBtc = subsidySatoshi(chain.height) / SATOSHI_PER_BTC + step.feesBtcPerBlock;
  step.priceUsdBtc = price.meanUsdBtc(day, day);
  step.conditions.hashpriceUsdPhDay = hashpriceUsdPhDay(chain.expectedHashesPerBlock, rewardBtc, step.priceUsdBtc);
  moveAsicMarket(asics, step.conditions.hashpriceUsdPhDay, step.conditions.epochs);
}

/** 3. Every batch of machines moves its running share; network hashrate is the sum. */
function operate(state: MarketState): void {
  const { settings, fleet, finance, step, epoch } = state;
  const { smooth, costs } = settings;
  const { sites } = state.environment.power;
  if (settings.operateRule === 'smooth') operateSmoothly(smooth, fleet, sites, step.conditions);
  else if (settings.operateRule === 'sharp') operateSharply(costs.avoidableUsdMWh, fleet, sites, step.conditions);
  else operateElastically(settings.elasticity, settings.referenceHashprice, fleet, step.conditions);
  if (finance !== null) stopDormant(finance, fleet);
  step.networkEhS = measureMining(state);
  if (!(step.networkEhS > 0)) {
    const hashprice = step.conditions.hashpriceUsdPhDay.toFixed(2);
    const haveAllFailed = finance?.status.every((status) => status !== SOLVENT);
    const why = haveAllFailed ? '; every operator has failed, and finance.failedSites is not receiver' : '';
    throw new RangeError(
      `epoch ${epoch}: at a hashprice of ${hashprice} USD/PH/day no machine runs, so no block is found${why}`,
    );
  }
}

/** 4. Blocks are found and paid; the retarget ends the epoch. */
function mine({ chain, step, price, environment }: MarketState): void {
  const blocks = step.nextBlock - step.firstBlock;
  const fromDay = chain.timeS / SECONDS_PER_DAY;
  mineBlocks(chain, step.networkEhS * 1e18, blocks, step.mined);
  const toDay = chain.timeS / SECONDS_PER_DAY;
  step.meanPriceUsdBtc = price.meanUsdBtc(fromDay, toDay);
  step.meanFeesBtcPerBlock = environment.fees.btcPerBlock(fromDay, toDay);
  const rewardBtc = step.mined.subsidySat / SATOSHI_PER_BTC + step.meanFeesBtcPerBlock * blocks;
  step.rewardUsd = rewardBtc * step.meanPriceUsdBtc;
}

/** 5. Capacity, machines and AI halls that are due come online; machines wear, and idle ones without value are taken out. */
function deliver(state: MarketState): void {
  const { asics, ai, growth, used, fleet, sites, installed, settings, record, step, epoch } = state;
  const years = (record.seconds + step.mined.seconds) / SECONDS_PER_YEAR;
  if (growth !== null) deliverCapacity(growth, sites, epoch);
  deliverMachines(asics, fleet, sites, epoch);
  if (used !== null) deliverUsed(used, fleet, sites, epoch);
  wearMachines(fleet, settings.failureRateYear, settings.stockDecayYear, years);
  renew(state);
  deliverAiHalls(ai, sites, epoch);
  const retired = Math.min(1, settings.retirementYear * years);
  retireMachines(fleet, sites, settings.costs.avoidableUsdMWh, installed, retired);
}

/** AI contracts that end are signed again where both sides want to. */
function renew({ conversions, settings, asics, ai, fleet, sites, newMachines, step, chain, epoch }: MarketState): void {
  if (conversions === null) return;
  const { renewals } = step;
  renewals.epoch = epoch;
  renewals.day = chain.timeS / SECONDS_PER_DAY;
  renewals.years = chain.timeS / SECONDS_PER_YEAR;
  renewals.hashpriceUsdPhDay = step.conditions.hashpriceUsdPhDay;
  const { costs, aiDiscountRatesYear } = settings;
  renewContracts(ai, asics, fleet, sites, costs, newMachines, conversions, aiDiscountRatesYear, renewals);
}

/** 6. Sites buy used machines, build and order new machines where they pay. */
function invest(state: MarketState): void {
  const { settings, asics, growth, used, fleet, sites, newMachines, record, step, chain, finance, ledger } = state;
  const { investment } = step;
  const years = (record.seconds + step.mined.seconds) / SECONDS_PER_YEAR;
  learnGrowth(state, years);
  valueMachines(state);
  const budgetUsd = finance === null ? null : setBudgets(finance, ledger, sites, step.meanPriceUsdBtc);
  if (used !== null) {
    valueUsedMachines(state, used);
    tradeMachines(used, fleet, sites, settings.costs, state.epoch, years, budgetUsd);
  }
  if (!settings.buysMachines) return;
  investment.epoch = state.epoch;
  investment.day = chain.timeS / SECONDS_PER_DAY;
  investment.years = years;
  if (growth !== null) growSites(growth, asics, fleet, sites, settings.costs, newMachines, investment, budgetUsd);
  investInMachines(asics, fleet, sites, settings.costs, newMachines, investment, roomAhead(state), budgetUsd);
}

/** 7. The AI contract round. */
function convert(state: MarketState): void {
  const { conversions, settings, ai, fleet, sites, installed, step, chain, record, leadDraws, epoch } = state;
  if (conversions === null) return;
  const { costs, aiDiscountRatesYear } = settings;
  const { hashpriceUsdPhDay } = step.conditions;
  const epochYears = (record.seconds + step.mined.seconds) / SECONDS_PER_YEAR;
  offerCapacity(ai, fleet, sites, costs, installed, conversions, hashpriceUsdPhDay, aiDiscountRatesYear, epoch);
  const { contracts } = step;
  contracts.years = chain.timeS / SECONDS_PER_YEAR;
  contracts.contractedMw = ai.contractedMw + ai.forcedMw;
  contracts.buildLimitMw = ai.buildLimitMwYear * epochYears;
  awardContracts(ai, fleet, sites, contracts, epoch, leadDraws);
}

/** 8. Income, costs and capital are booked; debts are served, and sites of operators that fail are sold. */
function settle(state: MarketState): void {
  const { ledger, fleet, environment, settings, asics, ai, growth, used, finance, step } = state;
  const { settlement, meanPriceUsdBtc } = step;
  const { costs } = settings;
  settlement.rewardUsd = step.rewardUsd;
  settlement.networkEhS = step.networkEhS;
  settlement.hours = step.mined.seconds / 3600;
  const { power } = environment;
  if (finance !== null) openAccounts(finance, ledger, fleet, power.sites, costs, ai, settlement, meanPriceUsdBtc);
  settleResale(ledger, power.sites, power, settlement.hours);
  if (used !== null) settleTrades(ledger, power.sites, used);
  if (growth !== null) settleGrowth(ledger, power.sites, growth);
  settleAccounts(ledger, fleet, power.sites, costs, asics, ai, settlement, finance === null);
  if (finance !== null)
    settleFinance(finance, ledger, state.valuation, settlement.hours / HOURS_PER_YEAR, meanPriceUsdBtc);
}
