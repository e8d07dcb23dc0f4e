import type { Experiment } from '../../spec/experiment.ts';
import { loadDuckDb } from './openDuckDb.ts';

/**
 * Makes sure, before any run, that what the experiment asks for can be written in the end.
 * @throws MissingPackageError
 */
export async function requireParquetWriter({ record }: Experiment): Promise<void> {
  if (record.format === 'parquet') await loadDuckDb();
}
