// Checks the walls of the house: who may import whom, and that models/ stays pure. `--self-test` breaks a copy of the
// sources in each way and expects to be told.
import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Fewer modules than this mean that the checker did not see the project, not that the project is clean. */
const FEWEST_MODULES = 150;
const IMPURE = [
  [/\bMath\.(random|exp|expm1|log|log2|log10|log1p|pow|sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh|cbrt|hypot)\b/, 'differs between engines'],
  [/[\w)\]]\s*\*\*\s*[\w(]/, 'is the pow of the engine'],
  [/\bDate\b/, 'reads the clock'],
  [/\bconsole\b/, 'prints'],
  [/(?<![.'])\bprocess\.(env|argv|exit|cwd|hrtime|memoryUsage|stdout|stderr)/, 'needs Node'],
  [/from 'node:/, 'needs Node'],
];

const root = fileURLToPath(new URL('.', import.meta.url));

function check(folder) {
  const problems = [];
  const cruise = spawnSync(
    process.execPath,
    [join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs'), '--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'src', 'models'],
    { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  const { summary } = JSON.parse(cruise.stdout);
  if (summary.totalCruised < FEWEST_MODULES) problems.push(`only ${summary.totalCruised} modules were seen`);
  for (const { rule, from, to } of summary.violations) problems.push(`${from} -> ${to}: ${rule.name}`);
  for (const file of typescriptFiles(join(folder, 'models'))) {
    withoutComments(readFileSync(file, 'utf8'))
      .split('\n')
      .forEach((line, i) => {
        for (const [pattern, why] of IMPURE) {
          if (pattern.test(line)) problems.push(`${file.slice(folder.length + 1)}:${i + 1}: ${line.trim()} ${why}`);
        }
      });
  }
  return { problems, modules: summary.totalCruised };
}

function typescriptFiles(folder) {
  return readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name));
}

/** Comments and texts become blanks; lines stay where they are. */
function withoutComments(source) {
  const blank = (text) => text.replace(/[^\n]/g, ' ');
  return source.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, blank).replace(/(description|meaning|does|summary|source): ('[^'\n]*'|`[^`]*`)/g, blank);
}

function selfTest() {
  const breaks = [
    ['models/market.ts', "import { models } from '../src/models.ts';\nexport const forbidden = models;\n", 'models-know-no-laboratory'],
    ['models/chain/work.ts', "import { readFileSync } from 'node:fs';\nexport const forbidden = readFileSync;\n", 'models-use-no-node'],
    ['src/spec/problem.ts', "import { planExperiment } from '../plan/planExperiment.ts';\nexport const forbidden = planExperiment;\n", 'spec-knows-no-later-stage'],
    ['src/collect/csvCell.ts', "import { planExperiment } from '../plan/planExperiment.ts';\nexport const forbidden = planExperiment;\n", 'collect-uses-types-of-earlier-stages-only'],
    ['models/random/math/log.ts', 'export const forbidden = Math.exp(1);\n', 'differs between engines'],
    ['models/random/math/log.ts', 'export const forbidden = (x: number) => x ** 2.5;\n', 'pow of the engine'],
  ];
  return breaks.filter(([file, addition, expected]) => {
    const copy = mkdtempSync(join(tmpdir(), 'layers-'));
    for (const name of ['src', 'models', 'tsconfig.json', 'package.json', '.dependency-cruiser.cjs']) {
      cpSync(join(root, name), join(copy, name), { recursive: true });
    }
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
    appendFileSync(join(copy, file), addition);
    const caught = check(copy).problems.some((problem) => problem.includes(expected));
    rmSync(copy, { recursive: true });
    console.log(`${caught ? 'caught' : 'MISSED'}: ${expected} in ${file}`);
    return !caught;
  });
}

if (process.argv.includes('--self-test')) {
  process.exitCode = selfTest().length === 0 ? 0 : 1;
} else {
  const { problems, modules } = check(root.replace(/\/$/, ''));
  for (const problem of problems) console.error(problem);
  console.log(`${modules} modules, ${problems.length} problems`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
