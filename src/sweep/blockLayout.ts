/** How the runs of a plan are cut into blocks, each of which is kept or lost as a whole. */
export interface BlockLayout {
  /** Runs of the plan. */
  readonly total: number;
  readonly runsPerBlock: number;
  /** Blocks. */
  readonly count: number;
}

/** Few files for a small sweep, little work lost for a large one. */
const wantedBlocks = 256;
const maxRunsPerBlock = 1000;
/** 8 MB of doubles. */
const maxCellsPerBlock = 2 ** 20;

/**
 * Cuts a plan into blocks. The cut depends on the experiment alone, so that any machine can resume what another began.
 * @param cellsPerRun doubles that a run leaves at most.
 */
export function layOutBlocks(total: number, cellsPerRun: number): BlockLayout {
  const fitting = Math.floor(maxCellsPerBlock / Math.max(1, cellsPerRun));
  const runsPerBlock = Math.max(1, Math.min(Math.ceil(total / wantedBlocks), maxRunsPerBlock, fitting));
  return { total, runsPerBlock, count: Math.ceil(total / runsPerBlock) };
}

/** The runs of a block, from `first` to before `end`. */
export function blockRuns(layout: BlockLayout, block: number): { readonly first: number; readonly end: number } {
  const first = block * layout.runsPerBlock;
  return { first, end: Math.min(first + layout.runsPerBlock, layout.total) };
}

/**
 * The blocks of the k-th of n shards (k from 1). Neighbours go to different shards: the cost of a run follows the design,
 * and no shard shall get all the expensive points.
 */
export function shardBlocks({ count }: BlockLayout, shard: number, shards: number): number[] {
  const blocks: number[] = [];
  for (let block = shard - 1; block < count; block += shards) blocks.push(block);
  return blocks;
}
