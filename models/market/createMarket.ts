import { type Chain, createChain, createMinedBlocks } from '../chain/chain.ts';
import { hashpriceUsdPhDay } from '../chain/hashprice.ts';
import { SATOSHI_PER_BTC, subsidySatoshi } from '../chain/subsidy.ts';
import { createAiMarkets } from '../markets/aiMarket.ts';
import { createAsicMarket } from '../markets/asicMarket.ts';
import { createPricePath } from '../markets/price/createPricePath.ts';
import { createContractsWon } from '../miners/contractsWon.ts';
import { createFleet } from '../miners/createFleet.ts';
import { createSites } from '../miners/createSites.ts';
import { createBalanceSheets } from '../miners/finance/balanceSheets.ts';
import { readFinanceTerms } from '../miners/finance/financeTerms.ts';
import { startFinance } from '../miners/finance/startFinance.ts';
import { createForcedShift } from '../miners/forcedShift.ts';
import { createSiteGrowth } from '../miners/growth/siteGrowth.ts';
import { createLedger } from '../miners/ledger.ts';
import { createMachineValue } from '../miners/machineValue.ts';
import { createUsedMarket } from '../miners/used/usedMarket.ts';
import type { ParameterValues } from '../parameter.ts';
import { type ParameterReader, parameterReader } from '../parameterReader.ts';
import { log } from '../random/math/log.ts';
import type { Streams } from '../random/streams.ts';
import { createConversions } from './createConversions.ts';
import { createEnvironment } from './environment.ts';
import { createEpochRecord } from './epochRecord.ts';
import { initialGrowth, valueMachines } from './expectations.ts';
import type { MarketParts } from './marketParts.ts';
import type { MarketSettings, MarketState, StepState } from './marketState.ts';
import { createPolicies, pricedByPolicy } from './policies/policies.ts';
import { readPolicies } from './policies/readPolicies.ts';
import { readSettings } from './readSettings.ts';
import { requireSpacing } from './requireSpacing.ts';
import { placeInitialAi, placeInitialOrders, startFleet } from './startMarket.ts';

const DAYS_PER_EPOCH = 14;
/** Machines are announced ahead of the horizon by the longest lead time plus a slow epoch or two. */
const MARGIN_DAYS = 1000;

/**
 * The market at its start: population, fleet and chain in agreement, so that the first block is expected at the target spacing.
 *
 * @throws RangeError when no machine would run at the initial hashprice, or parameters contradict each other.
 */
export function createMarket(
  parts: MarketParts,
  values: ParameterValues,
  streams: Streams,
  horizonEpochs: number,
): MarketState {
  const parameters = parameterReader(values);
  requireSpacing(parameters);
  const chain = createMarketChain(parameters, streams);
  const price = createPricePath(parts.priceProcesses, parameters, streams);
  const hashprice = initialHashprice(parameters, chain, price.meanUsdBtc(0, 0));
  const settings = readSettings(parameters, hashprice);
  const sites = createSites(parameters, streams);
  const fleet = createFleet(parameters, sites, horizonEpochs * DAYS_PER_EPOCH + MARGIN_DAYS);
  const ai = createAiMarkets(parameters, streams, sites.count, horizonEpochs);
  const demands = ai.map(({ demand }) => demand);
  const policies = createPolicies(readPolicies(parameters), sites, demands);
  const lifeYears = parameters.number('invest.machineLifeYears');
  // Machines that fail no longer earn, which discounts their income like interest does.
  const discountRates = settings.discountRatesYear.map((rate) => log(1 + rate) + settings.failureRateYear);
  const finance = createBalanceSheets(
    readFinanceTerms(parameters),
    sites.operatorCount,
    sites.count,
    discountRates.length,
  );
  const environment = createEnvironment(
    parameters,
    streams,
    settings.feesBtcPerBlock,
    settings.startDayNumber,
    sites,
    ai,
  );
  const installed = createMachineValue(lifeYears, discountRates);
  const state: MarketState = {
    settings,
    chain,
    price: pricedByPolicy(price, policies),
    environment,
    sites,
    fleet,
    asics: createAsicMarket(parameters, fleet, hashprice),
    conversions: createConversions(parts.conversionRules, parameters, streams, sites.count, horizonEpochs, finance),
    ai,
    wins: createContractsWon(parameters.number('ai.peerMemory'), sites.count),
    shift: createForcedShift(parameters, fleet.vintageCount),
    policies,
    used: createUsedMarket(parameters, fleet, discountRates),
    growth: createSiteGrowth(parameters, settings.discountRatesYear, sites.count),
    finance,
    valuation: {
      fleet,
      sites: environment.power.sites,
      costs: settings.costs,
      ai,
      installed,
    },
    ledger: createLedger(sites.operatorCount),
    newMachines: createMachineValue(lifeYears, discountRates),
    installed,
    expectation: {
      incomeUsdThDay: hashprice / 1000,
      difficultyGrowthYear: initialGrowth(parameters),
      leadYears: 0,
      halvingYears: 0,
      halvingFactor: 1,
    },
    epoch: 0,
    step: createStep(price.meanUsdBtc(0, 0), hashprice, settings),
    record: createEpochRecord(sites.operatorCount, sites.regionCount, sites.poolCount),
  };
  startFleet(state, parameters, hashprice);
  placeInitialAi(state, parameters);
  placeInitialOrders(state, parameters);
  valueMachines(state);
  if (finance !== null) startFinance(finance, state.ledger, fleet, sites, settings.costs, ai, hashprice);
  return state;
}

function createMarketChain(parameters: ParameterReader, streams: Streams): Chain {
  return createChain(
    {
      rule: parameters.text('chain.difficulty') as 'bitcoin',
      arithmetic: parameters.text('chain.arithmetic') as 'consensus',
      blockNoise: parameters.text('chain.blockNoise') as 'stochastic',
      retargetIntervals: parameters.number('chain.retargetIntervals') as 2015,
      asertHalfLifeDays: parameters.number('chain.asertHalfLifeDays'),
      window: parameters.number('chain.window'),
      targetSpacingS: parameters.number('chain.targetSpacingS'),
      startHeight: parameters.number('chain.startHeight'),
      initialDifficulty: parameters.number('chain.initialDifficulty'),
    },
    streams,
  );
}

function initialHashprice(parameters: ParameterReader, chain: Chain, priceUsdBtc: number): number {
  const subsidyBtc = subsidySatoshi(chain.height) / SATOSHI_PER_BTC;
  const rewardBtc = subsidyBtc * (1 + parameters.number('fees.shareOfSubsidy'));
  return hashpriceUsdPhDay(chain.expectedHashesPerBlock, rewardBtc, priceUsdBtc);
}

function createStep(priceUsdBtc: number, hashpriceUsdPhDayNow: number, settings: MarketSettings): StepState {
  return {
    firstBlock: 0,
    nextBlock: 0,
    priceUsdBtc,
    meanPriceUsdBtc: priceUsdBtc,
    feesBtcPerBlock: settings.feesBtcPerBlock,
    meanFeesBtcPerBlock: settings.feesBtcPerBlock,
    conditions: { hashpriceUsdPhDay: hashpriceUsdPhDayNow, epochs: 0 },
    networkEhS: 0,
    mined: createMinedBlocks(),
    rewardUsd: 0,
    settlement: { rewardUsd: 0, networkEhS: 0, hours: 0 },
    investment: { epoch: 0, day: 0, years: 0, fillYears: settings.fillYears },
    letting: {
      epoch: 0,
      day: 0,
      years: 0,
      contractedMw: 0,
      buildLimitMw: Number.POSITIVE_INFINITY,
      hashpriceUsdPhDay: 0,
    },
  };
}
