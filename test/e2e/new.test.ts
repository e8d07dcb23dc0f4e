import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { models } from '../../src/models.ts';
import { EXPERIMENT_KEYS } from '../../src/spec/experimentKeys.ts';
import { RECORD_KEYS } from '../../src/spec/recordKeys.ts';
import { checkAccepts, committedSchema, schemaAccepts } from '../golden/schema/schemaFixture.ts';
import { hashshift } from './hashshift.ts';

const modelNames = [...models.keys()];

let folder = '';
const command = (...args: string[]) => hashshift(folder, args, {}, '../../src/models.ts');
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hashshift-new-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The alternatives in the comments of a starter: runs of lines that begin with `# key:` or go on from one. */
function alternativesIn(text: string): Record<string, unknown>[] {
  const blocks = text.match(/(?:^# (?:[a-zA-Z]+:(?: .*)?| +.*)\n?)+/gm) ?? [];
  return blocks.map((block) => parse(block.replace(/^# /gm, '')) as Record<string, unknown>);
}

describe.each(modelNames)('hashshift new --model %s', (model) => {
  const file = `my-${model}.yaml`;

  it('writes a file that is right, names the schema in its first line and runs as it is', async () => {
    const written = await command('new', `my-${model}`, '--model', model);
    expect(written).toMatchObject({ code: 0, stderr: '' });
    expect(written.stdout).toContain(`hashshift run ${file}`);
    const text = readFileSync(join(folder, file), 'utf8');
    expect(parse(text)).toMatchObject({ name: `my-${model}`, seed: `my-${model}`, model });
    const [, schema] = /^# yaml-language-server: \$schema=(.*)$/.exec(text.split('\n')[0]) ?? [];
    expect(readFileSync(resolve(folder, schema), 'utf8')).toBe(committedSchema);
    expect(schemaAccepts(text)).toBe(true);
    expect(await command('check', file)).toMatchObject({ code: 0, stderr: '' });
    const run = await command('run', file, '--workers', '1');
    expect(run).toMatchObject({ code: 0, stdout: expect.stringContaining('hashrate_change') });
  });

  it('shows alternatives that are right when they take the place of what is there', async () => {
    const text = readFileSync(join(folder, file), 'utf8');
    const alternatives = alternativesIn(text).filter((block) => !('modules' in block));
    expect(alternatives.length).toBeGreaterThanOrEqual(4);
    for (const alternative of alternatives) {
      const whole: Record<string, unknown> = { ...parse(text), ...alternative };
      if ('points' in alternative) delete whole.vary;
      delete whole.figure;
      const changed = stringify(whole);
      expect({ changed, check: await checkAccepts(changed), schema: schemaAccepts(changed) }).toMatchObject({
        check: true,
        schema: true,
      });
    }
  });

  it('leaves a file that exists as it is', async () => {
    writeFileSync(join(folder, 'kept.yaml'), 'mine');
    const { code, stderr } = await command('new', 'kept', '--model', model);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('kept.yaml exists') });
    expect(readFileSync(join(folder, 'kept.yaml'), 'utf8')).toBe('mine');
  });
});

describe('hashshift new', () => {
  it('has something to say about every key', async () => {
    const text = readFileSync(join(folder, 'my-market.yaml'), 'utf8');
    const keys = [...Object.keys(EXPERIMENT_KEYS), ...Object.keys(RECORD_KEYS)];
    expect(keys.filter((key) => !new RegExp(`\\b${key}\\b`).test(text))).toEqual([]);
  });

  it.each([
    [['new', 'Not A Folder'], /"Not A Folder" cannot name/],
    [['new', 'x', '--model', 'markte'], /did you mean market\?/],
    [['new'], /NAME/],
  ])('%j ends with 2, a message and no file', async (args, message) => {
    const before = readdirSync(folder);
    const { code, stderr } = await command(...args);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(message) });
    expect(readdirSync(folder)).toEqual(before);
  });

  it('tells of a folder that does not exist', async () => {
    const { code, stderr } = await command('new', 'absent/x');
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringMatching(/ENOENT.*nothing was written/) });
  });
});

describe('hashshift schema', () => {
  it('prints what is committed', async () => {
    expect(await command('schema')).toEqual({ code: 0, stdout: committedSchema, stderr: '' });
  });
});

describe('hashshift check of several files', () => {
  it('goes on after a wrong one, sums up, and ends with 2 when one is wrong', async () => {
    writeFileSync(join(folder, 'wrong.yaml'), 'name: wrong\nhorizon: 5 yaers\n');
    const files = ['my-market.yaml', 'wrong.yaml', 'absent.yaml', 'my-threshold.yaml'];
    const { code, stdout, stderr } = await command('check', ...files);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^wrong\.yaml:2:10 .*years[\s\S]*absent\.yaml/);
    expect(stdout).toMatch(/^my-market\.yaml: .*right\n.*\nmy-threshold\.yaml: .*right\n.*\n4 files: 2 are wrong\n$/);
    const rightOnes = await command('check', files[0], files[3]);
    expect(rightOnes).toMatchObject({
      code: 0,
      stderr: '',
      stdout: expect.stringMatching(/\n2 files: all are right\n$/),
    });
  });
});
