import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { hashshift } from './hashshift.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const document = readFileSync(new URL('../../docs/results.md', import.meta.url), 'utf8');
/** The words of a command as a shell splits them, without the command's name. */
const words = (line: string): string[] =>
  spawnSync('sh', ['-c', `printf '%s\\0' ${line}`], { encoding: 'utf8' })
    .stdout.split('\0')
    .slice(1, -1);

describe('examples of query', () => {
  const shown = [...document.matchAll(/```sh\n(hashshift .*)\n```\n```text\n([\s\S]*?)```/g)];
  it.each(shown.map(([, line, output]) => [line, output]))('docs/results.md: %s', async (line, output) => {
    expect(await hashshift(root, words(line))).toEqual({ code: 0, stdout: output, stderr: '' });
  });

  it('are all shown with their output, but for two, and those of --help work too', async () => {
    expect(shown).toHaveLength(5);
    const { stdout } = await hashshift(root, ['query', '--help']);
    const all = [...`${document}\n${stdout}`.matchAll(/^ *(hashshift query results\/reference .*)$/gm)].map(
      ([, line]) => line,
    );
    expect(all).toHaveLength(12);
    for (const line of all.filter((one) => !one.includes('--file'))) {
      expect(await hashshift(root, words(line))).toMatchObject({ code: 0, stderr: '' });
    }
  });
});
