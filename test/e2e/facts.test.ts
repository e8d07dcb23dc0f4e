import { readFileSync } from 'node:fs';
import { afterAll, expect, it } from 'vitest';
import { hashshift, makeFolder } from './hashshift.ts';

const folder = makeFolder();
afterAll(() => folder.remove());
const facts = (...args: string[]) => hashshift(folder.path, ['facts', ...args]);

it('prints what the page about it shows', async () => {
  const page = readFileSync(new URL('../../docs/facts.md', import.meta.url), 'utf8');
  const { code, stdout } = await facts();
  expect(code).toBe(0);
  expect(page).toContain(`\`\`\`text\n${stdout}\`\`\``);
});

it('prints the same facts in every form', async () => {
  const list: { label: string; value: number }[] = JSON.parse((await facts('--format', 'json')).stdout);
  const csv = (await facts('--format', 'csv')).stdout.trim().split('\n').slice(1);
  expect(csv.length).toBe(list.length);
  for (const { label, value } of list)
    expect(csv.some((line) => line.includes(label) && line.includes(`${value}`))).toBe(true);
  expect((await facts('--format', 'markdown')).stdout).toMatch(/^\| fact \| value \| unit \|\n/);
});

it('names a file that is not there', async () => {
  const { code, stderr } = await facts('--data', 'none.csv');
  expect(code).not.toBe(0);
  expect(stderr).toContain('none.csv');
});
