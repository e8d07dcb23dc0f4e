/** A stretch of the past that is simulated in one run, at the prices that came. */
export interface CalibrationWindow {
  /** What it is called in names of moments. */
  readonly name: string;
  /** Number of the epoch at whose start the run begins, and of the last whose difficulty it must meet. */
  readonly firstEpoch: number;
  readonly lastEpoch: number;
  /** Number of the epoch with the halving; null where there is none. */
  readonly halvingEpoch: number | null;
}

/**
 * What the model is calibrated to: January 2018 to October 2019, to April 2021, and December 2021 to October 2023, to
 * June 2025. Runs of about two years, each from the fleet that past difficulty implies: in longer ones the simulated
 * fleet is no longer the one that met the halving. 2018 is the first year with a fleet to begin with. Left out are
 * the outages of April 2021 (https://uat.coindesk.com/markets/2021/04/16/how-accidents-in-chinese-coal-mines-are-affecting-bitcoin-mining/amp)
 * and the ban in China until hashrate was back: no parameter of a miner explains them. Nothing after mid-2025 is used, whatever a file of past
 * epochs holds.
 */
export const calibrationWindows: readonly CalibrationWindow[] = [
  { name: '2018', firstEpoch: 250, lastEpoch: 298, halvingEpoch: null },
  { name: '2020', firstEpoch: 299, lastEpoch: 337, halvingEpoch: 312 },
  { name: '2022', firstEpoch: 355, lastEpoch: 403, halvingEpoch: null },
  { name: '2024', firstEpoch: 404, lastEpoch: 447, halvingEpoch: 416 },
];
