import { ResultsFolderError } from '../collect/resultsFolderError.ts';
import { SpecError } from '../specError.ts';
import type { Context } from './context.ts';
import { exitCodes } from './exitCodes.ts';
import { Interruption } from './interruption.ts';

/** Runs a command's body; what it throws becomes a message on stderr and an exit code. */
export async function reportErrors(context: Context, body: () => Promise<void>): Promise<void> {
  try {
    await body();
  } catch (error) {
    const { message, exitCode } = explain(error);
    context.process.stderr.write(`${message}\n`);
    context.exitCode = exitCode;
  }
}

function explain(error: unknown): { message: string; exitCode: number } {
  if (error instanceof SpecError) return { message: error.message, exitCode: exitCodes.usage };
  if (error instanceof Interruption) return { message: error.message, exitCode: error.exitCode };
  if (error instanceof ResultsFolderError)
    return { message: `hashshift: ${error.message}`, exitCode: exitCodes.failure };
  if (isSystemError(error)) {
    return { message: `hashshift: ${systemMessage(error)}; no results were written`, exitCode: exitCodes.failure };
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
