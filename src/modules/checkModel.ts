import { checkParameter } from './checkParameter.ts';

const texts = ['name', 'version', 'summary'];
const functions = ['create', 'step', 'observe', 'summarise'];
const lists: Readonly<Record<string, readonly string[]>> = {
  columns: ['name', 'unit', 'meaning'],
  outcomes: ['name', 'unit', 'meaning', 'contrast', 'change'],
  figured: ['column', 'label'],
  stages: ['name', 'does'],
};

/**
 * What is wrong with the `model` that a module exports, one sentence each.
 * @param taken names of the models of the program.
 */
export function checkModel(value: unknown, taken: readonly string[]): string[] {
  if (typeof value !== 'object' || value === null) return ['model is not an object'];
  const model = value as Readonly<Record<string, unknown>>;
  const problems = [
    ...texts.filter((key) => !isText(model[key])).map((key) => `model lacks the text "${key}"`),
    ...functions.filter((key) => typeof model[key] !== 'function').map((key) => `model lacks the function "${key}"`),
  ];
  if (taken.includes(String(model.name))) problems.push(`model.name is "${model.name}", a model of the program`);
  const { parameters } = model;
  if (!Array.isArray(parameters)) problems.push('model lacks the list "parameters"');
  else problems.push(...parameters.flatMap((one, i) => checkParameter(one, `model.parameters[${i}]`)));
  for (const [key, members] of Object.entries(lists)) {
    const list = model[key];
    if (Array.isArray(list)) problems.push(...list.flatMap((one, i) => checkTexts(one, members, `model.${key}[${i}]`)));
    else problems.push(`model lacks the list "${key}"`);
  }
  return problems.length > 0 ? problems : checkReferences(model);
}

function checkTexts(value: unknown, members: readonly string[], what: string): string[] {
  const entry = (value ?? {}) as Readonly<Record<string, unknown>>;
  const missing = members.filter((member) => !isText(entry[member])).map((member) => `${what} lacks "${member}"`);
  const isContrast = !members.includes('contrast') || ['relative', 'difference'].includes(String(entry.contrast));
  return isContrast ? missing : [...missing, `${what}.contrast is neither "relative" nor "difference"`];
}

function checkReferences(model: Readonly<Record<string, unknown>>): string[] {
  const namesOf = (key: string): string[] => (model[key] as { readonly name: string }[]).map(({ name }) => name);
  const columns = namesOf('columns');
  const figured = model.figured as { readonly column: string }[];
  const repeated = ['parameters', 'columns', 'outcomes'].flatMap((key) => {
    const names = namesOf(key);
    const twice = names.filter((name, i) => names.indexOf(name) < i);
    return twice.map((name) => `model.${key} has "${name}" twice`);
  });
  const unknown = figured.filter(({ column }) => !columns.includes(column));
  return [
    ...repeated,
    ...unknown.map(({ column }) => `model.figured names "${column}", which is no column`),
    ...checkFigures(model.figures ?? [], columns),
  ];
}

/** Further figures may be left out; those that are there must be of a known kind and show columns that exist. */
function checkFigures(figures: unknown, columns: readonly string[]): string[] {
  if (!Array.isArray(figures)) return ['model.figures is not a list'];
  return figures.flatMap((value: unknown, i) => {
    const what = `model.figures[${i}]`;
    const figure = (value ?? {}) as Readonly<Record<string, unknown>>;
    const missing = checkTexts(figure, ['name', 'kind', 'title'], what);
    if (missing.length > 0) return missing;
    if (figure.kind === 'supply') return typeof figure.read === 'function' ? [] : [`${what} lacks the function "read"`];
    if (figure.kind !== 'course' && figure.kind !== 'parts')
      return [`${what}.kind is none of "course", "parts" and "supply"`];
    if (!Array.isArray(figure.columns)) return [`${what} lacks the list "columns"`];
    return figure.columns.flatMap((shown: unknown, c) => {
      const lacking = checkTexts(shown, ['column', 'label'], `${what}.columns[${c}]`);
      if (lacking.length > 0) return lacking;
      const { column } = shown as { readonly column: string };
      return columns.includes(column) ? [] : [`${what} names "${column}", which is no column`];
    });
  });
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}
