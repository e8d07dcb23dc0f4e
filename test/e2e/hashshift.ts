import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { runCli } from '../../src/cli/runCli.ts';

/** What a command did. */
export interface CommandResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The experiment of the tests: a model whose contrast with its counterfactual is known, `-shift.share`. */
export const experimentText = `name: sums
question: Does it add up?
model: fake
horizon: 10 epochs
replications: 12
seed: abc
vary: { shift.share: [0, 0.25, 0.5] }
counterfactual: { shift.share: 0 }
record: { every: 3 epochs, replications: 2, columns: all }
outcomes: [total_change, rest_gain, total]
figure: { shift.share: 0.5 }
`;

/** A new folder with the experiment in `sums.yaml`; the caller removes it. */
export function makeFolder(text = experimentText): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'hashshift-'));
  writeFileSync(join(path, 'sums.yaml'), text);
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Messages without the progress that a slow machine prints between them. */
export function withoutProgress(stderr: string): string {
  return stderr.replaceAll(/^\d+ of \d+ (runs|checks|steps).*\n/gm, '');
}

/** Runs a command in this process, which saves its start, with the models of the tests or as shipped. */
export async function hashshift(
  cwd: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  modelsFile = './fakeModels.ts',
): Promise<CommandResult> {
  const output = { stdout: '', stderr: '' };
  const stream = (name: 'stdout' | 'stderr') => ({
    write: (text: string) => {
      output[name] += text;
    },
  });
  const before = process.cwd();
  process.chdir(cwd);
  try {
    const registry = new URL(modelsFile, import.meta.url).href;
    const code = await runCli(args, { stdout: stream('stdout'), stderr: stream('stderr'), env }, registry);
    return { code, stdout: output.stdout, stderr: withoutProgress(output.stderr) };
  } finally {
    process.chdir(before);
  }
}

/** Starts a process of the command, with the models of the tests (`fakeMain.ts`) or as shipped. */
export function startHashshift(
  cwd: string,
  args: readonly string[],
  main = './fakeMain.ts',
  imports: readonly string[] = [],
  env: NodeJS.ProcessEnv = process.env,
): ChildProcess {
  const script = fileURLToPath(new URL(main, import.meta.url));
  const before = ['tsx', ...imports].flatMap((name) => ['--import', import.meta.resolve(name)]);
  return spawn(process.execPath, [...before, script, ...args], { cwd, env });
}

/** Waits for the end of a process. */
export function finish(child: ChildProcess): Promise<CommandResult> {
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    stderr += chunk;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

/** Every file below a folder with its text. */
export function readFolder(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = names.map((entry) => join(entry.parentPath, entry.name)).sort();
  return Object.fromEntries(paths.map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]));
}

/** The rows of a CSV file by column name. */
export function readTable(file: string): Record<string, string>[] {
  return parse(readFileSync(file, 'utf8'), { columns: true });
}
