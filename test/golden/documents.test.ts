import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const inDocs = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.md'))
  .map((file) => join('docs', file));
const documents = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', ...inDocs];

/** As GitHub makes anchors of headings: lower case, without punctuation, spaces as hyphens. */
function anchorsOf(file: string): Set<string> {
  const headings = readFileSync(file, 'utf8').matchAll(/^#+ (.*)$/gm);
  const anchor = (heading: string): string =>
    heading
      .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(/\s/g, '-');
  return new Set([...headings].map(([, heading]) => anchor(heading)));
}

describe('documents', () => {
  it.each(documents)('%s: links lead to files that are there, and to headings in them', (document) => {
    const text = readFileSync(join(root, document), 'utf8').replaceAll(/```[\s\S]*?```/g, '');
    const broken: string[] = [];
    for (const [, target] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^[a-z]+:/.test(target)) continue;
      const [path, anchor] = target.split('#');
      const file = path === '' ? join(root, document) : resolve(root, dirname(document), path);
      if (!existsSync(file)) broken.push(target);
      else if (anchor !== undefined && file.endsWith('.md') && !anchorsOf(file).has(anchor)) broken.push(target);
    }
    expect(broken).toEqual([]);
  });

  it('every experiment that ships has a paragraph on what came out', () => {
    const findings = readFileSync(join(root, 'docs/findings.md'), 'utf8');
    const experiments = readdirSync(join(root, 'experiments')).filter((file) => file.endsWith('.yaml'));
    const headings = [...findings.matchAll(/^## (.*)$/gm)].flatMap(([, heading]) => heading.split(' and '));
    const silent = experiments.map((file) => file.replace('.yaml', '')).filter((name) => !headings.includes(name));
    // The reference is for the bytes of results, not for what comes out.
    expect(silent).toEqual(['reference']);
  });
});
