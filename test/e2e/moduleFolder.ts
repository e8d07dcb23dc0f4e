import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { type CommandResult, hashshift } from './hashshift.ts';

/** The modules that are shipped as examples, with their experiments. */
export const ownExamples = new URL('../../experiments/own/', import.meta.url).pathname;

/** A new folder for every test of a file, in which commands know the models as shipped. */
export interface ModuleFolder {
  readonly path: string;
  readonly write: (name: string, text: string) => void;
  readonly hashshift: (...args: readonly string[]) => Promise<CommandResult>;
}

/** Makes the folder before each test of the file and removes it after. */
export function useModuleFolder(): ModuleFolder {
  let path = '';
  beforeEach(() => {
    path = mkdtempSync(join(tmpdir(), 'hashshift-modules-'));
  });
  afterEach(() => rmSync(path, { recursive: true, force: true }));
  return {
    get path() {
      return path;
    },
    write: (name, text) => writeFileSync(join(path, name), text),
    hashshift: (...args) => hashshift(path, args, {}, '../../src/models.ts'),
  };
}

/** A small market in which sites offer power to AI from the first epoch on. */
export const moduleExperiment = (modules: string, vary: string): string => `name: small
preset: bitcoin-2026
modules: ${modules}
horizon: 5 epochs
replications: 2
seed: s
set: { population.privateOperators: 5 }
vary: ${vary}
`;

/** A module with the conversion rule `mine`, whose reservation rent is what the body returns. */
export const ruleModule = (body: string, more = ''): string => `import type { ConversionRule } from 'hashshift/models';
${more}
export const conversionRule: ConversionRule = {
  name: 'mine',
  summary: 'as the test says',
  parameters: [],
  create: () => (offer) => {
    ${body}
  },
};
`;
