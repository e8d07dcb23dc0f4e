import type { AnyModel } from './anyModel.ts';
import type { Report } from './document/problem.ts';
import type { SpecNode } from './document/specNode.ts';
import { readNames } from './values/readNames.ts';

/**
 * The outcomes and contrasts of the printed table. Without the key: every contrast where there is a counterfactual,
 * else every outcome. A contrast without a counterfactual is reported.
 */
export function readOutcomes(
  node: SpecNode | undefined,
  hasCounterfactual: boolean,
  model: AnyModel,
  report: Report,
): readonly string[] {
  const outcomes = model.outcomes.map(({ name }) => name);
  const changes = model.outcomes.map(({ change }) => change);
  if (node === undefined) return hasCounterfactual ? changes : outcomes;
  const chosen = readNames(node, [...outcomes, ...changes], 'outcomes', report);
  for (const item of chosen) {
    if (hasCounterfactual || outcomes.includes(item.text)) continue;
    const message = `outcomes: ${item.text} compares with a counterfactual, and the experiment has none`;
    report(item, message, 'a counterfactual, or outcomes that need none');
  }
  return chosen.map(({ text }) => text);
}
