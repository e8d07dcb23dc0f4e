import type { Key } from './key.ts';

/** The keys of `record`. */
export const RECORD_KEYS = {
  every: {
    form: { kind: 'epochs', min: 1, max: Number.MAX_SAFE_INTEGER },
    description: 'Every how many epochs a row is kept; the last epoch is always kept. Every epoch by default.',
    example: '1 epoch',
    isSettable: true,
  },
  columns: {
    form: { kind: 'columns' },
    description: 'The columns of epochs.csv, or all, which is the default. hashshift explain lists them.',
    example: 'all',
  },
  replications: {
    form: { kind: 'whole', min: 0, max: 1_000_000, all: true },
    description: 'How many of the replications go to epochs.csv; all by default. Outcomes always use all.',
    example: '10',
  },
  format: {
    form: { kind: 'choice', choices: ['csv', 'parquet'] },
    description: 'The form of the rows of epochs: csv (default), or parquet, which is smaller and needs DuckDB.',
    example: 'parquet',
  },
} as const satisfies Readonly<Record<string, Key>>;
