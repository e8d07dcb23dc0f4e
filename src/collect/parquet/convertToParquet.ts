import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { WrittenFile } from '../files/writtenFile.ts';
import { duckDbVersion, openDuckDb, sqlText } from './openDuckDb.ts';
import { readCsvSql, type TypedColumn } from './readCsvSql.ts';

/** What wrote a Parquet file. Another version may write the same rows as other bytes. */
export interface ParquetWriter {
  readonly library: 'DuckDB';
  readonly version: string;
}

/** A Parquet file and its writer. */
export interface WrittenParquet {
  readonly file: WrittenFile;
  readonly writer: ParquetWriter;
}

/**
 * DuckDB streams, so this bounds its memory whatever the number of rows: some 100 columns stay under it, with ten times
 * the room. The bytes do not depend on it.
 */
const memoryLimit = '1GB';
/** Vectors of DuckDB have 2,048 rows; ten of them times 100 columns are 16 MB, and compress as well as more. */
const rowGroupSize = 20_480;

/**
 * Writes the rows of a CSV file of ours to a Parquet file beside it, in the same order, and removes the CSV file.
 * Doubles keep their bits; the empty cell becomes null. The bytes depend on the rows and the version of DuckDB alone.
 * @throws MissingPackageError; system errors: on a full disk `ENOSPC`.
 */
export async function convertToParquet(
  folder: string,
  csv: WrittenFile,
  path: string,
  columns: readonly TypedColumn[],
): Promise<WrittenParquet> {
  const from = join(folder, csv.path);
  const to = join(folder, path);
  const { connection, close } = await openDuckDb({ memory_limit: memoryLimit, temp_directory: '' });
  try {
    const options = `FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE ${rowGroupSize}`;
    await connection.run(`COPY (FROM ${readCsvSql(from, columns)}) TO ${sqlText(to)} (${options})`);
    const file = await describe(folder, path, csv.rows);
    await rm(from);
    return { file, writer: { library: 'DuckDB', version: await duckDbVersion(connection) } };
  } catch (error) {
    throw asSystemError(error);
  } finally {
    close();
  }
}

async function describe(folder: string, path: string, rows: number | null): Promise<WrittenFile> {
  const handle = await open(join(folder, path), 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(join(folder, path))) {
    hash.update(chunk as Buffer);
    bytes += (chunk as Buffer).length;
  }
  return { path, bytes, sha256: hash.digest('hex'), rows };
}

/** DuckDB tells what the system refused in words alone. */
function asSystemError(error: unknown): unknown {
  if (!(error instanceof Error) || !error.message.startsWith('IO Error')) return error;
  const code = error.message.includes('No space left on device') ? 'ENOSPC' : 'EIO';
  return Object.assign(new Error(error.message, { cause: error }), { code, syscall: 'write' });
}
