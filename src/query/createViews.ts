import { stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { DuckDbConnection } from '../collect/parquet/duckDb.ts';
import { sqlName, sqlText } from '../collect/parquet/openDuckDb.ts';
import { readCsvSql, type TypedColumn } from '../collect/parquet/readCsvSql.ts';

/** What the views need of `datapackage.json`. */
export interface DescribedTables {
  readonly resources: readonly {
    readonly name: string;
    readonly path: string;
    readonly schema: { readonly fields: readonly TypedColumn[] };
  }[];
}

/**
 * Makes a view of each table of a results folder, typed as its data package says; a table whose file was removed has none.
 * Then shuts the database off from everything but these files, for good.
 */
export async function createViews(
  connection: DuckDbConnection,
  folder: string,
  { resources }: DescribedTables,
): Promise<void> {
  const files: string[] = [];
  for (const { name, path, schema } of resources) {
    const file = resolve(join(folder, basename(path)));
    const isThere = await stat(file).then(
      () => true,
      () => false,
    );
    if (!isThere) continue;
    const source = path.endsWith('.parquet') ? `read_parquet(${sqlText(file)})` : readCsvSql(file, schema.fields);
    await connection.run(`CREATE VIEW ${sqlName(name)} AS FROM ${source}`);
    files.push(file);
  }
  await connection.run(`SET allowed_paths = [${files.map(sqlText).join(', ')}]`);
  await connection.run('SET enable_external_access = false');
  await connection.run('SET lock_configuration = true');
}
