import { describe, expect, it } from 'vitest';
import { formatProblem } from '../../../src/spec/document/formatProblem.ts';
import { badSpecs } from './badSpecs.ts';
import { readWithFakes } from './readWithFakes.ts';

function resultOf(...spec: Parameters<typeof readWithFakes>) {
  const result = readWithFakes(...spec);
  return result.ok ? { problems: [], inputs: [] } : result;
}

describe('mistakes in experiment files', () => {
  it.each(badSpecs)('$name', (spec) => {
    const lines = resultOf(spec.text, spec).problems.map(
      ({ file, line, column, message, nearest }) =>
        `${file}:${line}:${column} ${message}${nearest === null ? '' : ` (${nearest})`}`,
    );
    expect(lines).toEqual(spec.problems);
  });

  it.each(badSpecs)('points into the text and says what would be right: $name', (spec) => {
    const { problems, inputs } = resultOf(spec.text, spec);
    for (const { file, line, column, expected } of problems) {
      const lines = (inputs.find(({ path }) => path === file)?.text ?? '').split('\n');
      expect(line).toBeLessThanOrEqual(lines.length);
      expect(column).toBeLessThanOrEqual(lines[line - 1].length + 1);
      expect(expected.length).toBeGreaterThan(3);
    }
  });
});

describe('a problem as printed', () => {
  it('shows the line, a caret, the nearest name and the range with its unit and an example', () => {
    const text = 'name: t\nhorizon: 1 year\nset: { power.price: 900, shfit.kind: capacity }\n';
    const printed = resultOf(text).problems.map((problem) => formatProblem(problem, text));
    expect(printed).toEqual([
      [
        'e.yaml:3:21 power.price is 900, above the maximum of 500; expected a number from 1 to 500 USD/MWh, for example 50',
        '  3 | set: { power.price: 900, shfit.kind: capacity }',
        '    |                     ^',
      ].join('\n'),
      [
        'e.yaml:3:26 set: unknown parameter "shfit.kind" (did you mean shift.kind?); expected a parameter of the model, as hashshift explain lists them',
        '  3 | set: { power.price: 900, shfit.kind: capacity }',
        '    |                          ^',
      ].join('\n'),
    ]);
  });

  it('leaves the excerpt out for the command line, and keeps the caret under the column after a tab', () => {
    const problem = { file: 'f', line: 1, column: 3, message: 'm', expected: 'e', nearest: null };
    expect(formatProblem(problem, '')).toBe('f:1:3 m; expected e');
    expect(formatProblem(problem, 'a\tb')).toBe('f:1:3 m; expected e\n  1 | a b\n    |   ^');
  });
});
