/**
 * Machines as parallel arrays: cell `i * vintageCount + v` is the batch of vintage `v` at site `i`, so that the machines
 * of a site, among which it decides, lie side by side in memory. A machine of efficiency `e` J/TH draws `e` MW per EH/s,
 * times the mining PUE at the meter.
 */
export interface Fleet {
  readonly siteCount: number;
  readonly vintageCount: number;
  /** Vintages from this one on are not installed anywhere yet, nor ordered. */
  vintagesInUse: number;
  /** Vintages from the least to the most efficient, J/TH. */
  readonly efficiencyJTh: Float64Array;
  /** Day from the start of the run on which makers begin to deliver the vintage. */
  readonly releaseDay: Float64Array;
  /** Site power per hashrate of a vintage, MW per EH/s: efficiency times PUE. */
  readonly mwPerEhS: Float64Array;
  /** Power price up to which a vintage runs in this step, USD/MWh; scratch space of the rules of operation. */
  readonly breakEvenUsdMWh: Float64Array;
  /** Installed hashrate per cell, EH/s. */
  readonly installedEhS: Float64Array;
  /** Running share per cell, 0 to 1. */
  readonly running: Float64Array;
  /** Displaced machines per vintage that stand in no site, EH/s. */
  readonly stockEhS: Float64Array;
  /** The same by the site whose operator owns them, per cell, EH/s; of length 0 where machines are not traded. */
  readonly stockOfEhS: Float64Array;
  /** What a used machine of a vintage brought in the last round, USD per TH/s. */
  readonly resaleUsdTh: Float64Array;
  /** Hashrate ever made or present at the start, and ever scrapped, EH/s. */
  madeEhS: number;
  scrappedEhS: number;

  /** Per site, refreshed whenever machines run or move. */
  readonly runningEhS: Float64Array;
  readonly runningMw: Float64Array;
  readonly installedMw: Float64Array;
  /** Cost of the power that running machines draw, USD per hour. */
  readonly powerCostUsdHour: Float64Array;
  /** Sums over sites of running and installed power as of the last measurement, MW. */
  networkRunningMw: number;
  networkInstalledMw: number;
}
