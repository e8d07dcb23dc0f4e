import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildProgram } from '../support/buildProgram.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const page = join(root, 'docs/tutorial.md');
/** A block of commands, and the block below it that shows what they print. */
const commandBlock = /^```sh( install)?\n([\s\S]*?)^```\n(?:```(text|latex)( example)?\n([\s\S]*?)^```\n)?/gm;

let folder = '';
let program: ReturnType<typeof buildProgram>;
beforeAll(() => {
  program = buildProgram();
  folder = mkdtempSync(join(tmpdir(), 'hashshift-tutorial-'));
  cpSync(join(root, 'experiments'), join(folder, 'experiments'), { recursive: true });
  const bin = join(folder, '.bin');
  mkdirSync(bin);
  // What npx does in a clone, without asking the network.
  writeFileSync(
    join(bin, 'npx'),
    `#!/bin/sh\n[ "$1" = hashshift ] || exit 9\nshift\nexec "${process.execPath}" "${program.main}" "$@"\n`,
  );
  chmodSync(join(bin, 'npx'), 0o755);
});
afterAll(() => {
  program.remove();
  rmSync(folder, { recursive: true, force: true });
});

/** What the commands print; fails where one of them does. */
function print(commands: string): string {
  const env = { ...process.env, PATH: `${join(folder, '.bin')}:${process.env.PATH}` };
  return execFileSync('sh', ['-e', '-c', commands], { cwd: folder, env, encoding: 'utf8', stdio: 'pipe' });
}

describe('docs/tutorial.md', () => {
  it('prints what it shows, command by command', async () => {
    const text = readFileSync(page, 'utf8');
    let count = 0;
    const made = text.replace(commandBlock, (block, install, commands, language, example, shown) => {
      // The only commands that need the network; continuous integration begins with them.
      if (install !== undefined) return block;
      count += 1;
      const printed = print(commands);
      if (language === undefined) return `\`\`\`sh\n${commands}\`\`\`\n`;
      return `\`\`\`sh\n${commands}\`\`\`\n\`\`\`${language}${example ?? ''}\n${example === undefined ? printed : shown}\`\`\`\n`;
    });
    expect(count).toBeGreaterThan(12);
    // `vitest -u` writes the page anew.
    await expect(made).toMatchFileSnapshot(page);
  }, 300_000);

  it('shows no other commands than those that were run, but for the installation, which .ci/run repeats', () => {
    const text = readFileSync(page, 'utf8');
    const rest = text.replace(commandBlock, '');
    expect(rest).not.toMatch(/^```/m);
    expect(rest).not.toMatch(/npx /);
    const installs = [...text.matchAll(commandBlock)].filter(([, install]) => install !== undefined);
    expect(installs.map(([, , commands]) => commands)).toEqual(['npm ci\n']);
    expect(readFileSync(join(root, '.ci/run'), 'utf8')).toMatch(/^step "npm ci .*" npm ci$/m);
  });
});
