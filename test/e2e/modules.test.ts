import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCli } from '../../src/cli/runCli.ts';
import { type CommandResult, readFolder, readTable, withoutProgress } from './hashshift.ts';

const own = new URL('../../experiments/own/', import.meta.url).pathname;
const registry = new URL('../../src/models.ts', import.meta.url).href;

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hashshift-modules-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);

async function hashshift(...args: readonly string[]): Promise<CommandResult> {
  const output = { stdout: '', stderr: '' };
  const stream = (name: 'stdout' | 'stderr') => ({
    write: (text: string) => {
      output[name] += text;
    },
  });
  const before = process.cwd();
  process.chdir(folder);
  try {
    const code = await runCli(args, { stdout: stream('stdout'), stderr: stream('stderr'), env: {} }, registry);
    return { code, stdout: output.stdout, stderr: withoutProgress(output.stderr) };
  } finally {
    process.chdir(before);
  }
}

/** A small market in which sites offer power to AI from the first epoch on. */
const experiment = (modules: string, vary: string): string => `name: small
preset: bitcoin-2026
modules: ${modules}
horizon: 5 epochs
replications: 2
seed: s
set: { population.privateOperators: 5 }
vary: ${vary}
`;

const rule = (body: string, more = ''): string => `import type { ConversionRule } from 'hashshift/models';
${more}
export const conversionRule: ConversionRule = {
  name: 'mine',
  summary: 'as the test says',
  parameters: [],
  create: () => (offer) => {
    ${body}
  },
};
`;

describe('the shipped examples', () => {
  it('own-rule: the shipped rules give what they give without the module, and patience keeps capacity in mining', async () => {
    cpSync(own, folder, { recursive: true });
    const text = readFileSync(join(folder, 'own-rule.yaml'), 'utf8');
    write(
      'without.yaml',
      text
        .replace(/^modules.*\n/m, '')
        .replace(', patient]', ']')
        .replace(/^set.*\n/m, ''),
    );
    const small = ['--set', 'horizon=1 year', '--set', 'replications=2', '--workers', '1'];
    expect((await hashshift('run', 'own-rule.yaml', '--out', 'with', ...small)).code).toBe(0);
    expect((await hashshift('run', 'without.yaml', '--out', 'without', ...small)).code).toBe(0);
    const outcomes = (out: string, name: string): string[] =>
      readTable(join(folder, out, 'runs.csv'))
        .filter((row) => row['ai.rule'] === name)
        .map((row) => JSON.stringify({ ...row, run: '', point: '' }));
    for (const name of ['npv', 'yieldThreshold', 'none']) {
      expect(outcomes('with', name).length, name).toBe(2);
      expect(outcomes('with', name)).toEqual(outcomes('without', name));
    }
    const share = (name: string): number[] =>
      readTable(join(folder, 'with', 'runs.csv'))
        .filter((row) => row['ai.rule'] === name)
        .map((row) => Number(row.ai_share_capacity));
    share('patient').forEach((patient, replication) => {
      expect(patient).toBeLessThan(share('yieldThreshold')[replication]);
    });
  });

  it('patient without patience is the rule that it waits with; with endless patience nobody converts', async () => {
    cpSync(join(own, 'patient.ts'), join(folder, 'patient.ts'));
    write('e.yaml', experiment('[./patient.ts]', '{ ai.rule: [yieldThreshold, patient, none] }'));
    for (const [epochs, twin] of [
      ['0', 'yieldThreshold'],
      ['260', 'none'],
    ]) {
      expect((await hashshift('run', 'e.yaml', '--out', epochs, '--set', `patient.epochs=${epochs}`)).code).toBe(0);
      const of = (name: string): string[][] =>
        readTable(join(folder, epochs, 'runs.csv'))
          .filter((row) => row['ai.rule'] === name)
          .map((row) => [row.final_hashrate_eh_s, row.ai_share_capacity, row.mining_unplugged_mw]);
      expect(of('patient')).toEqual(of(twin));
    }
    expect(readTable(join(folder, '0', 'runs.csv'))[0].mining_unplugged_mw).not.toBe('');
  });

  it('own-price-process: without shocks the price is the wave, e^0.7 times as high after a year', async () => {
    cpSync(own, folder, { recursive: true });
    const calm = ['--set', 'cycle.volatilityYear=0', '--set', 'price.process=cycle', '--set', 'replications=1'];
    const text = readFileSync(join(folder, 'own-price-process.yaml'), 'utf8');
    write('calm.yaml', text.replace(/vary:\n.*\n/, 'record: { columns: [btc_price_usd] }\n'));
    const { code, stderr } = await hashshift('run', 'calm.yaml', '--out', 'out', '--set', 'horizon=2 years', ...calm);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const prices = readTable(join(folder, 'out', 'epochs.csv')).map((row) => Number(row.btc_price_usd));
    // The mean over the fortnight at the peak lacks at most 7 days of a slope of 0.7 a year.
    const peak = Math.max(...prices) / prices[0];
    expect(Math.log(peak)).toBeGreaterThan(0.7 - (0.7 * 21) / 365.25);
    expect(Math.log(peak)).toBeLessThanOrEqual(0.7);
  });

  it('own-model: the gap closes by adjust.speed an epoch, and the first epoch lasts 14 / 0.8 days', async () => {
    cpSync(own, folder, { recursive: true });
    expect((await hashshift('run', 'own-model.yaml', '--out', 'out', '--workers', '2')).code).toBe(0);
    const rows = readTable(join(folder, 'out', 'runs.csv')).filter((row) => row['shift.share'] === '0.2');
    expect(rows.length).toBe(3);
    for (const row of rows) {
      // Without shocks ln(hashrate) shrinks to (1 - speed) of itself in each of the 21 epochs after the shift.
      const expected = 0.8 ** ((1 - Number(row['adjust.speed'])) ** 21);
      expect(Number(row.final_hashrate)).toBeCloseTo(expected, 12);
      expect(Number(row.longest_epoch_days)).toBeCloseTo(17.5, 12);
    }
    expect(await hashshift('verify', 'out', '--all', '--workers', '1')).toMatchObject({ code: 0, stderr: '' });
  });
});

describe('results of modules', () => {
  const withHelper = (): void => {
    mkdirSync(join(folder, 'lib'));
    write('lib/factor.ts', 'export const factor: number = 2;\n');
    write('mine.ts', rule('return factor * offer.hashpriceUsdPhDay;', "import { factor } from './lib/factor';"));
    write('e.yaml', experiment('[./mine.ts]', '{ ai.rule: [npv, mine] }'));
  };

  it('are the same bytes on one thread and on two, and keep the modules with what they import', async () => {
    withHelper();
    expect((await hashshift('run', 'e.yaml', '--out', 'one', '--workers', '1')).code).toBe(0);
    expect((await hashshift('run', 'e.yaml', '--out', 'two', '--workers', '2')).code).toBe(0);
    const files = readFolder(join(folder, 'one'));
    expect(readFolder(join(folder, 'two'))).toEqual(files);
    expect(files['modules/lib/factor.ts']).toBe('export const factor: number = 2;\n');
    const manifest = JSON.parse(files['manifest.json']);
    expect(manifest.inputs.map(({ path }: { path: string }) => path)).toEqual([
      'e.yaml',
      'presets/bitcoin-2026.yaml',
      'lib/factor.ts',
      'mine.ts',
    ]);
    expect(manifest.experiment.modules.parts).toEqual(['mine.ts']);
    expect(files['manifest.json']).not.toContain(folder);
  });

  it('are of another experiment as soon as a module or what it imports is edited', async () => {
    withHelper();
    expect((await hashshift('run', 'e.yaml', '--out', 'out', '--workers', '1')).code).toBe(0);
    write('lib/factor.ts', 'export const factor: number = 3;\n');
    const { code, stderr } = await hashshift('run', 'e.yaml', '--out', 'out', '--workers', '1');
    expect(code).toBe(1);
    expect(stderr).toContain('another experiment (different: lib/factor.ts)');
  });

  it('a sweep in shards refuses an edited module and is collected with the one it began with', async () => {
    withHelper();
    const before = readFileSync(join(folder, 'mine.ts'), 'utf8');
    expect((await hashshift('run', 'e.yaml', '--out', 'whole', '--workers', '1')).code).toBe(0);
    expect((await hashshift('shard', 'e.yaml', '1', '--of', '2', '--out', 'out')).code).toBe(0);
    write('mine.ts', `${before}\n`);
    const refused = await hashshift('shard', 'e.yaml', '2', '--of', '2', '--out', 'out');
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('different: mine.ts');
    write('mine.ts', before);
    expect(await hashshift('shard', 'e.yaml', '2', '--of', '2', '--out', 'out')).toMatchObject({ code: 0 });
    rmSync(join(folder, 'mine.ts'));
    expect(await hashshift('collect', 'out')).toMatchObject({ code: 0, stderr: '' });
    const collected = readFolder(join(folder, 'out'));
    expect(Object.keys(collected).filter((name) => name.startsWith('parts'))).toEqual([]);
    for (const [name, text] of Object.entries(readFolder(join(folder, 'whole')))) {
      expect(collected[name] === text, name).toBe(true);
    }
  });

  it('are verified with the modules that they hold, and no longer when one of those was changed', async () => {
    withHelper();
    expect((await hashshift('run', 'e.yaml', '--out', 'out', '--workers', '1')).code).toBe(0);
    rmSync(join(folder, 'mine.ts'));
    expect(await hashshift('verify', 'out', '--all', '--workers', '1')).toMatchObject({ code: 0, stderr: '' });
    write('out/modules/lib/factor.ts', 'export const factor: number = 3;\n');
    const { code, stderr } = await hashshift('verify', 'out', '--workers', '1');
    expect(code).toBe(1);
    expect(stderr).toContain('lib/factor.ts is not the module that made the results');
  });
});

describe('mistakes in modules', () => {
  const good = rule('return 1;');
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
    write('e.yaml', experiment('[./mine.ts]', '{ ai.rule: [npv, mine] }'));
    const { code, stderr, stdout } = await hashshift('run', 'e.yaml', '--out', 'out');
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain('e.yaml:3:11 module ./mine.ts: ');
    for (const part of says) expect(stderr).toContain(part);
    expect(existsSync(join(folder, 'out'))).toBe(false);
  });

  it('a file that is not there, of two modules with mistakes both are told', async () => {
    write('mine.ts', good);
    write('e.yaml', experiment('[./mien.ts, ./other.ts]', '{ ai.rule: [npv, mine] }'));
    const { code, stderr } = await hashshift('check', 'e.yaml');
    expect(code).toBe(2);
    expect(stderr).toContain('e.yaml:3:11 module ./mien.ts: there is no such file (did you mean mine.ts?)');
    expect(stderr).toContain('e.yaml:3:22 module ./other.ts: there is no such file');
  });

  it('modules that is no list, and modules for a model that takes none', async () => {
    write('mine.ts', good);
    write('e.yaml', experiment('./mine.ts', '{ ai.rule: [npv, mine] }'));
    expect((await hashshift('check', 'e.yaml')).stderr).toContain('e.yaml:3:10 modules is the text "./mine.ts"');
    write('e.yaml', 'name: x\nmodel: threshold\nmodules: [./mine.ts]\nhorizon: 1 epoch\n');
    const { stderr } = await hashshift('check', 'e.yaml');
    expect(stderr).toContain('e.yaml:3:11 module ./mine.ts: adds to the model threshold, which takes no parts');
  });

  it("the names of a module's parameters and choices are checked like all others", async () => {
    cpSync(join(own, 'patient.ts'), join(folder, 'patient.ts'));
    const text = experiment('[./patient.ts]', '{ ai.rule: [npv, patien] }').replace(
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
  const adjustment = readFileSync(join(own, 'adjustment.ts'), 'utf8');
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
    expect(readFileSync(join(folder, 'pace.svg'), 'utf8')).toContain('>Pace</text>');
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

describe('modules at work', () => {
  const failing = async (module: string): Promise<CommandResult> => {
    write('mine.ts', module);
    write('e.yaml', experiment('[./mine.ts]', '{ ai.rule: [npv, mine] }'));
    return hashshift('run', 'e.yaml', '--out', 'out', '--force', '--workers', '1');
  };

  it('a rule that asks NaN or throws: the run fails and names module, place, epoch and site', async () => {
    const nan = await failing(rule('return offer.epoch < 2 || offer.site < 3 ? 1e9 : Number.NaN;'));
    expect(nan.code).toBe(1);
    expect(nan.stderr).toMatch(
      /conversion rule mine \(mine\.ts\): site [3-9]\d*: the reservation rent is NaN .*\n.*, epoch 2\n/,
    );
    const thrown = await failing(rule("if (offer.epoch === 1) throw new Error('no idea');\n    return 1e9;"));
    expect(thrown.stderr).toMatch(
      /conversion rule mine \(mine\.ts\): site 0: no idea \(at mine\.ts:8:34\)\n.*, epoch 1\n/,
    );
    const failures = readTable(join(folder, 'out', 'failures.csv'));
    expect(failures.map(({ epoch }) => epoch)).toEqual(['1', '1']);
  });

  it('a share or a decision of the wrong form fails the run likewise', async () => {
    const decision = (text: string): string => rule('').replace(/\(offer\) => \{\s*\}/, `(${text})`);
    const share = await failing(decision('{ reservationRent: () => 1e6, offeredShare: () => 1.5 }'));
    expect(share.stderr).toMatch(
      /conversion rule mine \(mine\.ts\): site 0: the offered share is 1\.5 of the suitable/,
    );
    const nothing = await failing(decision('null'));
    expect(nothing.stderr).toContain('create must give a function, or an object with a function reservationRent');
    const number = await failing(decision('{ reservationRent: () => 1e6, renewalRent: 1e6 }'));
    expect(number.stderr).toContain('renewalRent must be a function');
  });

  it('a rule can be that of a class of operators; others decide as they did', async () => {
    write('mine.ts', rule('return 0;'));
    write('e.yaml', experiment('[./mine.ts]', '{ ai.rulePrivate: [same, none, mine] }'));
    const set = ['--set', 'ai.rule=npv', '--set', 'population.privateOperators=40'];
    expect((await hashshift('run', 'e.yaml', '--out', 'out', '--workers', '1', ...set)).code).toBe(0);
    const rows = readTable(join(folder, 'out', 'epochs.csv'));
    const contracted = (point: string) =>
      rows.filter((row) => row.point === point).map((row) => Number(row.ai_contracted_mw));
    const [same, none, mine] = ['0', '1', '2'].map(contracted);
    expect(same.at(-1)).toBeGreaterThan(0);
    // Those who ask nothing are served first; without them more is left to the others, or less is let.
    expect(mine).not.toEqual(same);
    expect(mine).not.toEqual(none);
  });

  it('a price that is no number fails the run likewise', async () => {
    write(
      'mine.ts',
      "export const priceProcess = { name: 'broken', summary: 'broken', parameters: [], create: () => ({ meanUsdBtc: (from) => (from < 20 ? 7e4 : -1) }) };",
    );
    write('e.yaml', experiment('[./mine.ts]', '{ price.process: [constant, broken] }'));
    const { stderr } = await hashshift('run', 'e.yaml', '--out', 'out', '--workers', '1');
    expect(stderr).toMatch(
      /price process broken \(mine\.ts\): the mean price of days [\d.]+ to [\d.]+ is -1 USD\/BTC\n.*, epoch 1\n/,
    );
  });

  it.each([
    ['Math.random()', 'draw from the streams'],
    ['Math.sin(1)', 'differs between engines'],
    ['Date.now()', 'Date is not available'],
    ['Number(process.env.HOME)', 'process is not available'],
  ])('%s is refused', async (expression, says) => {
    const { code, stderr } = await failing(rule(`return ${expression};`));
    expect(code).toBe(1);
    expect(stderr).toContain(says);
  });

  it('exp, pow and the operator ** are those of the models, not those of the engine', async () => {
    // Arguments at which V8 rounds the last bit otherwise than the correctly rounded functions of the models do.
    const difference =
      'Math.exp(1.0625) - exp(1.0625) + Math.pow(1.46875, 0.3) - pow(1.46875, 0.3) + 1.734375 ** 0.3 - pow(1.734375, 0.3)';
    const text = readFileSync(join(own, 'adjustment.ts'), 'utf8');
    write('model.ts', text.replace('row[1] = difficulty;', `row[1] = ${difference};`));
    const experiment = readFileSync(join(own, 'own-model.yaml'), 'utf8').replace('./adjustment.ts', './model.ts');
    write('e.yaml', `${experiment}record: { columns: [difficulty] }\n`);
    expect((await hashshift('run', 'e.yaml', '--out', 'out', '--workers', '1')).code).toBe(0);
    const cells = readTable(join(folder, 'out', 'epochs.csv')).map((row) => row.difficulty);
    expect(new Set(cells)).toEqual(new Set(['0']));
  });

  it('check notices what runs would hand to each other through variables of the file', async () => {
    write('mine.ts', rule('calls += 1;\n    return calls > 50 ? 1e9 : 1e5;', 'let calls = 0;'));
    write('e.yaml', experiment('[./mine.ts]', '{ ai.rule: [npv, mine] }'));
    const { code, stderr } = await hashshift('check', 'e.yaml');
    expect(code).toBe(2);
    expect(stderr).toContain('run 2 comes out differently');
    write('mine.ts', rule('return 1e5;'));
    const right = await hashshift('check', 'e.yaml');
    expect(right).toMatchObject({ code: 0, stderr: '' });
    expect(right.stdout).toContain('modules mine.ts');
  });

  it('explain --file shows the parameters that modules add, and where they are chosen', async () => {
    cpSync(own, folder, { recursive: true });
    const one = await hashshift('explain', '--file', 'own-rule.yaml', 'patient.epochs');
    expect(one.stdout).toContain('patient.epochs [epoch]  duration, default 6, 0 to 260');
    const chooser = await hashshift('explain', '--file', 'own-price-process.yaml', 'price.process');
    expect(chooser.stdout).toContain('one of constant, gbm, merton, regime, bootstrap, path, cycle');
    expect((await hashshift('explain', '--file', 'own-model.yaml')).stdout).toContain('adjustment (version 1)');
  });

  it('JavaScript modules work too, from a folder beside that of the experiment', async () => {
    mkdirSync(join(folder, 'rules'));
    mkdirSync(join(folder, 'experiments'));
    write(
      'rules/mine.mjs',
      "import { npv } from 'hashshift/models';\nexport const conversionRule = { ...npv, name: 'mine' };\n",
    );
    write('experiments/e.yaml', experiment('[../rules/mine.mjs]', '{ ai.rule: [npv, mine] }'));
    expect((await hashshift('run', 'experiments/e.yaml', '--out', 'out', '--workers', '1')).code).toBe(0);
    expect(existsSync(join(folder, 'out', 'modules', 'mine.mjs'))).toBe(true);
    const [a, b] = ['npv', 'mine'].map((name) =>
      readTable(join(folder, 'out', 'runs.csv'))
        .filter((row) => row['ai.rule'] === name)
        .map((row) => JSON.stringify({ ...row, run: '', point: '', 'ai.rule': '' })),
    );
    expect(b).toEqual(a);
  });
});
