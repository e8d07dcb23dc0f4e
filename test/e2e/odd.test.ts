import { afterEach, expect, it } from 'vitest';
import { markdownTable } from '../../src/report/tables/markdownTable.ts';
import { hashshift, makeFolder } from './hashshift.ts';

const folders: { remove(): void }[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) folder.remove();
});

/** Headings and concepts as the protocol names them, https://doi.org/10.18564/jasss.4259. */
const elements = [
  'Purpose and patterns',
  'Entities, state variables and scales',
  'Process overview and scheduling',
  'Design concepts',
  'Initialization',
  'Input data',
  'Submodels',
];
const concepts =
  'Basic principles,Emergence,Adaptation,Objectives,Learning,Prediction,Sensing,Interaction,Stochasticity,Collectives,Observation';

it('writes the seven elements and eleven concepts of ODD, with what the model and the experiment know', async () => {
  const folder = makeFolder();
  folders.push(folder);
  const { code, stdout, stderr } = await hashshift(folder.path, ['odd', 'sums.yaml', '--set', 'work=3']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect([...stdout.matchAll(/^## \d\. (.*)$/gm)].map(([, title]) => title)).toEqual(elements);
  const named = [...stdout.matchAll(/^\*\*([A-Z][a-z ]+)\.\*\*/gm)].map(([, name]) => name);
  expect(named.filter((name) => concepts.split(',').includes(name)).join()).toBe(concepts);
  expect(stdout).toContain('Adds up uniforms.');
  expect(stdout).toContain('Does it add up?');
  expect(stdout).toContain('root seed `abc`');
  expect(stdout).toMatch(/\| `work` \| 3 \| 1 \|.*\| definition: a test \|/);
  expect(stdout).toMatch(/\| `shift\.share` \| varied \(factorial\) \|/);
  expect(stdout).toMatch(/\| sums\.yaml \| `[0-9a-f]{64}` \|/);
});

it('keeps a table whole where a text holds a pipe or a line break', () => {
  expect(markdownTable(['name', 'text'], [['a|b', 'one\n  two']])).toBe(
    ['| name | text |', '|---|---|', '| a\\|b | one two |'].join('\n'),
  );
});
