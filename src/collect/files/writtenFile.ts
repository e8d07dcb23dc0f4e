/** A file of a results folder, complete on disk. */
export interface WrittenFile {
  /** Relative to the folder, with forward slashes. */
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  /** Rows of a CSV (below the header) or Parquet file; null for other files. */
  readonly rows: number | null;
}
