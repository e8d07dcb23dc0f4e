/**
 * Miners of the `threshold` model as parallel arrays of equal length, one entry a miner. Every miner owns one kind of
 * machine and may, where `aiCapable` is not 0, convert the whole of its power to AI hosting.
 */
export interface ThresholdPopulation {
  /** Power of the miner [MW], above 0. */
  readonly powerMw: Float64Array;
  /** Price of electricity [USD/kWh]. */
  readonly electricityUsdKwh: Float64Array;
  /** Energy per hash of its machines [J/TH], above 0. */
  readonly efficiencyJTh: Float64Array;
  /** 1 where the site can host AI, else 0. */
  readonly aiCapable: Uint8Array;
  /** Cost of converting to AI [USD per kW of the miner's power]. */
  readonly conversionUsdKw: Float64Array;
}

/** @returns a population of `size` miners with all entries 0, to be filled in. */
export function emptyThresholdPopulation(size: number): ThresholdPopulation {
  return {
    powerMw: new Float64Array(size),
    electricityUsdKwh: new Float64Array(size),
    efficiencyJTh: new Float64Array(size),
    aiCapable: new Uint8Array(size),
    conversionUsdKw: new Float64Array(size),
  };
}
