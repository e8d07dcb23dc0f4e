/** Constants of the `threshold` model; `thresholdParameters.ts` gives the meaning, range and source of each. */
export interface ThresholdConstants {
  readonly feesBtcBlock: number;
  readonly aiOperatingCostUsdKwh: number;
  readonly discountRate: number;
  readonly termYears: number;
  readonly leadEpochs: number;
  readonly hurdleUsdKwh: number;
  readonly difficultyClamp: number;
  readonly startDifficultyShare: number;
  /** False takes the AI option away from every miner: the control run. */
  readonly aiEnabled: boolean;
}

/** The values that define the benchmark of the model. */
export const thresholdConstants: ThresholdConstants = {
  feesBtcBlock: 0.1,
  aiOperatingCostUsdKwh: 0.03,
  discountRate: 0.12,
  termYears: 5,
  leadEpochs: 13,
  hurdleUsdKwh: 0.01,
  difficultyClamp: 4,
  startDifficultyShare: 0.85,
  aiEnabled: true,
};
