import { dayNumber } from '../calendar.ts';
import { subsidySatoshi } from '../chain/subsidy.ts';
import { isoDay } from '../isoDay.ts';
import type { ParameterValues, TableRow } from '../parameter.ts';
import { parameterReader } from '../parameterReader.ts';
import { exp } from '../random/math/exp.ts';
import { log } from '../random/math/log.ts';
import type { EpochHistory } from './epochHistory.ts';
import { reconstructFleet } from './reconstructFleet.ts';

const BLOCKS_PER_EPOCH = 2016;
const DAYS_PER_EPOCH = 14;
const DAYS_PER_YEAR = 365.25;
/** Epochs over which buyers have seen difficulty grow, about a year. */
const MEMORY_EPOCHS = 26;
/** Longest time for which makers sell a machine after its release, years. */
const SALES_YEARS = 2;

/**
 * Parameters of the market model at the start of a past epoch: height, date, difficulty, its growth in the year before,
 * the fleet that past difficulty implies, orders on their way at the pace of that year and growing on, and makers
 * who can deliver that, or what they sold in their best year. The bitcoin price is given, past and future; nothing else is known of what comes after
 * the origin, machines released later included.
 * Everything that history does not tell stays as in `base`.
 *
 * @param base   complete parameters of the market model; `fleet.vintages` lists the machines of all times.
 * @param origin index into the history, at least 26 epochs after its first.
 * @param ordersFactor orders on their way over what the inventory implies, 1. It counts what the network grew by, not what
 *   replaced machines that were still there, so more may be under way.
 */
export function marketAtOrigin(
  base: ParameterValues,
  history: EpochHistory,
  origin: number,
  ordersFactor = 1,
): ParameterValues {
  const parameters = parameterReader(base);
  const startDay = Math.floor(history.startDay[origin]);
  const rows = parameters
    .table('fleet.vintages')
    .filter((row) => dayNumber(String(row.release_date)) <= history.startDay[origin]);
  const { installedEhS, boughtLastYearEhS, boughtBestYearEhS } = reconstructFleet(
    history,
    origin,
    rows.map((row) => ({
      efficiencyJTh: Number(row.efficiency_j_th),
      releaseDay: dayNumber(String(row.release_date)),
    })),
    {
      failureYear: parameters.number('fleet.failureRateYear'),
      retirementYear: parameters.number('fleet.retirementYear'),
      salesYears: SALES_YEARS,
    },
  );
  const total = installedEhS.reduce((sum, h) => sum + h, 0);
  const years = (history.startDay[origin] - history.startDay[origin - MEMORY_EPOCHS]) / DAYS_PER_YEAR;
  const growthYear = log(history.difficulty[origin] / history.difficulty[origin - MEMORY_EPOCHS]) / years;
  const leadYears = (parameters.number('asic.leadTime') * DAYS_PER_EPOCH) / DAYS_PER_YEAR;
  // Last year's purchases stand for its middle; what is under way arrives half a lead time from now.
  const orderedEhSYear = ordersFactor * boughtLastYearEhS * exp(Math.max(0, growthYear) * (0.5 + leadYears / 2));
  const outputEhSYear = Math.max(boughtBestYearEhS, orderedEhSYear);
  const height = (history.firstEpoch + origin) * BLOCKS_PER_EPOCH;
  return {
    ...base,
    'chain.startDate': isoDay(startDay),
    'chain.startHeight': height,
    'chain.initialDifficulty': history.difficulty[origin],
    'price.process': 'path',
    'price.path': pricePath(history, startDay),
    'fees.shareOfSubsidy': feeShare(history, origin, height) ?? parameters.number('fees.shareOfSubsidy'),
    'asic.outputEhSYear': outputEhSYear,
    'asic.initialPipelineShare': orderedEhSYear / outputEhSYear,
    'invest.initialDifficultyGrowthYear': growthYear,
    'fleet.vintages': rows.map((row, v): TableRow => ({ ...row, hashrate_share: installedEhS[v] / total })),
  };
}

/** Means of the epochs, each in the middle of its epoch, in days after the start. */
function pricePath(history: EpochHistory, startDay: number): { day: number[]; value: number[] } {
  const day: number[] = [];
  const value: number[] = [];
  for (let e = 0; e < history.startDay.length; e++) {
    const from = history.startDay[e];
    const to = e + 1 < history.startDay.length ? history.startDay[e + 1] : from + 14;
    const middle = (from + to) / 2 - startDay;
    // Header times may run backwards; a path may not.
    if (day.length > 0 && middle <= day[day.length - 1]) continue;
    day.push(middle);
    value.push(history.priceUsdBtc[e]);
  }
  return { day, value };
}

/** Fees over subsidy in the year before, where known. */
function feeShare(history: EpochHistory, origin: number, height: number): number | null {
  const known = [...history.feesBtcBlock.slice(origin - MEMORY_EPOCHS, origin)].filter((fee) => !Number.isNaN(fee));
  if (known.length === 0) return null;
  const subsidyBtc = subsidySatoshi(height - 1) / 1e8;
  return known.reduce((sum, fee) => sum + fee, 0) / known.length / subsidyBtc;
}
