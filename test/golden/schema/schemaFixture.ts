import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { loadExperiment } from '../../../src/load/loadExperiment.ts';
import { SpecError } from '../../../src/specError.ts';

/** The schema as it is committed. */
export const committedSchema = readFileSync(new URL('../../../docs/experiment.schema.json', import.meta.url), 'utf8');

/** Knows the definitions of the committed schema by `#/definitions/...`. */
export const ajv = new Ajv({ strict: true, allowUnionTypes: true, strictTypes: false, strictRequired: false });
ajv.addKeyword('patternErrorMessage');
ajv.addSchema(JSON.parse(committedSchema), 'experiment');

/** Whether the schema accepts a file as an editor reads it, as YAML 1.2. */
export function schemaAccepts(text: string): boolean {
  return ajv.validate('experiment', parse(text)) as boolean;
}

/** Whether `hashshift check` accepts a file. */
export async function checkAccepts(text: string): Promise<boolean> {
  try {
    await loadExperiment({ text, file: new URL('./e.yaml', import.meta.url).pathname });
    return true;
  } catch (error) {
    if (error instanceof SpecError) return false;
    throw error;
  }
}
