import type { Problem } from './problem.ts';

/**
 * A problem as people read it: `file:line:column message; expected ...`, then the line of the source with a caret under
 * the offending column.
 * @param sourceText text of the file that the problem is in; the empty string (for `--set`) leaves the excerpt out.
 */
export function formatProblem(problem: Problem, sourceText: string): string {
  const hint = problem.nearest === null ? '' : ` (did you mean ${problem.nearest}?)`;
  const head = `${problem.file}:${problem.line}:${problem.column} ${problem.message}${hint}; expected ${problem.expected}`;
  const sourceLine = sourceText.split(/\r?\n/)[problem.line - 1];
  if (sourceLine === undefined || sourceText === '') return head;
  const gutter = String(problem.line);
  // A tab would move the caret by an unknown width, so both lines use one space for it.
  const shown = sourceLine.replaceAll('\t', ' ');
  const caret = `${' '.repeat(problem.column - 1)}^`;
  return `${head}\n  ${gutter} | ${shown}\n  ${' '.repeat(gutter.length)} | ${caret}`;
}
