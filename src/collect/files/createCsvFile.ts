import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { type CsvValue, csvCell } from './csvCell.ts';
import type { WrittenFile } from './writtenFile.ts';

/** A CSV file that is being written: UTF-8, LF, RFC 4180. */
export interface CsvFile {
  /** Adds a row to a buffer; `drain` brings it to the disk. */
  write(row: readonly CsvValue[]): void;
  /** Resolves at once while the buffer is small: await it after a few rows, and memory stays bounded. */
  drain(): Promise<void>;
  /** Writes what is left and waits until the disk has it. */
  close(): Promise<WrittenFile>;
  /** Lets go of the file without finishing it. */
  abandon(): Promise<void>;
}

const bufferBytes = 2 ** 17;

/** Opens a new CSV file in `folder` and writes its header. Fails if the file exists. */
export async function createCsvFile(folder: string, path: string, header: readonly string[]): Promise<CsvFile> {
  const handle = await open(join(folder, path), 'wx');
  const hash = createHash('sha256');
  // Bytes, not one long text: the pieces of a text would live until it is written, and grow the heap.
  let buffer = Buffer.allocUnsafe(2 * bufferBytes);
  let filled = 0;
  let bytes = 0;
  let rows = -1;
  const write = (row: readonly CsvValue[]): void => {
    let line = csvCell(row[0]);
    for (let i = 1; i < row.length; i++) line += `,${csvCell(row[i])}`;
    line += '\n';
    // A UTF-16 unit takes three bytes of UTF-8 at most.
    if (filled + 3 * line.length > buffer.length) {
      buffer = Buffer.concat([buffer.subarray(0, filled)], 2 * (filled + 3 * line.length));
    }
    filled += buffer.write(line, filled, 'utf8');
    rows += 1;
  };
  const flush = async (): Promise<void> => {
    const chunk = buffer.subarray(0, filled);
    hash.update(chunk);
    // Unlike write, writeFile goes on after a partial write.
    await handle.writeFile(chunk);
    bytes += filled;
    filled = 0;
  };
  write(header);
  return {
    write,
    async drain() {
      if (filled >= bufferBytes) await flush();
    },
    async close() {
      await flush();
      await handle.sync();
      await handle.close();
      return { path, bytes, sha256: hash.digest('hex'), rows };
    },
    abandon: () => handle.close(),
  };
}
