import type { Identity } from '../collect/metadata/manifest.ts';
import type { Experiment } from '../spec/experiment.ts';

/** The line at the foot of a figure: which experiment, model, seed and version it is of. */
export function figureSource({ name, seed }: Experiment, { specSha256, model, software }: Identity): string {
  return `${name} (${specSha256.slice(0, 8)}): model ${model.name}, seed "${seed}", ${software.name} ${software.version}`;
}
