// Compiles src and models into dist: first beside it, then swapped in, so that no reader meets half a build.
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('.', import.meta.url));
const target = join(root, 'dist');
const building = join(root, `.dist-${process.pid}`);
const replaced = join(root, `.dist-replaced-${process.pid}`);

try {
  if (isCompilerLeftOut()) {
    console.error(
      'hashshift: not built, because development packages were left out; npm ci without --omit=dev builds it',
    );
  } else {
    compile();
    swapIn();
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  for (const folder of [building, replaced]) rmSync(folder, { recursive: true, force: true });
}

/** `npm ci --omit=dev` runs this as `prepare`, without a compiler: no reason for the installation to fail. */
function isCompilerLeftOut() {
  const omitted = process.env.npm_config_omit ?? '';
  if (!omitted.split(/\s+/).includes('dev') && process.env.NODE_ENV !== 'production') return false;
  return !existsSync(join(root, 'node_modules/typescript'));
}

function compile() {
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  execFileSync(process.execPath, [tsc, '--project', join(root, '.tsconfig.build.json'), '--outDir', building], {
    stdio: 'inherit',
  });
  for (const folder of ['presets', 'history', 'validation/data']) {
    const isData = (name) => !name.endsWith('.ts');
    cpSync(join(root, 'models', folder), join(building, 'models', folder), { recursive: true, filter: isData });
  }
  chmodSync(join(building, 'src/cli/main.js'), 0o755);
}

/** Folders with files cannot be renamed over: the old one steps aside, once more for every build that was quicker. */
function swapIn() {
  for (let attempt = 0; ; attempt++) {
    rmSync(replaced, { recursive: true, force: true });
    try {
      if (readdirSync(root).includes('dist')) renameSync(target, replaced);
      renameSync(building, target);
      return;
    } catch (error) {
      if (attempt === 10 || !['ENOTEMPTY', 'EEXIST', 'ENOENT'].includes(error.code)) throw error;
    }
  }
}
