import type { Plan } from '../../plan/plan.ts';
import type { Experiment } from '../../spec/experiment.ts';
import type { WrittenFile } from '../files/writtenFile.ts';
import type { ParquetWriter } from '../parquet/convertToParquet.ts';

/** What determines the bytes of a results folder. */
export interface Identity {
  readonly software: { readonly name: string; readonly version: string };
  readonly model: { readonly name: string; readonly version: string };
  /** SHA-256 of the resolved experiment as canonical JSON. */
  readonly specSha256: string;
}

/** A data file that the experiment read. */
export interface InputFile {
  readonly path: string;
  readonly sha256: string;
}

/**
 * `manifest.json`: enough to regenerate every number of the folder and to notice a changed byte. It tells no time, no
 * machine and no number of workers: equal experiments give equal manifests.
 */
export interface Manifest extends Identity {
  /** Raised when the layout of results folders changes. */
  readonly format: 1;
  readonly experiment: Experiment;
  readonly seeds: { readonly root: string; readonly replications: number };
  readonly inputs: readonly InputFile[];
  /**
   * What wrote the Parquet files, where there are any: only this version writes the same bytes; every version reads the
   * same rows.
   */
  readonly parquet?: ParquetWriter;
  readonly runs: { readonly planned: number; readonly failed: number };
  /** Number of points of the design that broke a constraint and were left out. */
  readonly rejectedPoints: number;
  readonly points: readonly { readonly point: number; readonly twin: number | null }[];
  readonly files: readonly WrittenFile[];
  /** What was asked, in the results of a search, which hold no runs of the design. */
  readonly search?: object;
}

/** The manifest of a folder whose files are all written. */
export function makeManifest(
  identity: Identity,
  experiment: Experiment,
  plan: Plan,
  inputs: readonly InputFile[],
  failed: number,
  files: readonly WrittenFile[],
  parquet: ParquetWriter | null,
): Manifest {
  return {
    format: 1,
    ...identity,
    seeds: { root: experiment.seed, replications: experiment.replications },
    runs: { planned: plan.points.length * plan.replications, failed },
    rejectedPoints: plan.rejectedPoints,
    points: plan.points.map(({ index, twin }) => ({ point: index, twin })),
    inputs,
    ...(parquet === null ? {} : { parquet }),
    files: files.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    experiment,
  };
}

/** Whether two folders must hold the same bytes. */
export function isSameIdentity(a: Identity, b: Identity): boolean {
  return (
    a.specSha256 === b.specSha256 &&
    a.software.version === b.software.version &&
    a.model.name === b.model.name &&
    a.model.version === b.model.version
  );
}
