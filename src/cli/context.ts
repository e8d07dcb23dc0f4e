import type { CommandContext } from '@stricli/core';

/** A stream that the command writes to, as `process.stdout`. */
export interface OutputStream {
  readonly write: (text: string) => void;
  /** Whether a person is watching. */
  readonly isTTY?: boolean;
  readonly getColorDepth?: (env?: Readonly<Partial<Record<string, string>>>) => number;
}

/** The outside of the command; `process` of Node fits. */
export interface CliProcess {
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly env: Readonly<Partial<Record<string, string>>>;
}

/** What commands get from the program. */
export interface Context extends CommandContext {
  readonly process: CliProcess & { exitCode: number | string | null };
  /** URL of the module with the models that experiments can name. */
  readonly registry: string;
  /** Set by a command that did not succeed. */
  exitCode: number;
}
