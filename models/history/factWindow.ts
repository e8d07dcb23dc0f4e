/** The epochs over which a fact is measured, and where the model is started for them. */
export interface FactWindow {
  readonly firstEpoch: number;
  /** Number of the last epoch; Infinity: the last of the data. */
  readonly lastEpoch: number;
  /** The model is started at the first epoch and anew after so many; Infinity: never again. */
  readonly startEvery: number;
}
