import type { Manifest } from '../collect/metadata/manifest.ts';
import type { LoadedExperiment } from '../load/loadExperiment.ts';
import { readableNumber } from '../report/readableNumber.ts';
import { valueText } from '../report/valueText.ts';
import { canonicalJson } from '../spec/canonicalJson.ts';

/** Something in which two experiments differ, all as text. */
export interface ExperimentDifference {
  readonly name: string;
  readonly first: string;
  readonly second: string;
  /** Of a parameter; empty for anything else. */
  readonly unit: string;
  readonly meaning: string;
}

/** A results folder that is complete. */
export interface ComparedResults {
  readonly loaded: LoadedExperiment;
  readonly manifest: Manifest;
}

/** In what two experiments of one model differ: version, seed, size, design, then parameters in the model's order. */
export function compareExperiments(first: ComparedResults, second: ComparedResults): ExperimentDifference[] {
  const [a, b] = [facts(first), facts(second)];
  const found = a.flatMap(([name, text], i): ExperimentDifference[] =>
    text === b[i][1] ? [] : [{ name, first: text, second: b[i][1], unit: '', meaning: '' }],
  );
  const [baseA, baseB] = [first.loaded.experiment.base, second.loaded.experiment.base];
  const varied = new Set([first, second].flatMap(({ loaded }) => Object.keys(loaded.plan.points[0]?.design ?? {})));
  const parameters = first.loaded.model.parameters.flatMap((parameter): ExperimentDifference[] => {
    const { name, unit, description } = parameter;
    const [x, y] = [baseA[name], baseB[name]];
    // What points vary is told by the designs, whatever stands in the base.
    if (varied.has(name) || canonicalJson(x ?? null) === canonicalJson(y ?? null)) return [];
    const [left, right] = [x, y].map((value) => (value === undefined ? 'absent' : valueText(value)));
    const isLong = left === right;
    return [
      {
        name,
        first: isLong ? `${left}, others` : left,
        second: isLong ? `${right}, others` : right,
        unit,
        meaning: description,
      },
    ];
  });
  return [...found, ...parameters];
}

function facts({ loaded, manifest }: ComparedResults): [string, string][] {
  const { experiment, plan } = loaded;
  const { software, model, runs, inputs } = manifest;
  const { design, counterfactual, independentStreams = [] } = experiment;
  const names = Object.keys(plan.points[0]?.design ?? {});
  const data = inputs.slice(1).map(({ path, sha256 }) => `${path} ${sha256.slice(0, 8)}`);
  return [
    ['Version', `${software.name} ${software.version}`],
    ['Version of the model', `${model.name} ${model.version}`],
    ['Question', experiment.question],
    ['Seed', experiment.seed],
    ['Independent streams', independentStreams.join(', ') || 'none'],
    ['Replications', readableNumber(experiment.replications)],
    ['Horizon', `${readableNumber(experiment.horizonEpochs)} epochs`],
    ['Preset', experiment.preset ?? 'none'],
    ['Design', `${design.method}, ${readableNumber(plan.designPoints)} points`],
    ['Varies', names.join(', ') || 'nothing'],
    [
      'Counterfactual',
      counterfactual === null
        ? 'none'
        : Object.entries(counterfactual)
            .map(([name, value]) => `${name} = ${valueText(value)}`)
            .join(', '),
    ],
    ['Data files', data.join(', ') || 'none'],
    [
      'Modules',
      (experiment.modules?.files ?? []).map(({ path, sha256 }) => `${path} ${sha256.slice(0, 8)}`).join(', ') || 'none',
    ],
    ['Failed runs', readableNumber(runs.failed)],
  ];
}
