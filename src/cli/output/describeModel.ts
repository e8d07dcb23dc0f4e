import type { Model } from '../../../models/model.ts';
import type { Parameter } from '../../../models/parameter.ts';
import { valueText } from '../../report/valueText.ts';

/** A parameter, column or outcome of a model, as `explain` shows it. */
export type Entry =
  | ({ readonly type: 'parameter' } & Parameter)
  | { readonly type: 'column'; readonly name: string; readonly unit: string; readonly meaning: string }
  | {
      readonly type: 'outcome';
      readonly name: string;
      readonly unit: string;
      readonly meaning: string;
      readonly contrast: 'relative' | 'difference';
      readonly change: string;
    };

/** All of a model: parameters, then columns, then outcomes, in the model's order. */
export function modelEntries(model: Model<unknown>): readonly Entry[] {
  return [
    ...model.parameters.map((parameter): Entry => ({ ...parameter, type: 'parameter' })),
    // Named fields only: a model may keep more in its columns than people can read.
    ...model.columns.map(({ name, unit, meaning }): Entry => ({ type: 'column', name, unit, meaning })),
    ...model.outcomes.map(
      ({ name, unit, meaning, contrast, change }): Entry => ({
        type: 'outcome',
        name,
        unit,
        meaning,
        contrast,
        change,
      }),
    ),
  ];
}

/** The entries as a manual page. */
export function describeModel(
  model: Model<unknown>,
  entries: readonly Entry[],
  withHead: boolean,
  withStages: boolean,
): string {
  const parts: string[] = withHead ? [`${model.name} (version ${model.version})\n${wrap(model.summary, '  ')}`] : [];
  for (const [type, title] of sections) {
    const chosen = entries.filter((entry) => entry.type === type);
    if (chosen.length > 0) parts.push(`${title}\n${chosen.map(describeEntry).join('\n')}`);
  }
  if (withStages) parts.push(`STEP (one epoch)\n${model.stages.map(describeStage).join('\n')}`);
  return `${parts.join('\n\n')}\n`;
}

const sections = [
  ['parameter', 'PARAMETERS'],
  ['column', 'COLUMNS (epochs.csv)'],
  ['outcome', 'OUTCOMES (runs.csv)'],
] as const;

function describeEntry(entry: Entry): string {
  if (entry.type === 'parameter') return describeParameter(entry, '  ');
  const compared =
    entry.type === 'outcome'
      ? `\n      compared as ${entry.change}: ${entry.contrast === 'relative' ? 'relative change' : 'difference'} to the counterfactual`
      : '';
  return `  ${entry.name} [${entry.unit}]\n${wrap(entry.meaning, '      ')}${compared}`;
}

function describeParameter(parameter: Parameter, indent: string): string {
  const inner = `${indent}    `;
  const facts = [`${parameter.kind}`, `default ${valueText(parameter.default)}`, ...range(parameter)];
  const fields = (parameter.fields ?? []).map((field) => `\n${describeParameter(field, inner)}`);
  return [
    `${indent}${parameter.name} [${parameter.unit}]  ${facts.join(', ')}`,
    wrap(parameter.description, inner),
    `${wrap(`source: ${parameter.source}`, inner)}${fields.join('')}`,
  ].join('\n');
}

function range({ min, max, choices }: Parameter): string[] {
  if (choices !== undefined) return [`one of ${choices.join(', ')}`];
  if (min !== undefined && max !== undefined) return [`${min} to ${max}`];
  if (min !== undefined) return [`from ${min}`];
  return max === undefined ? [] : [`up to ${max}`];
}

function describeStage(stage: Model<unknown>['stages'][number], position: number): string {
  return [
    `  ${position + 1}. ${stage.name}`,
    wrap(stage.does, '      '),
    wrap(`reads:  ${stage.reads.join(', ') || '-'}`, '      '),
    wrap(`writes: ${stage.writes.join(', ') || '-'}`, '      '),
  ].join('\n');
}

function wrap(text: string, indent: string): string {
  const lines = [''];
  for (const word of text.split(/\s+/)) {
    const line = lines[lines.length - 1];
    if (line !== '' && indent.length + line.length + 1 + word.length > 100) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines.map((line) => `${indent}${line}`).join('\n');
}
