import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { publishedSchema } from '../../../src/load/publishedSchema.ts';
import { models } from '../../../src/models.ts';
import { EXPERIMENT_KEYS } from '../../../src/spec/experimentKeys.ts';
import { RECORD_KEYS } from '../../../src/spec/recordKeys.ts';
import { mutatedText, onlyForTheReader, right, wrong } from './mutations.ts';
import { ajv, checkAccepts, committedSchema, schemaAccepts } from './schemaFixture.ts';

const experiments = new URL('../../../experiments/', import.meta.url).pathname;
const shipped = readdirSync(experiments, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.yaml'),
);

describe('the schema of experiment files', () => {
  it('is the one that npm run schema writes', () => {
    expect(committedSchema).toBe(publishedSchema(models));
  });

  it('is a schema of draft-07', () => {
    expect(ajv.validateSchema(JSON.parse(committedSchema))).toBe(true);
  });

  it.each(shipped)('accepts %s', (name) => {
    expect(schemaAccepts(readFileSync(join(experiments, name), 'utf8'))).toBe(true);
  });

  it.each(right.map(mutatedText))('accepts, like check:\n%s', async (text) => {
    expect({ check: await checkAccepts(text), schema: schemaAccepts(text) }).toEqual({ check: true, schema: true });
  });

  it.each(wrong.map(([key, mutation]) => [key, mutatedText(mutation)]))(
    'refuses %s, like check:\n%s',
    async (_, text) => {
      expect({ check: await checkAccepts(text), schema: schemaAccepts(text) }).toEqual({ check: false, schema: false });
    },
  );

  it('leaves to check what values mean together', async () => {
    for (const text of onlyForTheReader.map(mutatedText)) {
      expect({ text, check: await checkAccepts(text), schema: schemaAccepts(text) }).toMatchObject({
        check: false,
        schema: true,
      });
    }
  });

  it('is asked about a mistake in every key', () => {
    const asked = new Set(wrong.map(([key]) => key));
    const keys = [...Object.keys(EXPERIMENT_KEYS), ...Object.keys(RECORD_KEYS)];
    expect(keys.filter((key) => !asked.has(key))).toEqual([]);
  });

  it('lets pass what modules may add, and still knows the keys', () => {
    const own = { modules: '[./a.ts]', set: '{ patient.epochs: 3, ai.rule: patient }' };
    expect(schemaAccepts(mutatedText(own))).toBe(true);
    expect(schemaAccepts(mutatedText({ model: './my-model.ts', set: '{ anything: 1 }', outcomes: '[mine]' }))).toBe(
      true,
    );
    expect(schemaAccepts(mutatedText({ ...own, horizn: '3' }))).toBe(false);
  });
});
