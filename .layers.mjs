// Checks the walls of the house: who may import whom (.dependency-cruiser.cjs), and that models/ and analyses stay pure.
// `--self-test` breaks a copy of the sources in each way and expects to be told of exactly that.
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** Fewer modules than this mean that the checker did not see the project, not that the project is clean. */
const FEWEST_MODULES = 150;

/** What every engine computes to the same bits. All else of Math, and `**`, is left to the engine. */
const EXACT_MATH = new Set(
  'E LN10 LN2 LOG10E LOG2E PI SQRT1_2 SQRT2 abs ceil clz32 floor fround imul max min round sign sqrt trunc'.split(' '),
);
/** Globals that reach outside: the clock, the process, the network, the locale. */
const OUTSIDE = new Set(
  'Date Intl Buffer console crypto fetch globalThis performance process queueMicrotask require setImmediate setInterval setTimeout'.split(
    ' ',
  ),
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
  for (const pure of PURE_FOLDERS) {
    const entries = existsSync(join(folder, pure)) ? readdirSync(join(folder, pure), { recursive: true }) : [];
    const sources = entries.filter((name) => name.endsWith('.ts'));
    if (sources.length === 0) problems.push(`no source of ${pure} was seen`);
    for (const name of sources.sort()) problems.push(...impurities(folder, join(pure, name)));
  }
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

/** Every expression of a pure file that could give other bits elsewhere, as `file:line: what`. */
function impurities(folder, name) {
  const source = ts.createSourceFile(name, readFileSync(join(folder, name), 'utf8'), ts.ScriptTarget.Latest, true);
  const own = declaredNames(source);
  const found = [];
  const visit = (node) => {
    const why = impurity(node, own);
    if (why !== null) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
      found.push(`${name}:${line + 1}: ${why}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function impurity(node, own) {
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
  const isMember = ts.isPropertyAccessExpression(parent) && parent.name === node;
  if (isMember) return LOCALE_METHODS.has(text) ? `${text} depends on the locale` : null;
  if (parent.name === node || ts.isTypeReferenceNode(parent) || own.has(text)) return null;
  if (text === 'Math') {
    const member = ts.isPropertyAccessExpression(parent) ? parent.name.text : null;
    return member !== null && EXACT_MATH.has(member) ? null : `Math.${member ?? '?'} differs between engines or runs`;
  }
  return OUTSIDE.has(text) ? `${text} reaches outside` : null;
}

/** Names that a file declares itself, which are not the globals of that name. */
function declaredNames(source) {
  const names = new Set();
  const visit = (node) => {
    const declares = ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isBindingElement(node);
    if ((declares || ts.isFunctionDeclaration(node) || ts.isImportSpecifier(node)) && node.name !== undefined) {
      if (ts.isIdentifier(node.name)) names.add(node.name.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return names;
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
    ['src/run/brokenSource.ts', uses('runExperiment', '../runExperiment.ts'), 'stages-know-no-composition'],
    ['src/brokenCommand.ts', uses('runCli', './cli/runCli.ts'), 'nothing-imports-the-command'],
    ['models/broken/exp.ts', '// Math.log in a comment is fine\nexport const broken = Math.exp(1);\n', ':2: Math.exp'],
    ['models/broken/random.ts', "export const broken = ['https://', Math.random()];\n", ':1: Math.random'],
    ['models/broken/renamed.ts', 'export const { sin } = Math;\n', ':1: Math.?'],
    ['models/broken/power.ts', 'export const broken = (x: number) => x ** 2.5;\n', ':1: **'],
    ['models/broken/clock.ts', 'export const broken = Date.now();\n', ':1: Date'],
    ['models/broken/print.ts', "console.log('broken');\nexport {};\n", ':1: console'],
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
