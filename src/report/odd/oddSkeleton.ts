import type { Model } from '../../../models/model.ts';
import type { Parameter } from '../../../models/parameter.ts';
import type { Experiment } from '../../spec/experiment.ts';
import { markdownTable } from '../tables/markdownTable.ts';
import { valueText } from '../valueText.ts';
import { designConcepts } from './designConcepts.ts';

/** What a model description is written from. */
export interface OddSubject {
  readonly experiment: Experiment;
  readonly model: Pick<
    Model<unknown>,
    'name' | 'version' | 'summary' | 'parameters' | 'columns' | 'outcomes' | 'stages'
  >;
  /** Design points after constraints, twins included. */
  readonly points: number;
  /** Name and version of the program. */
  readonly software: string;
  /** Files that the experiment was read from. */
  readonly inputs: readonly { readonly path: string; readonly sha256: string }[];
}

/**
 * A model description in the ODD protocol, in Markdown: all seven elements, filled with what the model and the
 * experiment say of themselves. What only the author knows is marked `TO WRITE` with the question to answer.
 * Source: Grimm et al. 2020, https://doi.org/10.18564/jasss.4259
 */
export function oddSkeleton(subject: OddSubject): string {
  const { experiment, model, software } = subject;
  return `${[
    `# ODD: ${experiment.name}`,
    `The model \`${model.name}\`, version ${model.version}, as run by ${software} for the experiment \`${experiment.name}\`. Written from the model's own description; the parts marked TO WRITE are the author's. Protocol: Grimm et al. 2020, <https://doi.org/10.18564/jasss.4259>.`,
    ...purpose(subject),
    ...entities(subject),
    ...process(subject),
    ...concepts(subject),
    ...initialization(subject),
    ...inputData(subject),
    ...submodels(subject),
  ].join('\n\n')}\n`;
}

function purpose({ experiment, model }: OddSubject): string[] {
  return [
    '## 1. Purpose and patterns',
    `**Purpose.** ${model.summary} The experiment asks: ${experiment.question}`,
    toWrite('the patterns by which the model is judged useful for this purpose, each with its source'),
  ];
}

function entities({ experiment, model }: OddSubject): string[] {
  const states = new Set(model.stages.flatMap(({ reads, writes }) => [...reads, ...writes]));
  return [
    '## 2. Entities, state variables and scales',
    `**State.** The stages of a step read and write: ${[...states].join(', ') || 'nothing that they name'}.`,
    toWrite('which entities carry these variables, and how many of each there are'),
    `**Scales.** A step is one difficulty epoch (2,016 blocks, nominally 14 days); a run takes ${experiment.horizonEpochs} of them.`,
    '**Observed variables.**',
    markdownTable(
      ['column', 'unit', 'meaning'],
      model.columns.map(({ name, unit, meaning }) => [`\`${name}\``, unit, meaning]),
    ),
  ];
}

function process({ model }: OddSubject): string[] {
  const lines = model.stages.map(({ name, does }, position) => `${position + 1}. **${name}.** ${does}`);
  return [
    '## 3. Process overview and scheduling',
    'One step, in this order:',
    lines.length > 0 ? lines.join('\n') : toWrite('the processes of a step and their order'),
  ];
}

function concepts(subject: OddSubject): string[] {
  return [
    '## 4. Design concepts',
    ...designConcepts.map(({ name, question }) => `**${name}.** ${knownOf(name, subject)}${toWrite(question)}`),
  ];
}

/** What the experiment itself says about a concept; empty where only the author can tell. */
function knownOf(concept: string, { experiment, points }: OddSubject): string {
  if (concept === 'Stochasticity') {
    return `Every random number comes from streams keyed by the root seed \`${experiment.seed}\`, the replication and the purpose, so replication r of every design point sees the same shocks; ${experiment.replications} replications a point. `;
  }
  if (concept !== 'Observation') return '';
  const { everyEpochs, columns, replications } = experiment.record;
  const every = everyEpochs === 1 ? 'Every epoch' : `Every ${everyEpochs} epochs, and at the last,`;
  return `${every} ${columns.length} columns are recorded of ${Math.min(replications, experiment.replications)} replications of each of ${points} design points; outcomes of all. `;
}

function initialization({ experiment, model }: OddSubject): string[] {
  const varied = new Set(experiment.points.flatMap((point) => Object.keys(point)));
  if ('inputs' in experiment.design) {
    for (const { name } of [...experiment.design.inputs, ...experiment.design.crossed]) varied.add(name);
  }
  const rows = model.parameters.map((parameter) => [
    `\`${parameter.name}\``,
    varied.has(parameter.name) ? `varied (${experiment.design.method})` : valueText(experiment.base[parameter.name]),
    parameter.unit,
    rangeOf(parameter),
    parameter.description,
    parameter.source,
  ]);
  return [
    '## 5. Initialization',
    `All parameters, as the experiment sets them${experiment.preset === null ? '' : ` over the preset \`${experiment.preset}\``}:`,
    markdownTable(['parameter', 'value', 'unit', 'range', 'meaning', 'source'], rows),
  ];
}

function inputData({ inputs, model, experiment }: OddSubject): string[] {
  const series = model.parameters.filter(
    ({ kind, name }) => kind === 'series' && valueText(experiment.base[name]) !== 'empty',
  );
  const paths = series.map(({ name }) => `\`${name}\``).join(', ');
  return [
    '## 6. Input data',
    series.length === 0
      ? 'No dated input drives the run after its start.'
      : `Dated paths drive the run: ${paths}. ${toWrite('where they come from')}`,
    markdownTable(
      ['file', 'SHA-256'],
      inputs.map(({ path, sha256 }) => [path, `\`${sha256}\``]),
    ),
  ];
}

function submodels({ model }: OddSubject): string[] {
  return [
    '## 7. Submodels',
    ...model.stages.map(({ name, does, reads, writes }) =>
      [
        `### ${name}`,
        `${does} Reads: ${reads.join(', ') || 'nothing'}. Writes: ${writes.join(', ') || 'nothing'}.`,
        toWrite('equations, with units and sources'),
      ].join('\n\n'),
    ),
  ];
}

function toWrite(question: string): string {
  return `*TO WRITE: ${question}.*`;
}

function rangeOf({ min, max, choices }: Parameter): string {
  if (choices !== undefined) return choices.join(', ');
  if (min === undefined && max === undefined) return '';
  return `${min ?? ''} to ${max ?? ''}`.trim();
}
