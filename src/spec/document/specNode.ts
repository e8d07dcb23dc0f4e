import type { Position } from './problem.ts';

/** A single value. `text` is what the user typed, so that a seed such as `0012` keeps its zeros. */
export interface ScalarNode extends Position {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  readonly text: string;
}

export interface ListNode extends Position {
  readonly kind: 'list';
  readonly items: readonly SpecNode[];
}

export interface MappingNode extends Position {
  readonly kind: 'mapping';
  readonly entries: readonly MappingEntry[];
}

export interface MappingEntry {
  readonly key: string;
  readonly keyAt: Position;
  readonly value: SpecNode;
}

/** A piece of an experiment file that knows where it stands: the same for YAML, CSV cells and `--set`. */
export type SpecNode = ScalarNode | ListNode | MappingNode;
