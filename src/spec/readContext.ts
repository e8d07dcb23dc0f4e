import type { Report } from './document/problem.ts';

/** A data file that an experiment names. */
export interface DataFile {
  /** As shown in messages and in the manifest. */
  readonly file: string;
  readonly text: string;
}

/** What the readers of values share: where mistakes go, what dates mean and how data files are opened. */
export interface ReadContext {
  readonly report: Report;
  /** Start of the run in days since 1970-01-01; null where the model has no start date, so that dates mean nothing. */
  readonly startDay: number | null;
  /** Opens a file named in the experiment. @throws Error when it cannot be read. */
  readonly openFile: (path: string) => DataFile;
}
