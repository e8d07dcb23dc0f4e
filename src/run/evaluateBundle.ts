import { compileFunction } from 'node:vm';
import * as library from '../../models/library.ts';
import type { ModuleBundle } from './moduleBundle.ts';
import { pureGlobals } from './pureGlobals.ts';

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
  const run = compileFunction(bundle.code, ['module', 'exports', 'require', ...globals.keys()], {
    filename: scriptName(bundle),
  });
  const module = { exports: {} };
  // The one import that bundling leaves.
  const require = (): object => library;
  run(module, module.exports, require, ...globals.values());
  return module.exports;
}
