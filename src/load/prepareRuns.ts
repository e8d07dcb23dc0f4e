import { sha256Hex } from '../collect/files/sha256Hex.ts';
import type { Identity } from '../collect/metadata/manifest.ts';
import { recordedColumns } from '../collect/recordedColumns.ts';
import type { Figure } from '../figures/createCourse.ts';
import { figureSource } from '../figures/figureSource.ts';
import { keptEpochs } from '../run/keptEpochs.ts';
import type { RunSettings } from '../run/runTask.ts';
import { softwareVersion } from '../softwareVersion.ts';
import { canonicalJson } from '../spec/canonicalJson.ts';
import { createFigure } from './createFigure.ts';
import type { LoadedExperiment } from './loadExperiment.ts';

/** An experiment with all that executing its runs and writing their results needs to know. */
export interface PreparedRuns {
  readonly loaded: LoadedExperiment;
  readonly identity: Identity;
  /** Runs of the plan: points x replications. */
  readonly total: number;
  /** Columns of a run's recorded rows. */
  readonly columns: readonly string[];
  /** Epochs of those rows. */
  readonly epochs: readonly number[];
  readonly figure: Figure | null;
  readonly settings: RunSettings;
  isRecorded(point: number, replication: number): boolean;
  isFigured(point: number): boolean;
}

/** Works out what an experiment records and shows, and what identifies its results. */
export function prepareRuns(loaded: LoadedExperiment): PreparedRuns {
  const { experiment, plan, model, registry, modules } = loaded;
  const { horizonEpochs, record, seed } = experiment;
  const software = softwareVersion();
  const columns = recordedColumns(model, experiment);
  const identity = {
    software,
    model: { name: model.name, version: model.version },
    specSha256: sha256Hex(canonicalJson(experiment)),
  };
  const figure = createFigure(experiment, plan, model, figureSource(experiment, identity));
  const figured = new Set(figure?.points);
  const indexOf = (name: string): number => model.columns.findIndex((column) => column.name === name);
  return {
    loaded,
    identity,
    total: plan.points.length * plan.replications,
    columns,
    epochs: keptEpochs(horizonEpochs, record.everyEpochs),
    figure,
    settings: {
      registry,
      modules: modules?.run,
      model: model.name,
      seed,
      independentStreams: experiment.independentStreams ?? [],
      horizonEpochs,
      recorded: { everyEpochs: record.everyEpochs, columns: columns.map(indexOf) },
      figured: { everyEpochs: 1, columns: (figure?.columns ?? []).map(indexOf) },
    },
    isRecorded: (_, replication) => replication < record.replications,
    isFigured: (point) => figured.has(point),
  };
}
