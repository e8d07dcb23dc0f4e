import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Parameter } from '../../models/parameter.ts';
import { models } from '../../src/models.ts';
import { readDistribution } from '../../src/spec/design/readDistribution.ts';
import { parseSpecNode } from '../../src/spec/document/parseSpecNode.ts';
import type { SpecNode } from '../../src/spec/document/specNode.ts';
import { readValue } from '../../src/spec/values/readValue.ts';
import { START_DATE } from '../../src/spec/values/startDate.ts';
import { ajv } from '../golden/schema/schemaFixture.ts';

// The start date has a reader of its own, because dates elsewhere depend on it.
const parameters = [...models.values()].flatMap(({ name, parameters }) =>
  parameters
    .filter((parameter) => parameter.name !== START_DATE)
    .map((parameter) => ({ definition: `experiment#/definitions/${name}:${parameter.name}`, parameter })),
);

/** Whether the reader takes a value, written as YAML, without a word. */
function isRead(text: string, read: (node: SpecNode, report: () => void) => unknown): boolean {
  let mistakes = 0;
  const report = () => {
    mistakes++;
  };
  const node = parseSpecNode(text, 'e.yaml', report);
  if (node !== undefined) read(node, report);
  return node !== undefined && mistakes === 0;
}

const openFile = (path: string) => ({ file: path, text: 'day,value\n0,1\n' });

function readerAccepts(text: string, parameter: Parameter): boolean {
  return isRead(text, (node, report) => readValue(node, parameter, { report, startDay: 20_000, openFile }));
}

function readerAcceptsDistribution(text: string, parameter: Parameter): boolean {
  return isRead(text, (node, report) => readDistribution(node, parameter, { report, startDay: 20_000, openFile }));
}

const number = fc.oneof(
  fc.integer({ min: -3, max: 200 }).map(String),
  fc.double({ min: -1, max: 2, noNaN: true }).map(String),
  fc.constantFrom('0.5', '.5', '5.', '1e3', '+2', '-0', '2.5e-1', '1E6'),
);
const scalar = fc.oneof(
  number,
  fc.tuple(number, fc.constantFrom('%', ' %')).map((parts) => parts.join('')),
  fc
    .tuple(
      number,
      fc.constantFrom('', ' ', '  '),
      fc.constantFrom('epoch', 'days', 'weeks', 'month', 'years', 'fortnights'),
    )
    .map((parts) => parts.join('')),
  fc.constantFrom('2028-04-01', '2026-1-1', 'true', 'false', '""', 'path.csv', '[[0, 1]]', '[]', '[[2028-04-01, 5 %]]'),
);

describe('the schema of a parameter', () => {
  it('accepts the default, and its bounds', () => {
    for (const { definition, parameter } of parameters) {
      const isPath = parameter.kind === 'series' || parameter.kind === 'table';
      for (const value of isPath ? [] : [parameter.default, parameter.min, parameter.max]) {
        if (value === undefined) continue;
        const accepted = {
          reader: readerAccepts(JSON.stringify(value), parameter),
          schema: ajv.validate(definition, value),
        };
        expect({ definition, value, ...accepted }).toMatchObject({ reader: true, schema: true });
      }
    }
  });

  it('refuses nothing that the reader accepts', () => {
    let accepted = 0;
    fc.assert(
      fc.property(fc.constantFrom(...parameters), scalar, ({ definition, parameter }, text) => {
        const words = parameter.choices?.[text.length % parameter.choices.length] ?? text;
        if (!readerAccepts(words, parameter)) return;
        accepted++;
        expect({ definition, words, schema: ajv.validate(definition, parse(words)) }).toMatchObject({ schema: true });
      }),
      { numRuns: 4000 },
    );
    expect(accepted).toBeGreaterThan(500);
  });

  it('refuses no distribution that the reader accepts', () => {
    const distribution = fc
      .tuple(
        fc.constantFrom('uniform', 'logUniform', 'triangular', 'normal', 'truncatedNormal', 'discrete', 'categorical'),
        fc.constantFrom('', ' '),
        fc.array(fc.oneof(number, scalar), { minLength: 1, maxLength: 4 }),
        fc.constantFrom(',', ', ', ' , '),
      )
      .map(([kind, space, values, comma]) => `${kind}${space}(${values.join(comma)})`);
    let accepted = 0;
    fc.assert(
      fc.property(fc.constantFrom(...parameters), distribution, ({ definition, parameter }, text) => {
        const { choices } = parameter;
        const words =
          choices === undefined ? text : `categorical(${choices.slice(0, 1 + (text.length % 3)).join(', ')})`;
        if (!readerAcceptsDistribution(JSON.stringify(words), parameter)) return;
        accepted++;
        const schema = ajv.validate(`${definition}:sampled`, words);
        expect({ definition, words, schema }).toMatchObject({ schema: true });
      }),
      { numRuns: 4000 },
    );
    expect(accepted).toBeGreaterThan(100);
  });
});
