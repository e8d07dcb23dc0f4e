const dependent = new Set(['epochs.parquet', 'datapackage.json', 'ro-crate-metadata.json']);

/** Files that tell size or hash of `epochs.parquet`, or of one another. */
export const describingFiles: readonly string[] = ['datapackage.json', 'ro-crate-metadata.json', 'manifest.json'];

/**
 * The text of one of {@link describingFiles} without what differs when another version of DuckDB wrote the same rows:
 * sizes and hashes of `epochs.parquet` and of what describes it, and the name of that version.
 * @throws SyntaxError when it is no JSON.
 */
export function withoutParquetBytes(text: string): string {
  return JSON.stringify(JSON.parse(text), (key, value: unknown) => {
    if (key === 'parquet') return undefined;
    if (typeof value !== 'object' || value === null) return value;
    const { path, '@id': id } = value as { readonly path?: unknown; readonly '@id'?: unknown };
    if (!dependent.has(String(path ?? id))) return value;
    const { bytes, sha256, hash, contentSize, ...rest } = value as Record<string, unknown>;
    return rest;
  });
}
