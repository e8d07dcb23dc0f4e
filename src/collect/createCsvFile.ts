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

const bufferLength = 2 ** 18;

/** Opens a new CSV file in `folder` and writes its header. Fails if the file exists. */
export async function createCsvFile(folder: string, path: string, header: readonly string[]): Promise<CsvFile> {
  const handle = await open(join(folder, path), 'wx');
  const hash = createHash('sha256');
  let buffer = '';
  let bytes = 0;
  let rows = -1;
  const write = (row: readonly CsvValue[]): void => {
    buffer += csvCell(row[0]);
    for (let i = 1; i < row.length; i++) buffer += `,${csvCell(row[i])}`;
    buffer += '\n';
    rows += 1;
  };
  const flush = async (): Promise<void> => {
    const chunk = Buffer.from(buffer, 'utf8');
    buffer = '';
    hash.update(chunk);
    bytes += chunk.length;
    // Unlike write, writeFile goes on after a partial write.
    await handle.writeFile(chunk);
  };
  write(header);
  return {
    write,
    async drain() {
      if (buffer.length >= bufferLength) await flush();
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
