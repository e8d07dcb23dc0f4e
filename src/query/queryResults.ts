import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readManifest } from '../collect/metadata/readManifest.ts';
import type { DuckDbResult, DuckDbStatement, DuckDbValue } from '../collect/parquet/duckDb.ts';
import { type OpenDuckDb, openDuckDb } from '../collect/parquet/openDuckDb.ts';
import { ResultsFolderError } from '../collect/resultsFolderError.ts';
import { createViews, type DescribedTables } from './createViews.ts';
import { QueryError } from './queryError.ts';

/** The rows that SQL gives, in chunks, none of which is kept. */
export interface QueryRows {
  readonly columns: readonly string[];
  readonly chunks: AsyncIterable<readonly (readonly DuckDbValue[])[]>;
}

/**
 * Runs SQL (https://duckdb.org/docs/stable/sql/introduction) over the tables of a results folder: views `runs`, `epochs`,
 * `contrasts`, `dictionary` and, where there is one, `failures`. Reads only: the SQL cannot write a file, nor see any
 * other. One thread, so that equal queries give equal digits. Memory is bounded: what is larger goes to the temporary folder.
 * @param sql one or more statements that select, or create views, tables and macros for those after them.
 * @param read takes the rows of the last statement, before the database is closed.
 * @throws ResultsFolderError when the folder holds no complete results; QueryError for mistakes in the SQL;
 * MissingPackageError when DuckDB is not installed; the signal's reason.
 */
export async function queryResults<T>(
  folder: string,
  sql: string,
  read: (rows: QueryRows) => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  const tables = await readTables(folder);
  const scratch = await mkdtemp(join(tmpdir(), 'hashshift-query-'));
  try {
    const database = await openDuckDb({ temp_directory: scratch });
    try {
      await createViews(database.connection, folder, tables);
      return await execute(database, sql, read, signal);
    } finally {
      database.close();
    }
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function readTables(folder: string): Promise<DescribedTables> {
  const manifest = await readManifest(folder).catch((error: Error) => {
    throw new ResultsFolderError(`cannot read ${folder}: ${error.message}`);
  });
  if (manifest === null)
    throw new ResultsFolderError(
      `${folder} holds no complete results of hashshift; a sweep can be queried when it is complete (hashshift status ${folder})`,
    );
  try {
    return JSON.parse(await readFile(join(folder, 'datapackage.json'), 'utf8')) as DescribedTables;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ResultsFolderError(`cannot read ${join(folder, 'datapackage.json')}, which types the tables: ${reason}`, {
      cause: error,
    });
  }
}

async function execute<T>(
  { api, connection }: OpenDuckDb,
  sql: string,
  read: (rows: QueryRows) => Promise<T>,
  signal: AbortSignal | undefined,
): Promise<T> {
  const stop = (): void => connection.interrupt();
  signal?.addEventListener('abort', stop);
  try {
    const statements = await told(() => connection.extractStatements(sql));
    for (let index = 0; ; index++) {
      // The first may create what the second names.
      const statement = await told(() => statements.prepare(index));
      checkStatement(statement, api.StatementType);
      if (index + 1 === statements.count) {
        const result = await told(() => statement.stream());
        return await read({ columns: result.deduplicatedColumnNames(), chunks: chunksOf(result) });
      }
      await told(() => statement.run());
    }
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  } finally {
    signal?.removeEventListener('abort', stop);
  }
}

/** DuckDB may write the files that it may read: only statements that cannot write get that far. */
function checkStatement({ statementType }: DuckDbStatement, types: OpenDuckDb['api']['StatementType']): void {
  if (statementType === types.SELECT || statementType === types.CREATE) return;
  throw new QueryError(
    `a query reads and changes nothing: SELECT (also WITH, FROM, PIVOT, DESCRIBE, SUMMARIZE) and CREATE of views, tables and macros for the statements after them; this one is ${types[statementType] ?? 'another'}`,
  );
}

async function* chunksOf(result: DuckDbResult): QueryRows['chunks'] {
  const chunks = result.yieldRows()[Symbol.asyncIterator]();
  for (;;) {
    const { done, value } = await told(() => chunks.next());
    if (done === true) return;
    yield value;
  }
}

/** The same, with what DuckDB says as a `QueryError`. */
async function told<T>(action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const words = message
      .replace(/^Failed to extract statements: /, '')
      // Its answer to a text of comments.
      .replace(/^Error in native callback$/, 'the SQL has no statement')
      .trimEnd();
    const hint = words.startsWith('Permission Error') ? '\na query sees the tables of the results folder alone' : '';
    throw new QueryError(`${words}${hint}`, { cause: error });
  }
}
