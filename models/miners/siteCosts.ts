/** Operating cost other than power, the same at every site, USD/MWh. */
export interface SiteCosts {
  /** What stops when machines stop. */
  readonly avoidableUsdMWh: number;
  /** What is paid for every installed MWh, run or not. */
  readonly fixedUsdMWh: number;
  /** Their sum: what a new machine must earn besides its power. */
  readonly allUsdMWh: number;
}
