// Checks the walls of the house: who may import whom (.dependency-cruiser.cjs), and that models/ and analyses stay pure.
// `--self-test` breaks a copy of the sources in each way and expects to be told of exactly that.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** Fewer modules than this mean that the checker did not see the project, not that the project is clean. */
const FEWEST_MODULES = 150;

/** What every engine computes to the same bits. All else of Math, and `**`, is left to the engine. */
const EXACT_MATH = new Set(
  'E LN10 LN2 LOG10E LOG2E PI SQRT1_2 SQRT2 abs ceil clz32 floor fround imul max min round sign sqrt trunc'.split(' '),
);
/** Globals that are the same everywhere; all others reach outside: the clock, the process, the network, the page. */
const SAME_EVERYWHERE = new Set(
  (
    'Array ArrayBuffer BigInt BigInt64Array BigUint64Array Boolean DataView Error Float32Array Float64Array Infinity ' +
    'Int16Array Int32Array Int8Array JSON Map NaN Number Object RangeError Set String Symbol SyntaxError TypeError ' +
    'Uint16Array Uint32Array Uint8Array WeakMap WeakSet arguments isFinite isNaN parseFloat parseInt undefined'
  ).split(' '),
);
const LOCALE_METHODS = new Set(['localeCompare', 'toLocaleString', 'toLocaleUpperCase', 'toLocaleLowerCase']);

/** What must give the same bits in every engine and at every time: the science, and what sums it up. */
const PURE_FOLDERS = ['models', 'src/analyse'];

const root = dirname(fileURLToPath(import.meta.url));

if (process.argv.includes('--self-test')) {
  process.exitCode = selfTest() ? 0 : 1;
} else {
  const { modules, problems } = check(root);
  for (const problem of problems) console.error(problem);
  console.log(`${modules} modules, ${problems.length} problems`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}

function check(folder) {
  const { modules, violations } = cruise(folder);
  const problems = violations.map(({ rule, from, to }) => `${from} -> ${to}: ${rule.name}`);
  if (modules < FEWEST_MODULES) problems.push(`only ${modules} modules were seen, of at least ${FEWEST_MODULES}`);
  const files = PURE_FOLDERS.flatMap((pure) => {
    const entries = existsSync(join(folder, pure)) ? readdirSync(join(folder, pure), { recursive: true }) : [];
    const sources = entries.filter((name) => /(?<!\.d)\.ts$/.test(name));
    if (sources.length === 0) problems.push(`no source of ${pure} was seen`);
    return sources.map((name) => join(pure, name)).sort();
  });
  problems.push(...impurities(folder, files));
  return { modules, problems };
}

function cruise(folder) {
  const program = new URL('../../bin/dependency-cruise.mjs', import.meta.resolve('dependency-cruiser'));
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [fileURLToPath(program), '--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'src', 'models'],
    { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 28 },
  );
  if (stdout === '') throw new Error(`dependency-cruiser said nothing: ${stderr}`);
  const { summary, modules } = JSON.parse(stdout);
  // Packages and built-in modules are in the list too: only files of the project count as seen.
  return {
    modules: modules.filter(({ source }) => /^(src|models)\//.test(source)).length,
    violations: summary.violations,
  };
}

/** Every expression of pure files that could give other bits elsewhere, as `file:line: what`. */
function impurities(folder, names) {
  const { config } = ts.readConfigFile(join(folder, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, folder);
  // Types of a page too, so that its globals are known for what they are.
  const lib = ['lib.es2023.d.ts', 'lib.dom.d.ts'];
  const paths = names.map((name) => join(folder, name));
  const program = ts.createProgram(paths, { ...options, lib, types: ['node'] });
  const checker = program.getTypeChecker();
  return names.flatMap((name, i) => {
    const source = program.getSourceFile(paths[i]);
    const found = [];
    const visit = (node) => {
      const why = impurity(node, checker, folder);
      if (why !== null) {
        const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
        found.push(`${name}:${line + 1}: ${why}`);
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
    return found;
  });
}

function impurity(node, checker, folder) {
  if (ts.isBinaryExpression(node)) {
    const { kind } = node.operatorToken;
    const isPower = kind === ts.SyntaxKind.AsteriskAsteriskToken || kind === ts.SyntaxKind.AsteriskAsteriskEqualsToken;
    return isPower ? '** is the pow of the engine' : null;
  }
  if (ts.isStringLiteral(node)) {
    const imported = ts.isImportDeclaration(node.parent) || ts.isCallExpression(node.parent);
    return imported && node.text.startsWith('node:') ? `${node.text} is not in a browser` : null;
  }
  if (!ts.isIdentifier(node)) return null;
  const { parent, text } = node;
  const isMember = (ts.isPropertyAccessExpression(parent) && parent.name === node) || parent.propertyName === node;
  if (isMember) return LOCALE_METHODS.has(text) ? `${text} depends on the locale` : null;
  if (ts.isPartOfTypeNode(node) || isDeclared(node, checker, folder)) return null;
  if (text === 'Math') {
    const member = ts.isPropertyAccessExpression(parent) ? parent.name.text : null;
    return member !== null && EXACT_MATH.has(member) ? null : `Math.${member ?? '?'} differs between engines or runs`;
  }
  return SAME_EVERYWHERE.has(text) ? null : `${text} reaches outside`;
}

/** Whether an identifier stands for what a file of the project declares or imports; `declare` only claims that it is there. */
function isDeclared(node, checker, folder) {
  const symbol = ts.isShorthandPropertyAssignment(node.parent)
    ? checker.getShorthandAssignmentValueSymbol(node.parent)
    : checker.getSymbolAtLocation(node);
  const isOwn = (at) =>
    /^(src|models)\//.test(relative(folder, at.getSourceFile().fileName)) && (at.flags & ts.NodeFlags.Ambient) === 0;
  return symbol?.declarations?.some(isOwn) ?? false;
}

/** Adds one file a break to a copy of the sources; every break must be reported, and nothing else. */
function selfTest() {
  const uses = (name, path) => `import { ${name} } from '${path}';\nexport const broken = ${name};\n`;
  const plan = uses('planExperiment', '../plan/planExperiment.ts');
  const breaks = [
    ['models/broken/laboratory.ts', uses('models', '../../src/models.ts'), 'models-know-no-laboratory'],
    ['models/broken/core.ts', uses('readFileSync', 'fs'), 'models-use-no-node'],
    ['models/broken/node.ts', uses('readFileSync', 'node:fs'), 'models-use-no-node', ':1: node:fs'],
    ['models/broken/package.ts', uses('parse', 'yaml'), 'models-use-few-packages'],
    ['models/broken/missing.ts', uses('nowhere', './nowhere.ts'), 'no-unresolved'],
    ['models/broken/cycle.ts', "import type { Broken } from './cycle.ts';\nexport type Any = Broken;\n", 'no-cycles'],
    ['src/spec/brokenLater.ts', plan, 'spec-knows-no-later-stage'],
    ['src/spec/brokenType.ts', "export type { Plan } from '../plan/plan.ts';\n", 'spec-knows-no-later-stage'],
    [
      'src/analyse/brokenValue.ts',
      uses('saltelliRows', '../plan/designs/saltelliDesign.ts'),
      'analyse-uses-types-of-earlier-stages-only',
    ],
    ['src/analyse/brokenLater.ts', uses('okabeIto', '../report/okabeIto.ts'), 'analyse-knows-no-later-stage'],
    ['src/analyse/brokenExp.ts', 'export const broken = Math.exp(1);\n', ':1: Math.exp'],
    ['src/collect/brokenValue.ts', plan, 'collect-uses-types-of-earlier-stages-only'],
    ['src/collect/brokenModel.ts', uses('market', '../../models/market.ts'), 'collect-uses-types-of-models-only'],
    ['src/run/brokenSource.ts', uses('runExperiment', '../execute/runExperiment.ts'), 'stages-know-no-composition'],
    ['src/run/brokenReader.ts', uses('readRunRows', '../read/readRunRows.ts'), 'stages-know-no-composition'],
    ['src/brokenCommand.ts', uses('runCli', './cli/runCli.ts'), 'nothing-imports-the-command'],
    ['models/broken/exp.ts', '// Math.log in a comment is fine\nexport const broken = Math.exp(1);\n', ':2: Math.exp'],
    ['models/broken/random.ts', "export const broken = ['https://', Math.random()];\n", ':1: Math.random'],
    ['models/broken/renamed.ts', 'export const { sin } = Math;\n', ':1: Math.?'],
    ['models/broken/power.ts', 'export const broken = (x: number) => x ** 2.5;\n', ':1: **'],
    ['models/broken/clock.ts', 'export const broken = Date.now();\n', ':1: Date'],
    ['models/broken/print.ts', "console.log('broken');\nexport {};\n", ':1: console'],
    ['models/broken/navigator.ts', 'export const broken = navigator.hardwareConcurrency;\n', ':1: navigator'],
    ['models/broken/self.ts', 'export const broken = self;\n', ':1: self'],
    ['models/broken/window.ts', 'export const broken = window.innerWidth;\n', ':1: window'],
    ['models/broken/storage.ts', "export const broken = localStorage.getItem('a');\n", ':1: localStorage'],
    ['models/broken/shorthand.ts', 'export const broken = { performance };\n', ':1: performance'],
    ['models/broken/evaluated.ts', "export const broken = eval('1');\n", ':1: eval'],
    ['models/broken/meta.ts', 'export const broken = import.meta.url;\n', ':1: meta'],
    [
      'models/broken/claimed.ts',
      'declare const hrtime: () => number;\nexport const broken = hrtime();\n',
      ':1: hrtime',
      ':2: hrtime',
    ],
    // A name that is declared in one place is still the global in another.
    [
      'models/broken/hidden.ts',
      'export const fine = (process: number, { length: now }: number[]) => process + now;\nexport const broken = process;\n',
      ':2: process',
    ],
    [
      'models/broken/hiddenInBlock.ts',
      'export function broken() {\n  {\n    const performance = 1;\n    if (performance > 2) return 0;\n  }\n  return performance.now();\n}\n',
      ':6: performance',
    ],
    [
      'models/broken/hiddenMath.ts',
      'export const fine = (Math: { exp: number }) => Math.exp;\nexport const broken = Math.exp(1);\n',
      ':2: Math.exp',
    ],
    ['models/broken/locale.ts', "export const broken = 'a'.localeCompare('b');\n", ':1: localeCompare'],
  ];
  const copy = mkdtempSync(join(tmpdir(), 'layers-'));
  try {
    for (const name of ['src', 'models', 'tsconfig.json', 'package.json', '.dependency-cruiser.cjs']) {
      cpSync(join(root, name), join(copy, name), { recursive: true });
    }
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
    const before = new Set(check(copy).problems);
    for (const [file, text] of breaks) {
      mkdirSync(dirname(join(copy, file)), { recursive: true });
      writeFileSync(join(copy, file), text);
    }
    const unexplained = new Set(check(copy).problems.filter((problem) => !before.has(problem)));
    let passes = true;
    for (const [file, , ...expected] of breaks) {
      for (const part of expected) {
        const told = [...unexplained].filter((problem) => problem.startsWith(file) && problem.includes(part));
        for (const problem of told) unexplained.delete(problem);
        if (told.length === 0) passes = false;
        console.log(`${told.length > 0 ? 'caught' : 'MISSED'}  ${file} ${part}`);
      }
    }
    for (const problem of unexplained) console.log(`FALSE   ${problem}`);
    for (const name of ['src', 'models']) rmSync(join(copy, name), { recursive: true });
    mkdirSync(join(copy, 'src'));
    mkdirSync(join(copy, 'models'));
    writeFileSync(join(copy, 'models/lonely.ts'), 'export const lonely = 1;\n');
    const seesEmptiness = check(copy).problems.some((problem) => problem.startsWith('only 1 modules'));
    console.log(`${seesEmptiness ? 'caught' : 'MISSED'}  a checker that sees next to nothing`);
    return passes && seesEmptiness && unexplained.size === 0;
  } finally {
    rmSync(copy, { recursive: true });
  }
}
