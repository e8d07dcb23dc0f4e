import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { moduleExperiment, ownExamples, ruleModule, useModuleFolder } from './moduleFolder.ts';

const folder = useModuleFolder();
const { write, hashshift } = folder;

describe('mistakes in modules', () => {
  const good = ruleModule('return 1;');
  const mistakes: readonly (readonly [what: string, text: string, says: readonly string[]])[] = [
    ['a syntax error', `${good}\nexport const = 3;`, ['module ./mine.ts: mine.ts:12:14', 'Expected']],
    [
      'another export',
      good.replace('const conversionRule', 'const conversionrule'),
      ['exports conversionrule', 'did you mean conversionRule', 'conversionRule or priceProcess'],
    ],
    ['no export', 'const x = 1;', ['exports nothing']],
    ['no object', 'export const conversionRule = 3;', ['conversionRule is not an object']],
    [
      'no summary and no create',
      "export const conversionRule = { name: 'mine', parameters: [] };",
      ['"summary"', '"create"'],
    ],
    [
      'the name of a shipped rule',
      good.replace("'mine'", "'npv'"),
      ['conversionRule.name is "npv", which there is already'],
    ],
    ['a name that is none', good.replace("'mine'", "'my rule'"), ['conversionRule.name is no name']],
    [
      'parameters without a unit',
      good.replace('[]', "[{ name: 'mine.x', kind: 'number', default: 1, description: 'x', source: 'definition' }]"),
      ['conversionRule.parameters[0] (mine.x) lacks the text "unit"'],
    ],
    [
      'a default out of range',
      good.replace(
        '[]',
        "[{ name: 'mine.x', unit: '1', kind: 'number', default: 9, max: 2, description: 'x', source: 'definition' }]",
      ),
      ['the default 9 is not in the range'],
    ],
    [
      'a parameter of a strange name',
      good.replace(
        '[]',
        "[{ name: 'ai.x', unit: '1', kind: 'number', default: 1, description: 'x', source: 'definition' }]",
      ),
      ['"ai.x", not "mine." and more'],
    ],
    [
      'a name that stands for another rule',
      good.replace("'mine'", "'same'"),
      ['conversionRule.name is "same", which there is already'],
    ],
    [
      'something thrown',
      `${good}\nthrow new RangeError('not today');`,
      ['throws when it is loaded: RangeError: not today (at mine.ts:12:7)'],
    ],
    [
      'a package',
      `import { readFileSync } from 'node:fs';\nconsole.log(readFileSync);\n${good}`,
      ['mine.ts:1:30 cannot import "node:fs"', './...'],
    ],
    [
      'a function that hashshift/models does not have',
      good.replace('type { ConversionRule }', '{ type ConversionRule, sinh }').replace('return 1', 'return sinh(1)'),
      ['mine.ts:1:31', 'No matching export in "hashshift/models"', 'sinh'],
    ],
    [
      'a helper that is not there',
      `import { x } from './helper.ts';\nconsole.log(x);\n${good}`,
      ['mine.ts:1:19', './helper.ts'],
    ],
  ];

  it.each(mistakes)('%s', async (_, text, says) => {
    write('mine.ts', text);
    write('e.yaml', moduleExperiment('[./mine.ts]', '{ ai.rule: [npv, mine] }'));
    const { code, stderr, stdout } = await hashshift('run', 'e.yaml', '--out', 'out');
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain('e.yaml:3:11 module ./mine.ts: ');
    for (const part of says) expect(stderr).toContain(part);
    expect(existsSync(join(folder.path, 'out'))).toBe(false);
  });

  it('a file that is not there, of two modules with mistakes both are told', async () => {
    write('mine.ts', good);
    write('e.yaml', moduleExperiment('[./mien.ts, ./other.ts]', '{ ai.rule: [npv, mine] }'));
    const { code, stderr } = await hashshift('check', 'e.yaml');
    expect(code).toBe(2);
    expect(stderr).toContain('e.yaml:3:11 module ./mien.ts: there is no such file (did you mean mine.ts?)');
    expect(stderr).toContain('e.yaml:3:22 module ./other.ts: there is no such file');
  });

  it('modules that is no list, and modules for a model that takes none', async () => {
    write('mine.ts', good);
    write('e.yaml', moduleExperiment('./mine.ts', '{ ai.rule: [npv, mine] }'));
    expect((await hashshift('check', 'e.yaml')).stderr).toContain('e.yaml:3:10 modules is the text "./mine.ts"');
    write('e.yaml', 'name: x\nmodel: threshold\nmodules: [./mine.ts]\nhorizon: 1 epoch\n');
    const { stderr } = await hashshift('check', 'e.yaml');
    expect(stderr).toContain('e.yaml:3:11 module ./mine.ts: adds to the model threshold, which takes no parts');
  });

  it("the names of a module's parameters and choices are checked like all others", async () => {
    cpSync(join(ownExamples, 'patient.ts'), join(folder.path, 'patient.ts'));
    const text = moduleExperiment('[./patient.ts]', '{ ai.rule: [npv, patien] }').replace(
      'set: {',
      'set: { patient.epoch: 3,',
    );
    write('e.yaml', text);
    const { code, stderr } = await hashshift('check', 'e.yaml');
    expect(code).toBe(2);
    expect(stderr).toContain('unknown parameter "patient.epoch" (did you mean patient.epochs?)');
    expect(stderr).toContain('(did you mean patient?)');
  });

  it('every member that a model lacks is told', async () => {
    write('model.ts', "export const model = { name: 'market', version: '1', step() {}, columns: [{ name: 'x' }] };");
    write('e.yaml', 'name: x\nmodel: ./model.ts\nhorizon: 1 epoch\n');
    const { code, stderr } = await hashshift('check', 'e.yaml');
    expect(code).toBe(2);
    const expected = [
      '"summary"',
      '"create"',
      '"observe"',
      '"summarise"',
      '"parameters"',
      '"outcomes"',
      '"figured"',
      '"stages"',
    ];
    for (const part of [...expected, 'model.columns[0] lacks "unit"', 'a model of the program']) {
      expect(stderr).toContain(part);
    }
    expect(stderr).not.toContain('"step"');
  });
});

describe("figures of a model of one's own", () => {
  const adjustment = readFileSync(join(ownExamples, 'adjustment.ts'), 'utf8');
  const withFigures = (figures: string): void => {
    write('model.ts', adjustment.replace('  figured: [', `  figures: ${figures},\n  figured: [`));
    write(
      'e.yaml',
      'name: x\nmodel: ./model.ts\nhorizon: 6 epochs\nreplications: 2\nseed: s\nrecord: { columns: all }\n',
    );
  };

  it('are drawn from its columns', async () => {
    withFigures(
      "[{ name: 'pace', kind: 'course', title: 'How?', columns: [{ column: 'difficulty', label: 'Pace' }] }]",
    );
    expect(await hashshift('run', 'e.yaml', '--out', 'out', '--workers', '1')).toMatchObject({ code: 0 });
    expect(await hashshift('figure', 'out', 'pace', '--out', 'pace.svg')).toMatchObject({ code: 0, stderr: '' });
    expect(readFileSync(join(folder.path, 'pace.svg'), 'utf8')).toContain('>Pace</text>');
  });

  it.each([
    ['{}', 'model.figures is not a list'],
    ["[{ name: 'pace', kind: 'course' }]", 'model.figures[0] lacks "title"'],
    ["[{ name: 'pace', kind: 'pie', title: 'How?' }]", 'kind is none of "course", "parts" and "supply"'],
    ["[{ name: 'pace', kind: 'supply', title: 'How?' }]", 'model.figures[0] lacks the function "read"'],
    [
      "[{ name: 'pace', kind: 'parts', title: 'How?', columns: [{ column: 'pace', label: 'Pace' }] }]",
      'model.figures[0] names "pace", which is no column',
    ],
  ])('%s is told', async (figures, message) => {
    withFigures(figures);
    const { code, stderr } = await hashshift('check', 'e.yaml');
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(message) });
  });
});
