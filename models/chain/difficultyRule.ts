/** Where a rule takes over from an ideal history: blocks at the spacing it aims at, all at the same difficulty. */
export interface RuleStart {
  /** Difficulty of the history and of the first block. */
  readonly difficulty: number;
  /** Header time of the last block of the history [s], in any count of seconds. */
  readonly timeS: number;
}

/**
 * A difficulty rule in motion: it has seen the headers up to some block and knows the difficulty of the next.
 * Header times count from any origin and may run backwards.
 */
export interface DifficultyState {
  /** Expected hashes W of the next block. */
  readonly expectedHashes: number;
  /** Difficulty of the next block. */
  readonly difficulty: number;
  /**
   * Adds `blocks` blocks, of which the last has header time `lastHeaderTimeS`. Rules that read every header accept one
   * block at a time; consensus forms accept whole seconds only.
   *
   * @throws RangeError when the rule needs a header that `blocks` passes over.
   */
  append(blocks: number, lastHeaderTimeS: number): void;
}

/** A difficulty state in the protocol's integers, with the exact target of the next block. */
export interface ConsensusState extends DifficultyState {
  readonly target: bigint;
}

/** A difficulty adjustment rule in two forms. */
export interface DifficultyRule {
  /**
   * Which headers the rule reads: `all`; of each epoch of 2,016 blocks `firstAndLast`; or `last`, that is, nothing
   * inside an epoch.
   */
  readonly readsHeaders: 'all' | 'firstAndLast' | 'last';
  /** The rule as nodes compute it: integers of unbounded size, whole seconds, targets cut to the compact form. */
  consensus(start: RuleStart): ConsensusState;
  /** Its limit on doubles, for expected-value analysis: times and targets are real numbers. */
  real(start: RuleStart): DifficultyState;
}

/** Refuses runs of blocks, for rules that read every header. */
export function requireSingleBlock(blocks: number): void {
  if (blocks !== 1) throw new RangeError(`this rule reads every header: append 1 block at a time, not ${blocks}`);
}
