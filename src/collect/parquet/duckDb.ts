/**
 * What this program uses of the package `@duckdb/node-api` (https://duckdb.org/docs/stable/clients/node_neo/overview).
 * The types stand here because the package is optional: the program compiles and starts without it.
 */
export interface DuckDb {
  readonly DuckDBInstance: {
    create(path: string, options: Readonly<Record<string, string>>): Promise<DuckDbInstance>;
  };
  /** Numbers by name and names by number. */
  readonly StatementType: {
    readonly SELECT: number;
    readonly CREATE: number;
    readonly [type: number]: string;
  };
}

/** A database in memory. */
export interface DuckDbInstance {
  connect(): Promise<DuckDbConnection>;
  closeSync(): void;
}

/** A connection to a database; its promises reject with an `Error` that carries the text of DuckDB. */
export interface DuckDbConnection {
  run(sql: string): Promise<DuckDbResult>;
  /** Rows come as they are fetched. */
  stream(sql: string): Promise<DuckDbResult>;
  extractStatements(sql: string): Promise<{ readonly count: number; prepare(index: number): Promise<DuckDbStatement> }>;
  /** Ends what is being executed with an error. */
  interrupt(): void;
  closeSync(): void;
}

/** A statement that was parsed and bound, but not executed. */
export interface DuckDbStatement {
  readonly statementType: number;
  run(): Promise<DuckDbResult>;
  stream(): Promise<DuckDbResult>;
}

/** Rows of a statement. */
export interface DuckDbResult {
  /** Names of the columns; of equal names, the later get a number. */
  deduplicatedColumnNames(): string[];
  /** In chunks of up to 2,048. */
  yieldRows(): AsyncIterable<readonly (readonly DuckDbValue[])[]>;
}

/** A cell. What JavaScript has no type for is an object whose `toString` is DuckDB's text of it. */
export type DuckDbValue = number | bigint | boolean | string | null | { toString(): string };
