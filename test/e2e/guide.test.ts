import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../../src/cli/runCli.ts';

const root = new URL('../..', import.meta.url).pathname;
const registry = new URL('../../src/models.ts', import.meta.url).href;
const pages = ['own-rule.md', 'own-price-process.md', 'own-model.md'];

interface Block {
  readonly language: string;
  readonly label: string;
  readonly text: string;
}

function blocksOf(page: string): Block[] {
  const text = readFileSync(join(root, 'docs/guide', page), 'utf8');
  return [...text.matchAll(/^```(\w+) (.+)\n([\s\S]*?)^```$/gm)].map(([, language, label, body]) => ({
    language,
    label,
    text: body,
  }));
}

describe('pages on code of one’s own', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'hashshift-guide-'));
    cpSync(join(root, 'experiments/own'), join(folder, 'experiments/own'), { recursive: true });
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(pages)('%s shows the files that are shipped', (page) => {
    const files = blocksOf(page).filter(({ language }) => language !== 'text');
    expect(files.map(({ language }) => language)).toEqual(['ts', 'yaml']);
    for (const { label, text } of files) expect(text).toBe(readFileSync(join(root, 'experiments/own', label), 'utf8'));
  });

  it('every shipped file is on a page', () => {
    const shown = pages.flatMap(blocksOf).map(({ label }) => label);
    for (const name of readdirSync(join(root, 'experiments/own'))) expect(shown).toContain(name);
  });

  it.each(pages)('%s shows what its command prints', async (page) => {
    const commands = blocksOf(page).filter(({ language }) => language === 'text');
    expect(commands.length).toBe(1);
    for (const { label, text } of commands) {
      const [program, ...words] = label.split(' ');
      expect(program).toBe('hashshift');
      expect(await run(words)).toBe(text);
    }
  });

  async function run(words: readonly string[]): Promise<string> {
    let printed = '';
    const stdout = {
      write: (part: string) => {
        printed += part;
      },
    };
    const before = process.cwd();
    process.chdir(folder);
    try {
      await runCli([...words, '--workers', '1'], { stdout, stderr: { write: () => {} }, env: {} }, registry);
      return printed;
    } finally {
      process.chdir(before);
    }
  }
});
