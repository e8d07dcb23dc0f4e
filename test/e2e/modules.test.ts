import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type CommandResult, readFolder, readTable } from './hashshift.ts';
import { moduleExperiment, ownExamples, ruleModule, useModuleFolder } from './moduleFolder.ts';

const folder = useModuleFolder();
const { write, hashshift } = folder;

describe('the shipped examples', () => {
  it('own-rule: the shipped rules give what they give without the module, and patience keeps capacity in mining', async () => {
    cpSync(ownExamples, folder.path, { recursive: true });
    const text = readFileSync(join(folder.path, 'own-rule.yaml'), 'utf8');
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
      readTable(join(folder.path, out, 'runs.csv'))
        .filter((row) => row['ai.rule'] === name)
        .map((row) => JSON.stringify({ ...row, run: '', point: '' }));
    for (const name of ['npv', 'yieldThreshold', 'none']) {
      expect(outcomes('with', name).length, name).toBe(2);
      expect(outcomes('with', name)).toEqual(outcomes('without', name));
    }
    const share = (name: string): number[] =>
      readTable(join(folder.path, 'with', 'runs.csv'))
        .filter((row) => row['ai.rule'] === name)
        .map((row) => Number(row.ai_share_capacity));
    share('patient').forEach((patient, replication) => {
      expect(patient).toBeLessThan(share('yieldThreshold')[replication]);
    });
  });

  it('patient without patience is the rule that it waits with; with endless patience nobody converts', async () => {
    cpSync(join(ownExamples, 'patient.ts'), join(folder.path, 'patient.ts'));
    write('e.yaml', moduleExperiment('[./patient.ts]', '{ ai.rule: [yieldThreshold, patient, none] }'));
    for (const [epochs, twin] of [
      ['0', 'yieldThreshold'],
      ['260', 'none'],
    ]) {
      expect((await hashshift('run', 'e.yaml', '--out', epochs, '--set', `patient.epochs=${epochs}`)).code).toBe(0);
      const of = (name: string): string[][] =>
        readTable(join(folder.path, epochs, 'runs.csv'))
          .filter((row) => row['ai.rule'] === name)
          .map((row) => [row.final_hashrate_eh_s, row.ai_share_capacity, row.mining_unplugged_mw]);
      expect(of('patient')).toEqual(of(twin));
    }
    expect(readTable(join(folder.path, '0', 'runs.csv'))[0].mining_unplugged_mw).not.toBe('');
  });

  it('own-price-process: without shocks the price is the wave, e^0.7 times as high after a year', async () => {
    cpSync(ownExamples, folder.path, { recursive: true });
    const calm = ['--set', 'cycle.volatilityYear=0', '--set', 'price.process=cycle', '--set', 'replications=1'];
    const text = readFileSync(join(folder.path, 'own-price-process.yaml'), 'utf8');
    write('calm.yaml', text.replace(/vary:\n.*\n/, 'record: { columns: [btc_price_usd] }\n'));
    const { code, stderr } = await hashshift('run', 'calm.yaml', '--out', 'out', '--set', 'horizon=2 years', ...calm);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const prices = readTable(join(folder.path, 'out', 'epochs.csv')).map((row) => Number(row.btc_price_usd));
    // The mean over the fortnight at the peak lacks at most 7 days of a slope of 0.7 a year.
    const peak = Math.max(...prices) / prices[0];
    expect(Math.log(peak)).toBeGreaterThan(0.7 - (0.7 * 21) / 365.25);
    expect(Math.log(peak)).toBeLessThanOrEqual(0.7);
  });

  it('own-model: the gap closes by adjust.speed an epoch, and the first epoch lasts 14 / 0.8 days', async () => {
    cpSync(ownExamples, folder.path, { recursive: true });
    expect((await hashshift('run', 'own-model.yaml', '--out', 'out', '--workers', '2')).code).toBe(0);
    const rows = readTable(join(folder.path, 'out', 'runs.csv')).filter((row) => row['shift.share'] === '0.2');
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
    mkdirSync(join(folder.path, 'lib'));
    write('lib/factor.ts', 'export const factor: number = 2;\n');
    write('mine.ts', ruleModule('return factor * offer.hashpriceUsdPhDay;', "import { factor } from './lib/factor';"));
    write('e.yaml', moduleExperiment('[./mine.ts]', '{ ai.rule: [npv, mine] }'));
  };

  it('are the same bytes on one thread and on two, and keep the modules with what they import', async () => {
    withHelper();
    expect((await hashshift('run', 'e.yaml', '--out', 'one', '--workers', '1')).code).toBe(0);
    expect((await hashshift('run', 'e.yaml', '--out', 'two', '--workers', '2')).code).toBe(0);
    const files = readFolder(join(folder.path, 'one'));
    expect(readFolder(join(folder.path, 'two'))).toEqual(files);
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
    const before = readFileSync(join(folder.path, 'mine.ts'), 'utf8');
    expect((await hashshift('run', 'e.yaml', '--out', 'whole', '--workers', '1')).code).toBe(0);
    expect((await hashshift('shard', 'e.yaml', '1', '--of', '2', '--out', 'out')).code).toBe(0);
    write('mine.ts', `${before}\n`);
    const refused = await hashshift('shard', 'e.yaml', '2', '--of', '2', '--out', 'out');
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('different: mine.ts');
    write('mine.ts', before);
    expect(await hashshift('shard', 'e.yaml', '2', '--of', '2', '--out', 'out')).toMatchObject({ code: 0 });
    rmSync(join(folder.path, 'mine.ts'));
    expect(await hashshift('collect', 'out')).toMatchObject({ code: 0, stderr: '' });
    const collected = readFolder(join(folder.path, 'out'));
    expect(Object.keys(collected).filter((name) => name.startsWith('parts'))).toEqual([]);
    for (const [name, text] of Object.entries(readFolder(join(folder.path, 'whole')))) {
      expect(collected[name] === text, name).toBe(true);
    }
  });

  it('are verified with the modules that they hold, and no longer when one of those was changed', async () => {
    withHelper();
    expect((await hashshift('run', 'e.yaml', '--out', 'out', '--workers', '1')).code).toBe(0);
    rmSync(join(folder.path, 'mine.ts'));
    expect(await hashshift('verify', 'out', '--all', '--workers', '1')).toMatchObject({ code: 0, stderr: '' });
    write('out/modules/lib/factor.ts', 'export const factor: number = 3;\n');
    const { code, stderr } = await hashshift('verify', 'out', '--workers', '1');
    expect(code).toBe(1);
    expect(stderr).toContain('lib/factor.ts is not the module that made the results');
  });
});

describe('modules at work', () => {
  const failing = async (module: string): Promise<CommandResult> => {
    write('mine.ts', module);
    write('e.yaml', moduleExperiment('[./mine.ts]', '{ ai.rule: [npv, mine] }'));
    return hashshift('run', 'e.yaml', '--out', 'out', '--force', '--workers', '1');
  };

  it('a rule that asks NaN or throws: the run fails and names module, place, epoch and site', async () => {
    const nan = await failing(ruleModule('return offer.epoch < 2 || offer.site < 3 ? 1e9 : Number.NaN;'));
    expect(nan.code).toBe(1);
    expect(nan.stderr).toMatch(
      /conversion rule mine \(mine\.ts\): site [3-9]\d*: the reservation rent is NaN .*\n.*, epoch 2\n/,
    );
    const thrown = await failing(ruleModule("if (offer.epoch === 1) throw new Error('no idea');\n    return 1e9;"));
    expect(thrown.stderr).toMatch(
      /conversion rule mine \(mine\.ts\): site 0: no idea \(at mine\.ts:8:34\)\n.*, epoch 1\n/,
    );
    const failures = readTable(join(folder.path, 'out', 'failures.csv'));
    expect(failures.map(({ epoch }) => epoch)).toEqual(['1', '1']);
  });

  it('a share or a decision of the wrong form fails the run likewise', async () => {
    const decision = (text: string): string => ruleModule('').replace(/\(offer\) => \{\s*\}/, `(${text})`);
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
    write('mine.ts', ruleModule('return 0;'));
    write('e.yaml', moduleExperiment('[./mine.ts]', '{ ai.rulePrivate: [same, none, mine] }'));
    const set = ['--set', 'ai.rule=npv', '--set', 'population.privateOperators=40'];
    expect((await hashshift('run', 'e.yaml', '--out', 'out', '--workers', '1', ...set)).code).toBe(0);
    const rows = readTable(join(folder.path, 'out', 'epochs.csv'));
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
    write('e.yaml', moduleExperiment('[./mine.ts]', '{ price.process: [constant, broken] }'));
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
    const { code, stderr } = await failing(ruleModule(`return ${expression};`));
    expect(code).toBe(1);
    expect(stderr).toContain(says);
  });

  it('exp, pow and the operator ** are those of the models, not those of the engine', async () => {
    // Arguments at which V8 rounds the last bit otherwise than the correctly rounded functions of the models do.
    const difference =
      'Math.exp(1.0625) - exp(1.0625) + Math.pow(1.46875, 0.3) - pow(1.46875, 0.3) + 1.734375 ** 0.3 - pow(1.734375, 0.3)';
    const text = readFileSync(join(ownExamples, 'adjustment.ts'), 'utf8');
    write('model.ts', text.replace('row[1] = difficulty;', `row[1] = ${difference};`));
    const experiment = readFileSync(join(ownExamples, 'own-model.yaml'), 'utf8').replace(
      './adjustment.ts',
      './model.ts',
    );
    write('e.yaml', `${experiment}record: { columns: [difficulty] }\n`);
    expect((await hashshift('run', 'e.yaml', '--out', 'out', '--workers', '1')).code).toBe(0);
    const cells = readTable(join(folder.path, 'out', 'epochs.csv')).map((row) => row.difficulty);
    expect(new Set(cells)).toEqual(new Set(['0']));
  });

  it('check notices what runs would hand to each other through variables of the file', async () => {
    write('mine.ts', ruleModule('calls += 1;\n    return calls > 50 ? 1e9 : 1e5;', 'let calls = 0;'));
    write('e.yaml', moduleExperiment('[./mine.ts]', '{ ai.rule: [npv, mine] }'));
    const { code, stderr } = await hashshift('check', 'e.yaml');
    expect(code).toBe(2);
    expect(stderr).toContain('run 2 comes out differently');
    write('mine.ts', ruleModule('return 1e5;'));
    const right = await hashshift('check', 'e.yaml');
    expect(right).toMatchObject({ code: 0, stderr: '' });
    expect(right.stdout).toContain('modules mine.ts');
  });

  it('explain --file shows the parameters that modules add, and where they are chosen', async () => {
    cpSync(ownExamples, folder.path, { recursive: true });
    const one = await hashshift('explain', '--file', 'own-rule.yaml', 'patient.epochs');
    expect(one.stdout).toContain('patient.epochs [epoch]  duration, default 6, 0 to 260');
    const chooser = await hashshift('explain', '--file', 'own-price-process.yaml', 'price.process');
    expect(chooser.stdout).toContain('one of constant, gbm, merton, regime, bootstrap, path, cycle');
    expect((await hashshift('explain', '--file', 'own-model.yaml')).stdout).toContain('adjustment (version 1)');
  });

  it('JavaScript modules work too, from a folder beside that of the experiment', async () => {
    mkdirSync(join(folder.path, 'rules'));
    mkdirSync(join(folder.path, 'experiments'));
    write(
      'rules/mine.mjs',
      "import { npv } from 'hashshift/models';\nexport const conversionRule = { ...npv, name: 'mine' };\n",
    );
    write('experiments/e.yaml', moduleExperiment('[../rules/mine.mjs]', '{ ai.rule: [npv, mine] }'));
    expect((await hashshift('run', 'experiments/e.yaml', '--out', 'out', '--workers', '1')).code).toBe(0);
    expect(existsSync(join(folder.path, 'out', 'modules', 'mine.mjs'))).toBe(true);
    const [a, b] = ['npv', 'mine'].map((name) =>
      readTable(join(folder.path, 'out', 'runs.csv'))
        .filter((row) => row['ai.rule'] === name)
        .map((row) => JSON.stringify({ ...row, run: '', point: '', 'ai.rule': '' })),
    );
    expect(b).toEqual(a);
  });
});
