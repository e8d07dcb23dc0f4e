import { readdirSync, readFileSync } from 'node:fs';
import type { PresetSource } from '../spec/readPreset.ts';

/** The presets that come with the program, by name. */
export function loadPresets(): ReadonlyMap<string, PresetSource> {
  const folder = new URL('../../models/presets/', import.meta.url);
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  return new Map(
    names.toSorted().map((name) => {
      const text = readFileSync(new URL(name, folder), 'utf8');
      return [name.slice(0, -'.yaml'.length), { file: `presets/${name}`, text }];
    }),
  );
}
