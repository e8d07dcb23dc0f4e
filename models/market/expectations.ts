import { hashpriceUsdPhDay } from '../chain/hashprice.ts';
import { HALVING_BLOCKS, SATOSHI_PER_BTC, subsidySatoshi } from '../chain/subsidy.ts';
import { expectIncome } from '../miners/machineValue.ts';
import type { UsedMarket } from '../miners/used/usedMarket.ts';
import type { ParameterReader } from '../parameterReader.ts';
import { exp } from '../random/math/exp.ts';
import { log } from '../random/math/log.ts';
import { log1p } from '../random/math/log1p.ts';
import type { MarketState } from './marketState.ts';

const NOMINAL_BLOCKS_PER_YEAR = 52_596;
const SECONDS_PER_DAY = 86_400;

/**
 * Growth of log difficulty that buyers expect at the start, 1/year: given, or where they look at the frontier the rate at
 * which machines improve. With free entry the best machine earns its price and no more, so that income per hash falls
 * like the energy per hash of the best machine. Source: Prat and Walter 2018, https://ideas.repec.org/p/ces/ceswps/_6865.html
 */
export function initialGrowth(parameters: ParameterReader): number {
  if (parameters.text('invest.expectation') === 'frontier') return -log1p(parameters.number('asic.frontierRateYear'));
  return parameters.number('invest.initialDifficultyGrowthYear');
}

/** Growth of difficulty is learnt from the epoch that ends, with exponential memory. @param years its length. */
export function learnGrowth({ settings, expectation, chain, record }: MarketState, years: number): void {
  if (!settings.learnsGrowth) return;
  const growth = log(chain.difficulty / record.difficulty) / years;
  const weight = 1 - exp(-years / settings.expectationYears);
  expectation.difficultyGrowthYear += weight * (growth - expectation.difficultyGrowthYear);
}

/**
 * Values machines by what is expected now: income starts from the hashprice on the difficulty and subsidy of the next
 * block, falls with the growth of difficulty, and the next halving is on the calendar. A machine that is bought runs
 * after the lead time; one that is installed runs already.
 */
export function valueMachines({
  settings,
  expectation,
  chain,
  price,
  asics,
  newMachines,
  installed,
}: MarketState): void {
  const day = chain.timeS / SECONDS_PER_DAY;
  const blocksLeft = HALVING_BLOCKS - (chain.height % HALVING_BLOCKS);
  const subsidyBtc = subsidySatoshi(chain.height) / SATOSHI_PER_BTC;
  const rewardBtc = subsidyBtc + settings.feesBtcPerBlock;
  expectation.incomeUsdThDay =
    hashpriceUsdPhDay(chain.expectedHashesPerBlock, rewardBtc, price.meanUsdBtc(day, day)) / 1000;
  expectation.halvingYears = blocksLeft / NOMINAL_BLOCKS_PER_YEAR;
  expectation.halvingFactor = settings.anticipatesHalving ? (rewardBtc - subsidyBtc / 2) / rewardBtc : 1;
  expectation.leadYears = 0;
  expectIncome(installed, expectation);
  expectation.leadYears = (asics.leadEpochs * 14) / 365.25;
  expectIncome(newMachines, expectation);
}

/** The same for used machines, which run after their own lead time. `valueMachines` comes first. */
export function valueUsedMachines({ expectation }: MarketState, used: UsedMarket): void {
  expectation.leadYears = (used.leadEpochs * 14) / 365.25;
  expectIncome(used.value, expectation);
}
