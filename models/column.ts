/** One recorded quantity of a model: a column of `epochs.csv`. */
export interface Column {
  /** Snake case with the unit in the name, for example `hashprice_usd_ph_day`. */
  readonly name: string;
  readonly unit: string;
  /** Definition in one sentence, including whether it is a mean over the epoch or its state at the end. */
  readonly meaning: string;
}

/** A column that figures show, with the words that head it. */
export interface FiguredColumn {
  readonly column: string;
  readonly label: string;
}
