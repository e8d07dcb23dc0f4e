/**
 * The deciding agents, one site a slot, as parallel arrays. Sites of one operator are consecutive at the start; sales change that.
 * Shapes: arrays named `...Of` and per-site figures have length `count`.
 */
export interface Sites {
  readonly count: number;
  readonly operatorCount: number;
  readonly regionCount: number;
  readonly poolCount: number;
  readonly operatorOf: Int32Array;
  readonly regionOf: Int32Array;
  readonly poolOf: Int32Array;
  /** Number that addresses the random draws of a site; it does not change when others are added. */
  readonly address: Uint32Array;
  /** Class of the operator: `LISTED`, `PRIVATE` or `STATE`. */
  readonly operatorClass: Uint8Array;
  /** Share of the installed hashrate of the network at the start. */
  readonly hashrateShare: Float64Array;
  /** Long-run power price, USD/MWh. */
  readonly powerUsdMWh: Float64Array;
  /** Share of the mining capacity that could host AI. */
  readonly aiSuitableShare: Float64Array;
  /** Grid capacity, MW. */
  readonly capacityMw: Float64Array;
  /** Grid capacity on which mining is forbidden, MW. */
  readonly barredMw: Float64Array;
  /** Site power under construction for AI, MW. */
  readonly buildingMw: Float64Array;
  /** Site power delivered to AI tenants, MW. */
  readonly aiMw: Float64Array;
  /** Site power that may still be offered to AI tenants, MW. */
  readonly convertibleMw: Float64Array;
}
