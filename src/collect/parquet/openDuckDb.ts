import type { DuckDb, DuckDbConnection, DuckDbValue } from './duckDb.ts';
import { MissingPackageError } from './missingPackageError.ts';

/** A database in memory that is open. */
export interface OpenDuckDb {
  readonly api: DuckDb;
  readonly connection: DuckDbConnection;
  close(): void;
}

// Not a literal: the compiler must not ask for the types of a package that may be left out.
const packageName: string = '@duckdb/node-api';
/** As in package.json: other versions write the same rows as other bytes. */
const packageVersion = '1.5.5-r.5';

/**
 * Loads DuckDB.
 * @throws MissingPackageError when it is not installed, or not for this platform.
 */
export async function loadDuckDb(): Promise<DuckDb> {
  try {
    return (await import(packageName)) as DuckDb;
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
    throw new MissingPackageError(
      `Parquet and query need the optional package ${packageName}, which cannot be loaded (${reason}). Install it beside hashshift: npm install ${packageName}@${packageVersion}; in a clone: npm ci --include=optional`,
      { cause: error },
    );
  }
}

/**
 * Opens a database in memory with one thread, since more than one change the order of sums, and so the last digits.
 * It never fetches extensions and writes nothing to the user's folders.
 * @param settings of DuckDB (https://duckdb.org/docs/stable/configuration/overview), besides.
 * @throws MissingPackageError
 */
export async function openDuckDb(settings: Readonly<Record<string, string>>): Promise<OpenDuckDb> {
  const api = await loadDuckDb();
  const instance = await api.DuckDBInstance.create(':memory:', {
    threads: '1',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_persistent_secrets: 'false',
    ...settings,
  });
  const connection = await instance.connect();
  return {
    api,
    connection,
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

/** Version and commit of the DuckDB that is installed, as it signs Parquet files. */
export async function duckDbVersion(connection: DuckDbConnection): Promise<string> {
  const [[version, commit]] = await allRows(connection, 'SELECT library_version, source_id FROM pragma_version()');
  return `${version} (build ${commit})`;
}

/** All rows of a short result. */
async function allRows(connection: DuckDbConnection, sql: string): Promise<(readonly DuckDbValue[])[]> {
  const rows: (readonly DuckDbValue[])[] = [];
  for await (const chunk of (await connection.stream(sql)).yieldRows()) rows.push(...chunk);
  return rows;
}

/** A text as SQL writes it. */
export function sqlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A name as SQL writes it, whatever characters it has. */
export function sqlName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
