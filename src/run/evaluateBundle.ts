import { compileFunction } from 'node:vm';
import * as library from '../../models/library.ts';
import type { ModuleBundle } from './moduleBundle.ts';
import { pureGlobals } from './pureGlobals.ts';

/** The variable in which the script of a bundle finds `hashshift/models`. */
export const libraryName = 'hashshiftModels';

/** How stack traces name the script of a bundle. */
export function scriptName({ path }: ModuleBundle): string {
  return `module:${path}`;
}

/**
 * Runs the code of a module and gives what it exports: new objects at every call.
 * @throws whatever the module throws.
 */
export function evaluateBundle(bundle: ModuleBundle): Readonly<Record<string, unknown>> {
  const globals = pureGlobals();
  const run = compileFunction(bundle.code, ['module', libraryName, ...globals.keys()], {
    filename: scriptName(bundle),
  });
  const module = { exports: {} };
  run(module, library, ...globals.values());
  return module.exports;
}
