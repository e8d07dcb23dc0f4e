import { readableInterval } from '../readableNumber.ts';

/** One index of one input, as an analysis gives it. */
export interface IndexRow {
  readonly outcome: string;
  /** Which combination of crossed lists; empty where none are crossed. */
  readonly block: string;
  readonly index: string;
  readonly input: string;
  /** The other input of a second-order index, otherwise empty. */
  readonly with: string;
  readonly estimate: { readonly value: number; readonly low: number; readonly high: number };
  /** Points that were left out because a run failed. */
  readonly leftOut: number;
}

/** The indices of one outcome in one block. */
export interface SensitivityTable {
  readonly title: string;
  readonly outcome: string;
  readonly indices: readonly string[];
  /** Largest first index on top; an entry an index, null where the input has none. */
  readonly inputs: readonly { readonly name: string; readonly estimates: readonly (IndexRow['estimate'] | null)[] }[];
  /** The same as text, a row an input. */
  readonly cells: readonly (readonly string[])[];
}

/** A table an outcome and block: a row an input, a column an index. Second-order indices are not in it. */
export function sensitivityTables(rows: readonly IndexRow[]): SensitivityTable[] {
  const single = rows.filter((row) => row.with === '');
  const keys = [...new Set(single.map(({ outcome, block }) => `${outcome}\n${block}`))];
  return keys.map((key) => {
    const [outcome, block] = key.split('\n');
    const chosen = single.filter((row) => row.outcome === outcome && row.block === block);
    const indices = [...new Set(chosen.map(({ index }) => index))];
    const estimateOf = (input: string, index: string) =>
      chosen.find((row) => row.input === input && row.index === index)?.estimate ?? null;
    const size = (input: string): number => estimateOf(input, indices[0])?.value ?? 0;
    const inputs = [...new Set(chosen.map(({ input }) => input))]
      .toSorted((a, b) => size(b) - size(a))
      .map((name) => ({ name, estimates: indices.map((index) => estimateOf(name, index)) }));
    const leftOut = chosen[0]?.leftOut ?? 0;
    const note = leftOut > 0 ? `; ${leftOut} points with failed runs left out` : '';
    return {
      title: `${outcome}${block === '' ? '' : ` (${block})`}: sensitivity with 95 % intervals${note}`,
      outcome,
      indices,
      inputs,
      cells: inputs.map(({ name, estimates }) => [
        name,
        ...estimates.map((one) => (one === null ? '' : readableInterval(one.value, one.low, one.high, false))),
      ]),
    };
  });
}
