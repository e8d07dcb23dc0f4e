import { type ReadResult, readExperiment } from '../../../src/spec/readExperiment.ts';
import type { Override } from '../../../src/spec/readOverrides.ts';
import { fakeModel } from './fakeModel.ts';

/** The outside world of a test: data files and presets by name. */
export interface Fakes {
  readonly files?: Readonly<Record<string, string>>;
  readonly presets?: Readonly<Record<string, string>>;
  readonly overrides?: readonly Override[];
  readonly seed?: string;
}

/** Reads an experiment called `e.yaml` for the fake model, with data files and presets given as texts. */
export function readWithFakes(
  text: string,
  { files = {}, presets = {}, overrides = [], seed }: Fakes = {},
): ReadResult {
  return readExperiment(text, {
    file: 'e.yaml',
    models: new Map([['market', fakeModel]]),
    presets: new Map(Object.entries(presets).map(([name, preset]) => [name, { file: `${name}.yaml`, text: preset }])),
    readSeriesFile: (path) => {
      const found = files[path];
      if (found === undefined) throw new Error('no such file');
      return found;
    },
    overrides,
    ...(seed === undefined ? {} : { seed }),
  });
}
