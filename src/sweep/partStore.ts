import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256Hex } from '../collect/files/sha256Hex.ts';
import { type Identity, isSameIdentity } from '../collect/metadata/manifest.ts';
import { ResultsFolderError } from '../collect/resultsFolderError.ts';
import type { PreparedRuns } from '../load/prepareRuns.ts';
import type { RunResult } from '../run/executePlan.ts';
import type { RunFailure } from '../run/runTask.ts';
import { canonicalJson } from '../spec/canonicalJson.ts';
import { type BlockLayout, blockRuns, layOutBlocks } from './blockLayout.ts';
import { writeDurably } from './writeDurably.ts';

/** What is there of a block. */
export type BlockState = 'done' | 'missing' | 'corrupt';

/** A block that is being gathered. */
export interface BlockWriter {
  /** Takes the next run of the block; copies what it needs. */
  add(result: RunResult): void;
  /** Puts the block, all runs of which have been added, on the disk. */
  keep(): Promise<{ readonly runs: number; readonly failures: readonly FailedRun[] }>;
}

type FailedRun = RunFailure & { readonly run: number };

/** The blocks of a sweep that are done, in files. */
export interface PartStore {
  readonly layout: BlockLayout;
  /** Begins to gather a block. */
  begin(block: number): BlockWriter;
  /**
   * Looks at a block.
   * `lost` are the failed runs whose worker ended with them.
   * @param isThorough compares the hash of its rows too, not only their number of bytes.
   * @throws ResultsFolderError when it is part of another experiment or version.
   */
  inspect(
    block: number,
    isThorough: boolean,
  ): Promise<{ readonly state: BlockState; readonly failed: number; readonly lost: number }>;
  /**
   * The results of a block, made one by one as they are asked for.
   * @throws ResultsFolderError when the block is not there, or not as it was written.
   */
  read(block: number): Promise<Iterable<RunResult>>;
}

/** Says of a block that its rows are complete, and what they are. Renamed into place after them. */
interface Marker extends Identity {
  readonly format: 1;
  readonly block: number;
  readonly firstRun: number;
  readonly runs: number;
  readonly files: readonly [{ readonly path: string; readonly bytes: number; readonly sha256: string }];
  readonly failures: readonly FailedRun[];
}

/**
 * The parts in a folder. The rows of a block are doubles: for each run its outcomes, then its recorded and figured cells
 * where it has any; a failed run leaves NaN.
 */
export function openPartStore(folder: string, prepared: PreparedRuns): PartStore {
  const { loaded, identity, total } = prepared;
  const { horizonEpochs } = loaded.experiment;
  const { replications } = loaded.plan;
  const outcomes = loaded.model.outcomes.length;
  const recorded = prepared.epochs.length * prepared.columns.length;
  const figured = horizonEpochs * (prepared.figure?.columns.length ?? 0);
  const layout = layOutBlocks(total, outcomes + recorded + figured);
  const rowsName = (block: number): string => `block-${String(block).padStart(6, '0')}.rows`;
  const markerName = (block: number): string => `block-${String(block).padStart(6, '0')}.json`;

  const shapeOf = (run: number) => {
    const point = Math.floor(run / replications);
    const replication = run % replications;
    return {
      point,
      replication,
      recorded: prepared.isRecorded(point, replication) ? recorded : 0,
      figured: prepared.isFigured(point) ? figured : 0,
    };
  };

  const cellsOf = (first: number, end: number): number => {
    let cells = 0;
    for (let run = first; run < end; run++) {
      const shape = shapeOf(run);
      cells += outcomes + shape.recorded + shape.figured;
    }
    return cells;
  };

  const readMarker = async (block: number): Promise<Marker | 'missing' | 'corrupt'> => {
    const text = await readFile(join(folder, markerName(block)), 'utf8').catch(unlessMissing);
    if (text === null) return 'missing';
    const marker = parseMarker(text);
    if (marker === null || marker.block !== block) return 'corrupt';
    if (!isSameIdentity(marker, identity)) {
      throw new ResultsFolderError(
        `${join(folder, markerName(block))} is part of another experiment or version; nothing was changed`,
      );
    }
    const { first, end } = blockRuns(layout, block);
    return marker.firstRun === first && marker.runs === end - first ? marker : 'corrupt';
  };

  const unreadable = (block: number, state: BlockState): Error =>
    new ResultsFolderError(`block ${block} in ${folder} is ${state}; sweep or shard, called again, computes it anew`);

  function* unpack({ firstRun, runs, failures }: Marker, cells: Float64Array): Generator<RunResult> {
    const failed = new Map(failures.map(({ run, ...failure }) => [run, failure]));
    let end = 0;
    const take = (size: number): Float64Array => {
      end += size;
      return cells.subarray(end - size, end);
    };
    for (let run = firstRun; run < firstRun + runs; run++) {
      const { point, replication, ...shape } = shapeOf(run);
      const failure = failed.get(run) ?? null;
      const own = { outcomes: take(outcomes), recorded: take(shape.recorded), figured: take(shape.figured) };
      const isRecorded = failure === null && prepared.isRecorded(point, replication);
      yield {
        run,
        point,
        replication,
        outcomes: failure === null ? own.outcomes : null,
        recorded: isRecorded ? own.recorded : null,
        figured: failure === null && prepared.isFigured(point) ? own.figured : null,
        failure,
      };
    }
  }

  return {
    layout,
    begin(block) {
      const { first, end } = blockRuns(layout, block);
      const cells = new Float64Array(cellsOf(first, end)).fill(Number.NaN);
      const failures: FailedRun[] = [];
      let filled = 0;
      const put = (values: Float64Array | null, width: number): void => {
        if (values !== null) cells.set(values, filled);
        filled += width;
      };
      return {
        add({ run, failure, ...result }) {
          const shape = shapeOf(run);
          put(result.outcomes, outcomes);
          put(result.recorded, shape.recorded);
          put(result.figured, shape.figured);
          if (failure === null) return;
          const { epoch, message, stack, endedWorker } = failure;
          failures.push({ run, epoch, message, stack, ...(endedWorker && { endedWorker }) });
        },
        async keep() {
          const bytes = new Uint8Array(cells.buffer);
          const sha256 = createHash('sha256').update(bytes).digest('hex');
          const files = [{ path: rowsName(block), bytes: bytes.length, sha256 }] as const;
          const runs = end - first;
          const marker: Marker = { format: 1, ...identity, block, firstRun: first, runs, files, failures };
          await writeDurably(join(folder, rowsName(block)), bytes);
          await writeDurably(join(folder, markerName(block)), formatMarker(marker));
          return { runs, failures };
        },
      };
    },
    async inspect(block, isThorough) {
      const marker = await readMarker(block);
      if (typeof marker === 'string') return { state: marker, failed: 0, lost: 0 };
      const [file] = marker.files;
      const path = join(folder, file.path);
      const isWhole = isThorough
        ? await readFile(path).then((bytes) => hasHash(bytes, file.sha256), unlessMissing)
        : await stat(path).then(({ size }) => size === file.bytes, unlessMissing);
      const lost = marker.failures.filter(({ endedWorker }) => endedWorker === true).length;
      return { state: isWhole === true ? 'done' : 'corrupt', failed: marker.failures.length, lost };
    },
    async read(block) {
      const marker = await readMarker(block);
      if (typeof marker === 'string') throw unreadable(block, marker);
      const bytes = await readFile(join(folder, marker.files[0].path));
      if (!hasHash(bytes, marker.files[0].sha256)) throw unreadable(block, 'corrupt');
      const cells = new Float64Array(bytes.length / Float64Array.BYTES_PER_ELEMENT);
      new Uint8Array(cells.buffer).set(bytes);
      return unpack(marker, cells);
    },
  };
}

/** A marker carries its own hash, since half of one may still be JSON. */
function formatMarker(marker: Marker): string {
  return `${JSON.stringify({ ...marker, sha256: sha256Hex(canonicalJson(marker)) })}\n`;
}

function parseMarker(text: string): Marker | null {
  try {
    const { sha256, ...marker } = JSON.parse(text) as Marker & { readonly sha256: string };
    return sha256Hex(canonicalJson(marker)) === sha256 ? marker : null;
  } catch {
    return null;
  }
}

function hasHash(bytes: Uint8Array, sha256: string): boolean {
  return createHash('sha256').update(bytes).digest('hex') === sha256;
}

function unlessMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}
