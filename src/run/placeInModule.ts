import { SourceMap } from 'node:module';
import { posix } from 'node:path';
import { scriptName } from './evaluateBundle.ts';
import type { ModuleBundle } from './moduleBundle.ts';

/** Where in the user's modules an error was thrown, as `file:line:column`; null where it was thrown elsewhere. */
export function placeInModule(error: unknown, bundles: readonly ModuleBundle[]): string | null {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    for (const frame of (cause.stack ?? '').split('\n')) {
      const bundle = bundles.find((one) => frame.includes(`${scriptName(one)}:`));
      const found = /:(\d+):(\d+)\)?$/.exec(frame);
      if (bundle !== undefined && found !== null) return original(bundle, Number(found[1]), Number(found[2]));
    }
  }
  return null;
}

function original({ path, map }: ModuleBundle, line: number, column: number): string | null {
  const entry = new SourceMap(JSON.parse(map)).findEntry(line - 1, column - 1);
  if (!('originalSource' in entry)) return null;
  const source = posix.join(posix.dirname(path), entry.originalSource);
  return `${source}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
}
