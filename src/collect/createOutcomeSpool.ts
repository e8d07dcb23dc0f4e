import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** The outcomes of all runs, on disk, so that comparing a point with its twin takes the memory of two points alone. */
export interface OutcomeSpool {
  /** Takes the next run of the plan; null for a run that failed, which reads as NaN. */
  add(outcomes: Float64Array | null): void;
  /** Resolves at once while the buffer is small. */
  drain(): Promise<void>;
  /**
   * `count` consecutive runs, runs x outcomes.
   * @throws RangeError when they have not all been added.
   */
  read(firstRun: number, count: number): Promise<Float64Array>;
  /** Removes the file. */
  remove(): Promise<void>;
}

const bufferCells = 2 ** 16;

/** Opens a temporary file of `width` doubles a run in `folder`. */
export async function createOutcomeSpool(folder: string, width: number): Promise<OutcomeSpool> {
  const path = join(folder, 'outcomes.tmp');
  const handle = await open(path, 'wx+');
  let buffer = new Float64Array(Math.max(bufferCells, width));
  let filled = 0;
  let written = 0;
  const flush = async (): Promise<void> => {
    const cells = buffer.subarray(0, filled);
    await handle.writeFile(new Uint8Array(cells.buffer, 0, cells.byteLength));
    written += filled;
    filled = 0;
  };
  return {
    add(outcomes) {
      if (filled + width > buffer.length) {
        const larger = new Float64Array(2 * buffer.length);
        larger.set(buffer);
        buffer = larger;
      }
      if (outcomes === null) buffer.fill(Number.NaN, filled, filled + width);
      else buffer.set(outcomes, filled);
      filled += width;
    },
    async drain() {
      if (filled + width > bufferCells) await flush();
    },
    async read(firstRun, count) {
      await flush();
      if ((firstRun + count) * width > written) throw new RangeError(`runs ${firstRun} and on are incomplete`);
      const cells = new Float64Array(count * width);
      const bytes = new Uint8Array(cells.buffer);
      for (let at = 0; at < bytes.length; ) {
        const { bytesRead } = await handle.read(bytes, at, bytes.length - at, firstRun * width * 8 + at);
        if (bytesRead === 0) throw new Error(`${path} ended early`);
        at += bytesRead;
      }
      return cells;
    },
    async remove() {
      await handle.close();
      await rm(path, { force: true });
    },
  };
}
