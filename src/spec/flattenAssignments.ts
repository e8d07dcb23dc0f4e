import { nearestName } from '../../models/nearestName.ts';
import type { Parameter } from '../../models/parameter.ts';
import { describeNode } from './document/describeNode.ts';
import type { Position, Report } from './document/problem.ts';
import type { SpecNode } from './document/specNode.ts';

/** A parameter and what the user wrote for it. */
export interface Assignment {
  readonly parameter: Parameter;
  readonly keyAt: Position;
  readonly value: SpecNode;
}

/**
 * The parameters that a mapping names, written `shift.kind: capacity` or `shift: { kind: capacity }`. Unknown
 * parameters and those given twice, once in each form, are reported and left out.
 * @param what how messages call the mapping, for example `set`.
 * @param otherNames names that are valid here besides parameters, for suggestions only.
 */
export function flattenAssignments(
  node: SpecNode,
  parameters: ReadonlyMap<string, Parameter>,
  what: string,
  report: Report,
  otherNames: readonly string[] = [],
): Assignment[] {
  const found = new Map<string, Assignment>();
  const names = [...parameters.keys(), ...otherNames];
  const visit = (mapping: SpecNode, prefix: string): void => {
    if (mapping.kind !== 'mapping') return;
    for (const { key, keyAt, value } of mapping.entries) {
      const name = prefix + key;
      const parameter = parameters.get(name);
      if (parameter !== undefined) add(parameter, keyAt, value);
      else if (value.kind === 'mapping' && names.some((known) => known.startsWith(`${name}.`)))
        visit(value, `${name}.`);
      else
        report(
          keyAt,
          `${what}: unknown parameter "${name}"`,
          'a parameter of the model, as hashshift explain lists them',
          nearestName(name, names),
        );
    }
  };
  const add = (parameter: Parameter, keyAt: Position, value: SpecNode): void => {
    const earlier = found.get(parameter.name);
    if (earlier === undefined) {
      found.set(parameter.name, { parameter, keyAt, value });
      return;
    }
    const first = `${earlier.keyAt.line}:${earlier.keyAt.column}`;
    report(keyAt, `${what}: ${parameter.name} is given twice, first at ${first}`, 'each parameter once');
  };
  if (node.kind !== 'mapping') {
    report(node, `${what} is ${describeNode(node)}`, 'a mapping from parameters to values, for example { a.b: 1 }');
  }
  visit(node, '');
  return [...found.values()];
}
