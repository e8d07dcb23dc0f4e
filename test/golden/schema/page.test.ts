import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { EXPERIMENT_KEYS } from '../../../src/spec/experimentKeys.ts';
import type { Key } from '../../../src/spec/key.ts';
import { RECORD_KEYS } from '../../../src/spec/recordKeys.ts';
import { mutatedText } from './mutations.ts';
import { checkAccepts, schemaAccepts } from './schemaFixture.ts';

const page = readFileSync(new URL('../../../docs/experiment-file.md', import.meta.url), 'utf8');
const tables = page.match(/(?<=\| key \| says \| example \|\n\|---\|---\|---\|\n)(?:\|.*\n)+/g) ?? [];

/** What an example needs around it to be right. */
const company: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  samples: { design: 'random' },
  trajectories: { design: 'morris' },
  levels: { design: 'morris', trajectories: '2' },
  maximin: { design: 'latinHypercube', samples: '4' },
  scramble: { design: 'sobol', samples: '4' },
  secondOrder: { design: 'saltelli', samples: '4' },
  until: { replications: '20 to 1000', counterfactual: '{ shift.share: 0 }' },
  outcomes: { counterfactual: '{ shift.share: 0 }' },
  figure: { vary: '{ shift.share: [0.1, 0.2] }' },
};
const sampledVary = { vary: '{ shift.phase: "uniform(0, 0.5)" }' };

describe('the page on the experiment file', () => {
  it.each([
    ['an experiment', EXPERIMENT_KEYS],
    ['record', RECORD_KEYS],
  ])('lists the keys of %s with what they say and an example', (_, keys: Readonly<Record<string, Key>>) => {
    const rows = Object.entries(keys).map(
      ([name, { description, example }]) => `| \`${name}\` | ${description} | \`${example}\` |\n`,
    );
    expect(tables).toContain(rows.join(''));
  });

  it('shows an experiment that is right', async () => {
    const [, text = ''] = /```yaml\n(name: [\s\S]*?)```/.exec(page) ?? [];
    expect([await checkAccepts(text), schemaAccepts(text)]).toEqual([true, true]);
  });

  it.each(Object.entries(EXPERIMENT_KEYS).filter(([name]) => name !== 'modules'))(
    'gives an example of %s that is right',
    async (name, { example }) => {
      const around = company[name] ?? {};
      const isSampled = 'design' in around;
      const text = mutatedText({ ...around, ...(isSampled ? sampledVary : {}), [name]: example });
      expect({ text, check: await checkAccepts(text), schema: schemaAccepts(text) }).toMatchObject({
        check: true,
        schema: true,
      });
    },
  );

  it.each(Object.entries(RECORD_KEYS))('gives an example of record.%s that is right', async (name, { example }) => {
    const text = mutatedText({ record: `{ ${name}: ${example} }` });
    expect([await checkAccepts(text), schemaAccepts(text)]).toEqual([true, true]);
  });
});
