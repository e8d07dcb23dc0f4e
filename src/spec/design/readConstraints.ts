import { nearestName } from '../../../models/nearestName.ts';
import type { Parameter } from '../../../models/parameter.ts';
import { describeNode } from '../document/describeNode.ts';
import type { Report } from '../document/problem.ts';
import type { ScalarNode, SpecNode } from '../document/specNode.ts';
import type { Constraint, Expression } from './constraint.ts';
import { parseConstraint } from './parseConstraint.ts';
import { isNumeric } from './readDistribution.ts';

const FORM = 'a comparison of parameters and numbers, for example "a.low + 1 < 2 * a.high"';

/** The constraints of `constraints`, a text or a list of texts. Mistakes are reported. */
export function readConstraints(
  node: SpecNode,
  parameters: ReadonlyMap<string, Parameter>,
  report: Report,
): readonly Constraint[] {
  const items = node.kind === 'list' ? node.items : [node];
  return items.flatMap((item) => {
    if (item.kind === 'scalar' && typeof item.value === 'string') return readOne(item, parameters, report);
    report(item, `a constraint is ${describeNode(item)}`, FORM);
    return [];
  });
}

function readOne(node: ScalarNode, parameters: ReadonlyMap<string, Parameter>, report: Report): Constraint[] {
  const reading = parseConstraint(node.text);
  if (!reading.ok) {
    report(node, `constraint "${node.text}": ${reading.message}`, FORM);
    return [];
  }
  const { left, right } = reading.constraint;
  const names = [...new Set([...namesIn(left), ...namesIn(right)])];
  const numeric = [...parameters.values()].filter(isNumeric).map(({ name }) => name);
  const wrong = names.filter((name) => !numeric.includes(name));
  for (const name of wrong) {
    const message = parameters.has(name) ? `${name} is not a number` : `unknown parameter "${name}"`;
    report(node, `constraint "${node.text}": ${message}`, 'parameters that are numbers', nearestName(name, numeric));
  }
  if (names.length === 0) report(node, `constraint "${node.text}" names no parameter`, FORM);
  return wrong.length === 0 ? [reading.constraint] : [];
}

function namesIn(expression: Expression): string[] {
  if ('parameter' in expression) return [expression.parameter];
  return 'operator' in expression ? [...namesIn(expression.left), ...namesIn(expression.right)] : [];
}
