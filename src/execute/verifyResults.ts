import { createHash, randomInt } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { readRecords } from '../collect/files/readRecords.ts';
import type { WrittenFile } from '../collect/files/writtenFile.ts';
import type { Manifest } from '../collect/metadata/manifest.ts';
import { duckDbVersion, openDuckDb } from '../collect/parquet/openDuckDb.ts';
import { readParquetRecords } from '../collect/parquet/readParquetRecords.ts';
import { describingFiles, withoutParquetBytes } from '../collect/parquet/withoutParquetBytes.ts';
import type { PreparedRuns } from '../load/prepareRuns.ts';
import { openComplete } from '../read/openComplete.ts';
import { executePlan } from '../run/executePlan.ts';
import { sampleRuns } from './sampleRuns.ts';
import { writeResults } from './writeResults.ts';

/** How to verify results. */
export interface VerifyOptions {
  /** How many runs to repeat, chosen by chance; all of them, and every file they lead to, by default. */
  readonly sample?: number | undefined;
  readonly workers?: number | undefined;
  readonly timeLimitMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** As in `LoadOptions`. */
  readonly registry?: string | undefined;
}

/** What came of it; the results are verified when `problems` is empty. */
export interface Verification {
  readonly folder: string;
  readonly files: number;
  /** Numbers of the runs that were repeated; null: all. */
  readonly runs: readonly number[] | null;
  readonly planned: number;
  /** One sentence a difference. */
  readonly problems: readonly string[];
  /** What the reader should know about how the comparison was made. */
  readonly notes: readonly string[];
}

/**
 * Compares every file of a results folder with its hash in the manifest, and repeats runs from the manifest alone to
 * compare their rows byte for byte. Changes nothing in the folder. Where another version of DuckDB wrote `epochs.parquet`,
 * its rows are compared to the last bit, but not its bytes.
 * @throws ResultsFolderError when the folder holds no complete results, or results of another version;
 * MissingPackageError when it holds Parquet and DuckDB is not installed.
 */
export async function verifyResults(folder: string, options: VerifyOptions = {}): Promise<Verification> {
  const { prepared, manifest } = await openComplete(folder, 'verify', options.registry);
  const notes = await otherWriter(manifest);
  const problems: string[] = [];
  for (const file of manifest.files) {
    const found = await hashFile(join(folder, file.path));
    if (found !== file.sha256) {
      problems.push(`${file.path} ${found === null ? 'is missing' : 'is not the file that the manifest describes'}`);
    }
  }
  const total = prepared.total;
  const isSample = options.sample !== undefined && options.sample < total && total > 1;
  const runs = isSample ? chooseRuns(total, options.sample ?? total) : null;
  const scratch = await mkdtemp(join(tmpdir(), 'hashshift-verify-'));
  try {
    if (runs !== null) problems.push(...(await compareSample(folder, scratch, prepared, runs, options)));
    else problems.push(...(await compareAll(folder, scratch, prepared, notes.length > 0, options)));
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
  return { folder, files: manifest.files.length, runs, planned: total, problems, notes };
}

/** A note when the installed DuckDB is not the one that wrote the folder's Parquet file. */
async function otherWriter({ parquet }: Manifest): Promise<string[]> {
  if (parquet === undefined) return [];
  const { connection, close } = await openDuckDb({});
  const installed = await duckDbVersion(connection).finally(close);
  if (installed === parquet.version) return [];
  return [
    `epochs.parquet was written by ${parquet.library} ${parquet.version}, and ${installed} is installed: its rows are compared, not its bytes`,
  ];
}

function execution({ workers, timeLimitMs, signal }: VerifyOptions, runs: number) {
  return { workers: Math.min(workers ?? availableParallelism(), runs), timeLimitMs, signal };
}

function chooseRuns(total: number, count: number): number[] {
  const chosen = new Set<number>();
  while (chosen.size < count) chosen.add(randomInt(total));
  return [...chosen].sort((a, b) => a - b);
}

async function compareSample(
  folder: string,
  scratch: string,
  prepared: PreparedRuns,
  runs: readonly number[],
  options: VerifyOptions,
): Promise<string[]> {
  const { format } = prepared.loaded.experiment.record;
  const made = await sampleRuns(prepared, runs, scratch, execution(options, runs.length));
  const problems: string[] = [];
  for (const path of ['runs.csv', 'epochs.csv', 'failures.csv']) {
    const wanted = new Set(runs);
    // A sample is made as CSV, whatever the folder holds.
    const stored = path === 'epochs.csv' && format === 'parquet' ? 'epochs.parquet' : path;
    const isMade = made.some((file: WrittenFile) => file.path === path);
    const [expected, found] = await Promise.all([
      isMade ? hashRecords(readRecords(join(scratch, path)), wanted) : new Map<number, string>(),
      stored.endsWith('.parquet')
        ? hashParquetRows(join(folder, stored), runs)
        : hashRecords(readRecords(join(folder, stored)), wanted),
    ]);
    for (const run of runs) {
      if (expected.get(run) !== found.get(run)) problems.push(`${stored}: run ${run} comes out with other rows`);
    }
  }
  return problems;
}

/** A hash of the rows of each of the runs that has any; a file that is not there has no rows. */
async function hashRecords(records: AsyncIterable<string>, runs: ReadonlySet<number>): Promise<Map<number, string>> {
  const hashes = new Map<number, ReturnType<typeof createHash>>();
  try {
    for await (const record of records) {
      const run = Number.parseInt(record, 10);
      if (!runs.has(run)) continue;
      hashes.set(run, (hashes.get(run) ?? createHash('sha256')).update(record));
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  return new Map([...hashes].map(([run, hash]) => [run, hash.digest('hex')]));
}

/** As `hashRecords`; a file that cannot be read has no rows, and its hash is a problem already. */
function hashParquetRows(file: string, runs: readonly number[]): Promise<Map<number, string>> {
  return hashRecords(readParquetRecords(file, runs), new Set(runs)).catch(() => new Map());
}

async function compareAll(
  folder: string,
  scratch: string,
  prepared: PreparedRuns,
  isOtherWriter: boolean,
  options: VerifyOptions,
): Promise<string[]> {
  const { plan, model } = prepared.loaded;
  const { settings, isRecorded, isFigured, total } = prepared;
  const runs = { ...execution(options, total), outcomeCount: model.outcomes.length, isRecorded, isFigured };
  const { files } = await writeResults(prepared, scratch, executePlan(plan, settings, runs), 0);
  const problems: string[] = [];
  for (const { path, sha256 } of files) {
    if ((await hashFile(join(folder, path))) === sha256) continue;
    if (!isOtherWriter) problems.push(`${path} comes out with other bytes`);
    else if (!(await saysTheSame(path, folder, scratch))) problems.push(`${path} comes out with other contents`);
  }
  const made = new Set(files.map(({ path }) => path));
  if (!made.has('failures.csv') && (await readdir(folder)).includes('failures.csv')) {
    problems.push('failures.csv: no run fails any more');
  }
  return problems;
}

/** Whether a file of two folders differs by nothing but what another version of DuckDB makes of the same rows. */
async function saysTheSame(path: string, ...folders: readonly string[]): Promise<boolean> {
  const contents = async (folder: string): Promise<string> => {
    const file = join(folder, path);
    if (describingFiles.includes(path)) return withoutParquetBytes(await readFile(file, 'utf8'));
    const hash = createHash('sha256');
    for await (const record of readParquetRecords(file, null)) hash.update(record);
    return hash.digest('hex');
  };
  if (path !== 'epochs.parquet' && !describingFiles.includes(path)) return false;
  // What cannot be read says something else.
  const [a, b] = await Promise.all(folders.map((folder) => contents(folder).catch(() => null)));
  return a !== null && a === b;
}

async function hashFile(file: string): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  return hash.digest('hex');
}
