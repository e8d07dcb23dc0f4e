import type { Experiment } from '../../spec/experiment.ts';
import type { WrittenFile } from '../files/writtenFile.ts';
import type { Identity, InputFile } from './manifest.ts';

const mediaTypes: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  json: 'application/json',
  svg: 'image/svg+xml',
  parquet: 'application/vnd.apache.parquet',
};

/**
 * `ro-crate-metadata.json`: the folder as a Research Object Crate 1.1 (https://w3id.org/ro/crate/1.1), for repositories
 * and catalogues. It tells no time: its date is that of the release of the software, since equal experiments give equal
 * folders; whoever publishes the folder sets the date of publication.
 * @param files all files but this one and the manifest, which lists this one.
 * @param released date of the release, `YYYY-MM-DD`.
 */
export function makeRoCrate(
  experiment: Experiment,
  { software, model }: Identity,
  inputs: readonly InputFile[],
  files: readonly WrittenFile[],
  released: string,
): object {
  const sorted = files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const parts = [...sorted.map(({ path }) => encodeURI(path)), 'manifest.json'].map(reference);
  const application = `#${software.name}-${software.version}`;
  const sources = inputs.map(({ path }) => `#input-${encodeURIComponent(path)}`);
  return {
    '@context': 'https://w3id.org/ro/crate/1.1/context',
    '@graph': [
      {
        '@id': 'ro-crate-metadata.json',
        '@type': 'CreativeWork',
        conformsTo: reference('https://w3id.org/ro/crate/1.1'),
        about: reference('./'),
      },
      {
        '@id': './',
        '@type': 'Dataset',
        name: experiment.name,
        description: `${experiment.question === '' ? experiment.name : experiment.question} Results of the model ${model.name} (version ${model.version}), made by ${software.name} ${software.version} with the seed "${experiment.seed}".`,
        datePublished: released,
        license: 'Chosen by whoever publishes these results.',
        hasPart: parts,
        mentions: reference('#simulation'),
      },
      {
        '@id': '#simulation',
        '@type': 'CreateAction',
        name: `Simulation of ${experiment.name}`,
        instrument: reference(application),
        object: sources.map(reference),
        result: parts,
      },
      { '@id': application, '@type': 'SoftwareApplication', name: software.name, version: software.version },
      ...inputs.map(({ path, sha256 }, i) => ({
        '@id': sources[i],
        '@type': 'CreativeWork',
        name: path,
        identifier: `sha256:${sha256}`,
      })),
      ...sorted.map(({ path, bytes }) => ({
        '@id': encodeURI(path),
        '@type': 'File',
        name: path,
        contentSize: String(bytes),
        encodingFormat: mediaType(path),
      })),
      { '@id': 'manifest.json', '@type': 'File', name: 'manifest.json', encodingFormat: mediaType('manifest.json') },
    ],
  };
}

function reference(id: string): { readonly '@id': string } {
  return { '@id': id };
}

function mediaType(path: string): string {
  return mediaTypes[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
}
