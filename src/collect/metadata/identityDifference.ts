import { canonicalJson } from '../../spec/canonicalJson.ts';
import type { Experiment } from '../../spec/experiment.ts';
import type { Identity } from './manifest.ts';

/** An experiment with what identifies its results. */
export type IdentifiedExperiment = Identity & { readonly experiment: Experiment };

const namedKeys = 5;

/** Says, for a message, in what way results that were found are not those of an experiment. */
export function identityDifference(found: IdentifiedExperiment, wanted: IdentifiedExperiment): string {
  if (found.specSha256 !== wanted.specSha256) {
    const keys = differingKeys(found.experiment, wanted.experiment);
    const named = keys.slice(0, namedKeys).join(', ') + (keys.length > namedKeys ? ', ...' : '');
    return `another experiment (different: ${named || 'its specSha256'})`;
  }
  if (found.software.version !== wanted.software.version) {
    return `version ${found.software.version} of hashshift (this is ${wanted.software.version})`;
  }
  return `version ${found.model.version} of the model ${found.model.name} (this is ${wanted.model.version})`;
}

function differingKeys(found: Experiment, wanted: Experiment): string[] {
  const differing = (a: object, b: object): string[] => {
    const left = new Map(Object.entries(a));
    const right = new Map(Object.entries(b));
    const names = [...new Set([...left.keys(), ...right.keys()])];
    return names.filter((name) => canonicalJson(left.get(name) ?? null) !== canonicalJson(right.get(name) ?? null));
  };
  return differing(found ?? {}, wanted).flatMap((key) => {
    if (key === 'base') return differing(found.base ?? {}, wanted.base);
    if (key === 'modules') return differing(hashes(found), hashes(wanted));
    return [key];
  });
}

function hashes({ modules }: Experiment): Readonly<Record<string, string>> {
  return Object.fromEntries((modules?.files ?? []).map(({ path, sha256 }) => [path, sha256]));
}
