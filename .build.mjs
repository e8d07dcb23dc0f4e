// Compiles src and models into dist: first beside it, then swapped in, so that no reader meets half a build.
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('.', import.meta.url));
const building = join(root, `.dist-${process.pid}`);
const require = createRequire(import.meta.url);

try {
  execFileSync(
    process.execPath,
    [require.resolve('typescript/bin/tsc'), '--project', join(root, '.tsconfig.build.json'), '--outDir', building],
    { stdio: 'inherit' },
  );
  for (const name of readdirSync(join(root, 'models/presets'))) {
    cpSync(join(root, 'models/presets', name), join(building, 'models/presets', name));
  }
  chmodSync(join(building, 'src/cli/main.js'), 0o755);
  const old = join(root, `.dist-old-${process.pid}`);
  if (existsSync(join(root, 'dist'))) renameSync(join(root, 'dist'), old);
  renameSync(building, join(root, 'dist'));
  rmSync(old, { recursive: true, force: true });
} catch (error) {
  rmSync(building, { recursive: true, force: true });
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
