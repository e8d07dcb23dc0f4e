/** An arithmetic expression of parameters. Plain JSON. */
export type Expression =
  | { readonly number: number }
  | { readonly parameter: string }
  | { readonly operator: '+' | '-' | '*' | '/'; readonly left: Expression; readonly right: Expression };

/** A comparison that the parameters of a point must meet. Plain JSON. */
export interface Constraint {
  /** As written. */
  readonly text: string;
  readonly comparison: '<' | '<=' | '>' | '>=' | '==' | '!=';
  readonly left: Expression;
  readonly right: Expression;
}
