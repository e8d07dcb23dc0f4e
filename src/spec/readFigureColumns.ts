import type { AnyModel } from './anyModel.ts';
import type { Report } from './document/problem.ts';
import type { SpecNode } from './document/specNode.ts';
import { readNames } from './values/readNames.ts';

/** Columns of the figure in the order of the file; empty where it names none. Mistakes are reported. */
export function readFigureColumns(node: SpecNode | undefined, model: AnyModel, report: Report): readonly string[] {
  if (node === undefined) return [];
  const columns = model.columns.map(({ name }) => name);
  return readNames(node, columns, 'figureColumns', report).map(({ text }) => text);
}
