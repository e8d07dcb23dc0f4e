import { AnalysisError } from '../analyse/analysisError.ts';
import { MissingPackageError } from '../collect/parquet/missingPackageError.ts';
import { ResultsFolderError } from '../collect/resultsFolderError.ts';
import { QueryError } from '../query/queryError.ts';
import { SpecError } from '../specError.ts';
import { SlurmError } from '../sweep/slurm/slurmError.ts';
import type { Context } from './context.ts';
import { exitCodes } from './exitCodes.ts';
import { Interruption } from './interruption.ts';

/**
 * Runs a command's body; what it throws becomes a message on stderr and an exit code.
 * @param outcome what has become of the results when the command was stopped or the file system failed.
 */
export async function reportErrors(
  context: Context,
  body: () => Promise<void>,
  outcome: () => string = () => 'nothing was written',
): Promise<void> {
  try {
    await body();
  } catch (error) {
    const { message, exitCode } = explain(error, outcome);
    context.process.stderr.write(`${message}\n`);
    context.exitCode = exitCode;
  }
}

function explain(error: unknown, outcome: () => string): { message: string; exitCode: number } {
  if (error instanceof SpecError) return { message: error.message, exitCode: exitCodes.usage };
  if (error instanceof QueryError) return { message: `hashshift: ${error.message}`, exitCode: exitCodes.usage };
  if (error instanceof Interruption) return { message: `${error.message}; ${outcome()}`, exitCode: error.exitCode };
  if (
    error instanceof AnalysisError ||
    error instanceof ResultsFolderError ||
    error instanceof MissingPackageError ||
    error instanceof SlurmError
  )
    return { message: `hashshift: ${error.message}`, exitCode: exitCodes.failure };
  if (isSystemError(error)) {
    return { message: `hashshift: ${systemMessage(error)}; ${outcome()}`, exitCode: exitCodes.failure };
  }
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return {
    message: `hashshift: unexpected error, please report it with this trace\n${trace}`,
    exitCode: exitCodes.failure,
  };
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && typeof (error as NodeJS.ErrnoException).syscall === 'string';
}

function systemMessage({ code, message }: NodeJS.ErrnoException): string {
  return code === 'ENOSPC' ? `the disk is full (${message})` : message;
}
