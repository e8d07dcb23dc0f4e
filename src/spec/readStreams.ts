import type { AnyModel } from './anyModel.ts';
import type { Report } from './document/problem.ts';
import type { SpecNode } from './document/specNode.ts';
import { readNames } from './values/readNames.ts';

/** Streams that every design point draws on its own, in the order of the model. Mistakes are reported. */
export function readStreams(node: SpecNode | undefined, model: AnyModel, report: Report): readonly string[] {
  if (node === undefined) return [];
  const streams = model.streams ?? [];
  const chosen = readNames(node, streams, 'independentStreams', report).map(({ text }) => text);
  return streams.filter((name) => chosen.includes(name));
}
