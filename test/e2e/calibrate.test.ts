import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calibrationMoments } from '../../models/calibration/calibrationMoments.ts';
import { runCalibration } from '../../src/calibrate/runCalibration.ts';
import { runCli } from '../../src/cli/runCli.ts';
import { loadExperiment } from '../../src/load/loadExperiment.ts';
import { readHistory } from '../../src/validate/readHistory.ts';
import { makeFolder, withoutProgress } from './hashshift.ts';

const registry = new URL('../../src/models.ts', import.meta.url).href;
const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const experiment = at('experiments/validation/calibrate.yaml');
const past = at('models/history/bitcoin-epochs.csv');
const quick = ['--draws', '16', '--set', 'population.privateOperators=2'];
const few = [...quick, '--accept', '10'];
let folder: ReturnType<typeof makeFolder>;
beforeAll(() => {
  folder = makeFolder();
});
afterAll(() => folder.remove());

async function calibrate(args: readonly string[]) {
  const output = { stdout: '', stderr: '' };
  const stream = (name: 'stdout' | 'stderr') => ({
    write: (text: string) => {
      output[name] += text;
    },
  });
  const code = await runCli(
    ['calibrate', ...args],
    { stdout: stream('stdout'), stderr: stream('stderr'), env: {} },
    registry,
  );
  return { code, stdout: output.stdout, stderr: withoutProgress(output.stderr) };
}

const table = (text: string): string[][] =>
  text
    .trim()
    .split('\n')
    .map((line) => line.split(','));

describe('hashshift calibrate', () => {
  it('gives the same bytes every time, and refuses a folder that exists', async () => {
    const outs = ['one', 'two'].map((name) => join(folder.path, name));
    const [first, second] = [await calibrate([...few, '--out', outs[0]]), await calibrate([...few, '--out', outs[1]])];
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(second).toEqual(first);
    expect(first.stdout).toMatch(/^16 draws from the prior, the nearest 10 kept, too few for a regression; /);
    for (const name of ['invest.fillYears', 'orders factor', ...calibrationMoments.map((moment) => moment.name)]) {
      expect(first.stdout).toMatch(new RegExp(`^${name} `, 'm'));
    }
    const files = ['dictionary.csv', 'draws.csv', 'moments.csv', 'parameters.csv', 'posterior.csv'];
    expect(readdirSync(outs[0]).toSorted()).toEqual(files);
    const read = (file: string, out = outs[0]): string => readFileSync(join(out, file), 'utf8');
    for (const file of files) expect(read(file, outs[1])).toBe(read(file));

    const draws = table(read('draws.csv'));
    expect(draws.length).toBe(1 + 16);
    expect(draws.slice(1).filter((row) => row[1] === 'true').length).toBe(10);
    const described = table(read('dictionary.csv'))
      .filter(([file]) => file === 'draws.csv')
      .map(([, column]) => column);
    expect(described).toEqual(draws[0]);
    // Without a regression the posterior is made of the draws that were kept; their runs are new.
    const posterior = table(read('posterior.csv'));
    const valuesOf = (rows: string[][], name: string): string[] =>
      rows.slice(1).map((row) => row[rows[0].indexOf(name)]);
    const kept = draws.filter((row, i) => i === 0 || row[1] === 'true');
    const sorted = (rows: string[][], name: string): number[] =>
      valuesOf(rows, name)
        .map(Number)
        .toSorted((a, b) => a - b);
    for (const [i, value] of sorted(posterior, 'orders factor').entries()) {
      expect(value).toBeCloseTo(sorted(kept, 'orders factor')[i], 9);
    }
    expect(valuesOf(kept, 'retarget_sd')).not.toContain(valuesOf(posterior, 'retarget_sd')[0]);

    const again = await calibrate([...few, '--out', outs[0]]);
    expect(again).toMatchObject({ code: 1, stdout: '' });
    expect(again.stderr).toContain('exists; name a new folder');
  });

  it('prints JSON, of other draws with another seed', async () => {
    const [one, other] = await Promise.all([
      calibrate([...few, '--json']),
      calibrate([...few, '--json', '--seed', 'other']),
    ]);
    const found = JSON.parse(one.stdout);
    expect(found).toMatchObject({ draws: 16, accepted: 10, isAdjusted: false, seed: 'calibrate' });
    expect(found.moments.map((moment: { name: string }) => moment.name)).toEqual(
      calibrationMoments.map(({ name }) => name),
    );
    expect(found.parameters[0]).toMatchObject({ name: 'operate.dispersionUsdMWh', unit: 'USD/MWh' });
    expect(JSON.parse(other.stdout).parameters[0].median).not.toBe(found.parameters[0].median);
  });

  it('refuses what is no calibration, and writes nothing', async () => {
    const out = join(folder.path, 'refused');
    const short = join(folder.path, 'short.csv');
    const broken = join(folder.path, 'broken.csv');
    const listed = join(folder.path, 'listed.yaml');
    const threshold = join(folder.path, 'threshold.yaml');
    const lines = readFileSync(past, 'utf8').split('\n');
    writeFileSync(short, lines.slice(0, 200).join('\n'));
    writeFileSync(broken, lines.with(3, lines[3].replace(/^(\d+),[^,]+/, '$1,yesterday')).join('\n'));
    writeFileSync(threshold, 'name: a\nmodel: threshold\nhorizon: 4 epochs\n');
    const cases: readonly (readonly [args: readonly string[], code: number, message: RegExp])[] = [
      [['--data', short], 2, /has epochs 180 to \d+, epochs 180 to 447 are needed/],
      [['--data', broken], 2, /broken\.csv:4:5 start_utc is "yesterday"/],
      [['--data', join(folder.path, 'absent.csv')], 1, /absent\.csv/],
      [[join(folder.path, 'absent.yaml')], 2, /cannot read the experiment/],
      [[threshold], 2, /a calibration is of the model market, not threshold/],
      [['--accept', '15'], 2, /15 of 16 draws cannot be kept/],
      [['--accept', '9'], 2, /expected at least 10/],
      [['--accept', 'many'], 2, /expected a whole number/],
    ];
    for (const [args, code, message] of cases) {
      const got = await calibrate([...(args[0] === threshold ? [] : quick), ...args, '--out', out]);
      expect({ ...got, stderr: message.test(got.stderr) }, got.stderr).toEqual({ code, stdout: '', stderr: true });
    }
    const designs: readonly (readonly [design: string, message: string])[] = [
      ['vary: { invest.fillYears: [1, 2] }', 'expected the design random, latinHypercube, sobol, found factorial'],
      ['design: morris\ntrajectories: 2\nvary: { invest.fillYears: uniform(1, 2) }', 'found morris'],
      [
        'design: random\nsamples: 16\nvary: { invest.fillYears: uniform(1, 2), site.freeShare: [0, 0.1] }',
        'site.freeShare has a list of values',
      ],
      [
        'design: random\nsamples: 16\nvary: { invest.expectation: categorical(adaptive, frontier) }',
        'invest.expectation is none',
      ],
      ['design: random\nsamples: 16\nreplications: 2\nvary: { invest.fillYears: uniform(1, 2) }', 'replications is 2'],
    ];
    for (const [design, message] of designs) {
      writeFileSync(listed, `name: a\nmodel: market\nhorizon: 4 epochs\n${design}\n`);
      const got = await calibrate([listed, '--out', out]);
      expect(got, message).toMatchObject({ code: 2, stdout: '' });
      expect(got.stderr).toContain(message);
    }
    expect(existsSync(out)).toBe(false);
  });

  it('has a page that shows the data as they are, and what is drawn', async () => {
    const page = readFileSync(at('docs/calibrate.md'), 'utf8');
    const { experiment: spec, plan } = await loadExperiment(experiment);
    expect(page).toContain(`\n${plan.designPoints} draws from the prior, `);
    for (const name of Object.keys(plan.points[0].design)) expect(page).toMatch(new RegExp(`^${name} .* to `, 'm'));
    expect(spec.seed).toBe('calibrate');
    const { moments } = JSON.parse((await calibrate([...few, '--json'])).stdout);
    for (const { name, data } of moments) {
      const cell = page.match(new RegExp(`^${name} +(\\S+) `, 'm'))?.[1];
      expect(Math.abs(Number(cell) / data - 1), name).toBeLessThan(0.005);
    }
  });

  it('stops when it is told to', async () => {
    const loaded = await loadExperiment(experiment, {
      overrides: [
        { key: 'samples', value: '16' },
        { key: 'population.privateOperators', value: '2' },
      ],
    });
    const controller = new AbortController();
    const seen: number[] = [];
    const running = runCalibration(loaded, readHistory(readFileSync(past, 'utf8'), past), {
      signal: controller.signal,
      onProgress: (done) => {
        seen.push(done);
        if (done === 3) controller.abort(new Error('enough'));
      },
    });
    await expect(running).rejects.toThrow('enough');
    expect(seen).toEqual([1, 2, 3]);
  });
});
