import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashshift, makeFolder, readFolder, readTable } from './hashshift.ts';

let folder: ReturnType<typeof makeFolder>;
const at = (...names: string[]) => join(folder.path, 'out', ...names);
const read = (name: string) => JSON.parse(readFileSync(at(name), 'utf8'));
beforeAll(async () => {
  folder = makeFolder();
  await hashshift(folder.path, ['run', 'sums.yaml', '--workers', '1', '--set', 'fail.below=0.3', '--out', 'out']);
});
afterAll(() => folder.remove());

/** Lexical forms of Table Schema, https://specs.frictionlessdata.io/table-schema/#types-and-formats */
const lexical: Record<string, RegExp> = {
  integer: /^-?\d+$/,
  number: /^-?(\d+(\.\d+)?([eE][-+]?\d+)?|INF|NaN)$/,
  boolean: /^(true|false)$/,
  date: /^\d{4}-\d\d-\d\d$/,
  string: /^/,
};

describe('datapackage.json', () => {
  it('PAIN 17, output shape: a tabular data package whose every table has the columns, types and keys that it says', () => {
    const { profile, name, resources } = read('datapackage.json');
    expect(profile).toBe('tabular-data-package');
    expect(name).toMatch(/^[a-z0-9._-]+$/);
    const tables = Object.keys(readFolder(at())).filter((path) => path.endsWith('.csv'));
    expect(resources.map(({ path }: { path: string }) => path)).toEqual(tables);
    for (const { path, bytes, schema, ...resource } of resources) {
      expect(resource.profile).toBe('tabular-data-resource');
      expect(resource.name).toMatch(/^[a-z0-9._-]+$/);
      expect(bytes).toBe(statSync(at(path)).size);
      const rows = readTable(at(path));
      const names = schema.fields.map((field: { name: string }) => field.name);
      expect(Object.keys(rows[0])).toEqual(names);
      for (const { name: column, type, unit, description } of schema.fields) {
        expect(description).toContain(`[${unit}]`);
        const cells = rows.map((row) => row[column]).filter((cell) => cell !== '');
        expect(
          cells.filter((cell) => !lexical[type].test(cell)),
          `${path} ${column}`,
        ).toEqual([]);
      }
      const keys = rows.map((row) => JSON.stringify(schema.primaryKey.map((column: string) => row[column])));
      expect(new Set(keys).size, path).toBe(rows.length);
    }
  });
});

describe('ro-crate-metadata.json', () => {
  it('is an RO-Crate 1.1 that describes every file, and refers to nothing that is not in it', () => {
    const { '@context': context, '@graph': graph } = read('ro-crate-metadata.json');
    expect(context).toBe('https://w3id.org/ro/crate/1.1/context');
    const byId = new Map<string, Record<string, unknown>>(graph.map((node: { '@id': string }) => [node['@id'], node]));
    expect(byId.size).toBe(graph.length);
    // https://www.researchobject.org/ro-crate/specification/1.1/root-data-entity.html
    expect(byId.get('ro-crate-metadata.json')).toMatchObject({
      '@type': 'CreativeWork',
      conformsTo: { '@id': 'https://w3id.org/ro/crate/1.1' },
      about: { '@id': './' },
    });
    const root = byId.get('./');
    expect(root).toMatchObject({ '@type': 'Dataset', name: 'sums', description: expect.any(String) });
    expect(root?.datePublished).toMatch(/^\d{4}-\d\d-\d\d$/);
    const files = Object.keys(readFolder(at())).filter((path) => path !== 'ro-crate-metadata.json');
    const parts = root?.hasPart as { '@id': string }[];
    expect(parts.map((part) => part['@id']).sort()).toEqual(files);
    for (const path of files) expect(byId.get(path)).toMatchObject({ '@type': 'File', name: path });
    const references = JSON.stringify(graph).matchAll(/\{"@id":"([^"]+)"\}/g);
    for (const [, id] of references) expect(byId.has(id) || id === 'https://w3id.org/ro/crate/1.1', id).toBe(true);
  });
});
