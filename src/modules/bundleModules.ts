import { readFileSync } from 'node:fs';
import { dirname, extname, posix, relative, sep } from 'node:path';
import type { BuildFailure, Loader, Message, Plugin } from 'esbuild';
import * as library from '../../models/library.ts';
import { libraryName } from '../run/evaluateBundle.ts';
import type { ModuleBundle } from '../run/moduleBundle.ts';
import { SpecError } from '../specError.ts';

/** A file that modules consist of. */
export interface ModuleSource {
  /** Relative to the folder that all files share. */
  readonly path: string;
  readonly text: string;
}

/** Modules as scripts, and the files that they were made of. */
export interface BundledModules {
  /** In the order of the modules asked for. */
  readonly bundles: readonly ModuleBundle[];
  /** Sorted by path. */
  readonly sources: readonly ModuleSource[];
}

/** A module that cannot be read. */
export interface ModuleMistake {
  /** The module asked for. */
  readonly file: string;
  /** What is wrong and where in which file. */
  readonly message: string;
}

const loaders: Readonly<Record<string, Loader>> = {
  '.ts': 'ts',
  '.mts': 'ts',
  '.js': 'js',
  '.mjs': 'js',
  '.json': 'json',
};

/**
 * Makes one script of each module and the files that it imports, in TypeScript or JavaScript, on every version of Node.
 * A module can import files beside it and `hashshift/models`, nothing else: so all that determines its numbers is known.
 * @param files absolute paths.
 * @throws SpecError when esbuild does not work here.
 */
export async function bundleModules(
  files: readonly string[],
): Promise<BundledModules | { readonly mistakes: readonly ModuleMistake[] }> {
  const texts = new Map<string, string>();
  const built = await Promise.all(files.map((file) => bundle(file, texts)));
  const mistakes = built.flatMap((one) => ('message' in one ? [one] : []));
  if (mistakes.length > 0) return { mistakes };
  const base = sharedFolder([...texts.keys()]);
  const shown = (file: string): string => relative(base, file).split(sep).join(posix.sep);
  return {
    bundles: built.flatMap((one) => ('code' in one ? [{ path: shown(one.file), code: one.code, map: one.map }] : [])),
    sources: [...texts].map(([file, text]) => ({ path: shown(file), text })).sort((a, b) => (a.path < b.path ? -1 : 1)),
  };
}

async function bundle(
  file: string,
  texts: Map<string, string>,
): Promise<{ readonly file: string; readonly code: string; readonly map: string } | ModuleMistake> {
  const { build } = await import('esbuild');
  const folder = dirname(file);
  try {
    const { outputFiles } = await build({
      entryPoints: [file],
      outfile: `${file}.cjs`,
      absWorkingDir: folder,
      plugins: [onlyOwnFiles(texts)],
      bundle: true,
      write: false,
      format: 'cjs',
      platform: 'neutral',
      target: 'es2022',
      // As a call of Math.pow, which is that of the models.
      supported: { 'exponent-operator': false },
      charset: 'utf8',
      preserveSymlinks: true,
      sourcemap: 'external',
      sourcesContent: false,
      // A configuration that happens to lie above the file must not change what it means.
      tsconfigRaw: '{}',
      logLevel: 'silent',
    });
    const text = (suffix: string): string => outputFiles.find(({ path }) => path.endsWith(suffix))?.text ?? '';
    return { file, code: text('.cjs'), map: text('.map') };
  } catch (error) {
    const { errors } = error as Partial<BuildFailure>;
    if (errors === undefined) throw new SpecError(`modules cannot be read, because esbuild fails: ${String(error)}`);
    return { file, message: errors.map(describe).join('; ') };
  }
}

/** Notes the text of every file, as it is read for the script. */
function onlyOwnFiles(texts: Map<string, string>): Plugin {
  return {
    name: 'only-own-files',
    setup(build) {
      build.onResolve({ filter: /.*/ }, ({ path, kind }) => {
        if (kind === 'entry-point' || /^\.\.?\//.test(path)) return undefined;
        if (path === 'hashshift/models') return { path, namespace: 'library' };
        const advice =
          path === 'hashshift'
            ? 'values come from hashshift/models; import types with import type'
            : 'a module can import files beside it (./...) and hashshift/models';
        return { errors: [{ text: `cannot import "${path}": ${advice}` }] };
      });
      // Named one by one, so that a name that does not exist is told before anything runs.
      const names = Object.keys(library).join(', ');
      build.onLoad({ filter: /.*/, namespace: 'library' }, () => ({
        contents: `export const { ${names} } = ${libraryName};`,
      }));
      build.onLoad({ filter: /.*/, namespace: 'file' }, ({ path }) => {
        const loader = loaders[extname(path)];
        if (loader === undefined) return { errors: [{ text: `cannot read ${path}: not a .ts, .js or .json file` }] };
        const contents = texts.get(path) ?? readFileSync(path, 'utf8');
        texts.set(path, contents);
        return { contents, loader };
      });
    },
  };
}

function describe({ text, location }: Message): string {
  const said = text.replaceAll('library:', '');
  return location === null ? said : `${location.file}:${location.line}:${location.column + 1} ${said}`;
}

function sharedFolder(files: readonly string[]): string {
  const [first, ...others] = files.map(dirname);
  let folder = first;
  while (others.some((other) => other !== folder && !other.startsWith(folder.endsWith(sep) ? folder : folder + sep))) {
    folder = dirname(folder);
  }
  return folder;
}
