import type { Parameter } from '../../models/parameter.ts';
import { parseSpecNode } from './document/parseSpecNode.ts';
import type { Report } from './document/problem.ts';
import type { SpecNode } from './document/specNode.ts';
import { EXPERIMENT_KEYS } from './experimentKeys.ts';
import { type Assignment, flattenAssignments } from './flattenAssignments.ts';
import type { Key } from './key.ts';
import { RECORD_KEYS } from './recordKeys.ts';

/** One `--set key=value` of the command line. */
export interface Override {
  readonly key: string;
  readonly value: string;
}

/** Keys that are not parameters and that `--set` accepts all the same. */
const SETTINGS = [...settable(EXPERIMENT_KEYS, ''), ...settable(RECORD_KEYS, 'record.')];

/**
 * The overrides of the command line, read as YAML: settings by key, and assignments of parameters, the last of equal
 * keys winning. Their place in messages is line 1, column 1 of `--set key=value`.
 */
export function readOverrides(
  overrides: readonly Override[],
  parameters: ReadonlyMap<string, Parameter>,
  report: Report,
): { readonly settings: ReadonlyMap<string, SpecNode>; readonly assignments: readonly Assignment[] } {
  const settings = new Map<string, SpecNode>();
  const assignments = new Map<string, Assignment>();
  for (const { key, value } of overrides) {
    const at = { file: `--set ${key}=${value}`, line: 1, column: 1 };
    const scalar: SpecNode = {
      kind: 'scalar',
      value: value === '' && key !== 'seed' ? null : value,
      text: value,
      ...at,
    };
    const node = value === '' || key === 'seed' ? scalar : parseSpecNode(value, at.file, report, true);
    if (node === undefined) continue;
    if (SETTINGS.includes(key)) settings.set(key, node);
    else {
      const mapping: SpecNode = { kind: 'mapping', entries: [{ key, keyAt: at, value: node }], ...at };
      for (const assignment of flattenAssignments(mapping, parameters, '--set', report, SETTINGS)) {
        assignments.set(assignment.parameter.name, assignment);
      }
    }
  }
  return { settings, assignments: [...assignments.values()] };
}

function settable(keys: Readonly<Record<string, Key>>, prefix: string): string[] {
  return Object.entries(keys).flatMap(([name, { isSettable }]) => (isSettable ? [prefix + name] : []));
}
