import { hashpriceUsdPhDay } from '../chain/hashprice.ts';
import { HALVING_BLOCKS, SATOSHI_PER_BTC, subsidySatoshi } from '../chain/subsidy.ts';
import { expectIncome } from '../miners/machineValue.ts';
import { exp } from '../random/math/exp.ts';
import { log } from '../random/math/log.ts';
import type { MarketState } from './marketState.ts';

const NOMINAL_BLOCKS_PER_YEAR = 52_596;

/**
 * Updates what buyers expect and the value of machines that follows from it: growth of difficulty is learnt from the
 * epoch that ends (exponential memory), income starts from the hashprice of the epoch to come, and the next halving is on the calendar.
 *
 * @param years length of the epoch that ends.
 */
export function expectFromMarket(market: MarketState, years: number): void {
  const { settings, expectation, step, chain, record, asics, machineValue } = market;
  const growth = log(chain.difficulty / record.difficulty) / years;
  const weight = 1 - exp(-years / settings.expectationYears);
  expectation.difficultyGrowthYear += weight * (growth - expectation.difficultyGrowthYear);
  expectation.leadYears = (asics.leadEpochs * 14) / 365.25;
  const blocksLeft = HALVING_BLOCKS - (chain.height % HALVING_BLOCKS);
  const subsidyBtc = subsidySatoshi(chain.height) / SATOSHI_PER_BTC;
  const rewardBtc = subsidyBtc + settings.feesBtcPerBlock;
  expectation.incomeUsdThDay = hashpriceUsdPhDay(chain.expectedHashesPerBlock, rewardBtc, step.priceUsdBtc) / 1000;
  expectation.halvingYears = blocksLeft / NOMINAL_BLOCKS_PER_YEAR;
  expectation.halvingFactor = settings.anticipatesHalving ? (rewardBtc - subsidyBtc / 2) / rewardBtc : 1;
  expectIncome(machineValue, expectation);
}
