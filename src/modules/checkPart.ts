import type { Parameter } from '../../models/parameter.ts';
import type { Part } from '../../models/part.ts';
import { checkParameter } from './checkParameter.ts';

/**
 * What is wrong with a part that a module exports, one sentence each.
 * @param what the name of the export.
 * @param taken names that parts of its kind have already.
 * @param parameters those of the model that the part is added to.
 */
export function checkPart(
  value: unknown,
  what: string,
  taken: readonly string[],
  parameters: readonly Parameter[],
): string[] {
  if (typeof value !== 'object' || value === null) return [`${what} is not an object`];
  const part = value as Partial<Record<keyof Part, unknown>>;
  const { name } = part;
  const problems: string[] = [];
  if (typeof name !== 'string' || !/^[a-z][A-Za-z0-9]*$/.test(name)) {
    problems.push(`${what}.name is no name that starts with a small letter and has letters and digits only`);
  } else if (taken.includes(name)) problems.push(`${what}.name is "${name}", which there is already`);
  if (typeof part.summary !== 'string' || part.summary === '') problems.push(`${what} lacks the text "summary"`);
  if (typeof part.create !== 'function') problems.push(`${what} lacks the function "create"`);
  if (!Array.isArray(part.parameters)) return [...problems, `${what} lacks "parameters", a list that may be empty`];
  part.parameters.forEach((parameter: Parameter, i) => {
    const where = `${what}.parameters[${i}]`;
    problems.push(...checkParameter(parameter, where));
    const full = typeof parameter?.name === 'string' ? parameter.name : null;
    if (full === null || typeof name !== 'string') return;
    if (!full.startsWith(`${name}.`)) problems.push(`${where} is named "${full}", not "${name}." and more`);
    const isTaken = [...parameters, ...(part.parameters as Parameter[]).slice(0, i)].some((one) => one?.name === full);
    if (isTaken) problems.push(`${where} is named "${full}", which there is already`);
  });
  return problems;
}
