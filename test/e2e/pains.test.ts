import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import type { MarketState } from '../../models/market/marketState.ts';
import { buildProgram } from '../support/buildProgram.ts';
import { marketValues, startMarket } from '../support/marketRun.ts';
import { experimentText, hashshift, makeFolder } from './hashshift.ts';

/** What users of other tools suffer from; tests of these names say that it does not happen here. */
const pains = [
  'results live in memory until the end',
  'a crash or a pause loses the sweep',
  'one bad run takes the rest, or hangs',
  'replications that are not replications',
  'no honest seed control',
  'seeds that shift when the design grows',
  'noise hides small effects',
  'same seed, other result',
  'only the full grid',
  'design and analysis joined by hand',
  'failed runs break the indices',
  'indices of a stochastic model',
  'how many runs are enough',
  'parallel that fails by platform',
  'slow for reasons of the harness',
  'clusters with limits and small files',
  'output shape',
  'where did this figure come from',
  'old models stop running',
  'errors that do not help',
];

const folders: { remove(): void }[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) folder.remove();
});
const makeExperiment = (text: string) => {
  const folder = makeFolder(text);
  folders.push(folder);
  return folder;
};
const rowsOf = (path: string) => parse(readFileSync(path, 'utf8'), { columns: true }) as Record<string, string>[];

it('every pain has a test of its name', () => {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => readFileSync(join(root, name), 'utf8'))
    .join('\n');
  const missing = pains.filter((pain, i) => !new RegExp(`(it|describe)\\('PAIN ${i + 1}, ${pain}:`).test(sources));
  expect(missing).toEqual([]);
});

describe('memory', () => {
  const program = buildProgram();
  afterAll(() => program.remove());

  it('PAIN 1, results live in memory until the end: a heap of 32 MB holds a sweep of 20,000 runs', () => {
    const folder = makeExperiment(
      experimentText
        .replace('model: fake', 'model: threshold')
        .replace(/vary:[\s\S]*/, 'set: { population.size: 5 }\nrecord: { columns: [epoch, difficulty] }\n')
        .replace('replications: 12', 'replications: 20000')
        .replace('horizon: 10 epochs', 'horizon: 3 epochs'),
    );
    const words = ['--max-old-space-size=32', program.main, 'sweep', 'sums.yaml', '--workers', '1', '--out', 'out'];
    execFileSync(process.execPath, words, { cwd: folder.path, stdio: 'ignore' });
    const lines = execFileSync('wc', ['-l', join(folder.path, 'out/runs.csv')], { encoding: 'utf8' });
    expect(Number.parseInt(lines, 10)).toBe(20_001);
  });
});

it('PAIN 7, noise hides small effects: an agent, a rule or a shift moves nobody else’s draws', () => {
  const luck = ({ sites, step }: MarketState) => [
    [...sites.powerUsdMWh.slice(0, 60)],
    [...sites.poolOf.slice(0, 60)],
    step.priceUsdBtc,
  ];
  const at = (overrides: Parameters<typeof marketValues>[0]) => {
    const run = startMarket(marketValues({ 'price.process': 'gbm', ...overrides }, 'bitcoin-2026'), 6);
    for (let epoch = 0; epoch < 6; epoch++) run.advance();
    return run;
  };
  const base = at({});
  const more = at({ 'population.privateOperators': 97 });
  const ruled = at({ 'ai.rule': 'npv' });
  expect(luck(ruled.state)).toEqual(luck(base.state));
  // The 48 sites of listed operators come first and stay; private ones keep their power prices and pools.
  expect(luck(more.state).slice(0, 2)).toEqual(luck(base.state).slice(0, 2));
  const shifted = at({ 'shift.share': 0.001, 'shift.kind': 'capacity' });
  const change = shifted.cell('mining_mw') / base.cell('mining_mw') - 1;
  expect(Math.abs(change)).toBeLessThan(0.002);
  expect(shifted.cell('btc_price_usd')).toBeCloseTo(base.cell('btc_price_usd'), -2);
});

it('PAIN 9, only the full grid: grids, lists, files, samples and their products, each in one file', async () => {
  const designs: readonly [string, number][] = [
    ['vary: { shift.share: [0, 0.5], work: [1, 2, 3] }', 6],
    ['vary:\n  - { shift.share: [0, 0.1, 0.2], work: [1] }\n  - { work: [5, 6] }', 5],
    ['points:\n  - { shift.share: 0.1, work: 1 }\n  - { shift.share: 0.2, work: 2 }', 2],
    ['points: points.csv', 3],
    ['design: latinHypercube\nsamples: 7\nvary: { shift.share: "uniform(0, 1)" }', 7],
    ['design: sobol\nsamples: 8\nvary: { shift.share: "uniform(0, 1)", work: [1, 2] }', 16],
  ];
  for (const [design, points] of designs) {
    const folder = makeExperiment(experimentText.replace(/vary:[\s\S]*/, `${design}\n`));
    writeFileSync(join(folder.path, 'points.csv'), 'shift.share,work\n0,1\n0.25,2\n0.5,3\n');
    const { stdout, stderr } = await hashshift(folder.path, ['check', 'sums.yaml']);
    expect(stderr).toBe('');
    expect(stdout).toContain(` ${points} design points`);
  }
});

it('PAIN 12, indices of a stochastic model: of the mean, the spread and quantiles over replications, with intervals', async () => {
  const sample =
    'design: latinHypercube\nsamples: 100\nvary: { shift.share: "uniform(0, 0.9)", work: "uniform(0, 9)" }\noutcomes: [total]\nindependentStreams: [uniforms]\n';
  const folder = makeExperiment(experimentText.replace(/vary:[\s\S]*/, sample));
  await hashshift(folder.path, ['run', 'sums.yaml', '--out', 'out', '--workers', '1']);
  const values: string[] = [];
  for (const statistic of ['mean', 'sd', 'q0.9']) {
    const { code } = await hashshift(folder.path, ['analyse', 'out', '--of', statistic, '--resamples', '30']);
    expect(code).toBe(0);
    const row = rowsOf(join(folder.path, 'out/tables/sensitivity.csv')).find((one) => one.index === 'delta');
    expect(row?.input).toBe('shift.share');
    expect(Number(row?.ci_low)).toBeLessThan(Number(row?.ci_high));
    values.push(String(row?.value));
  }
  expect(new Set(values).size).toBe(3);
  expect((await hashshift(folder.path, ['analyse', 'out', '--of', 'q90'])).code).toBe(2);
});

it('PAIN 17, output shape: the agents of a run on request, tidy like the other tables', async () => {
  const folder = makeExperiment(experimentText.replace('model: fake', 'model: market\npreset: bitcoin-2026'));
  const registry = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
  const words = ['--import', 'tsx', registry, 'run', 'sums.yaml', '--only', '0', '--agents', '4'];
  writeFileSync(
    join(folder.path, 'sums.yaml'),
    'name: sites\nmodel: market\npreset: bitcoin-2026\nhorizon: 10 epochs\nset: { population.privateOperators: 3 }\n',
  );
  const cwd = fileURLToPath(new URL('../..', import.meta.url));
  words[4] = join(folder.path, 'sums.yaml');
  const rows = parse(execFileSync(process.execPath, words, { cwd, encoding: 'utf8' }), { columns: true }) as Record<
    string,
    string
  >[];
  // 48 sites of listed operators and 2 of each private one, in epochs 0, 4, 8 and 9.
  expect(rows.length).toBe(54 * 4);
  expect(new Set(rows.map(({ epoch }) => epoch))).toEqual(new Set(['0', '4', '8', '9']));
  expect(Object.keys(rows[0]).slice(0, 4)).toEqual(['run', 'epoch', 'site', 'operator']);
  expect(rows.every((row) => Number(row.mining_mw) <= Number(row.capacity_mw) + 1e-9)).toBe(true);
});

it('PAIN 18, where did this figure come from: the picture and the manifest say', async () => {
  const folder = makeExperiment(experimentText);
  await hashshift(folder.path, ['run', 'sums.yaml', '--out', 'out', '--workers', '1']);
  const figure = readFileSync(join(folder.path, 'out/figures/sums.svg'), 'utf8');
  expect(figure).toMatch(/sums \([0-9a-f]{8}\): model fake, seed &quot;abc&quot;, hashshift \d/);
  const manifest = JSON.parse(readFileSync(join(folder.path, 'out/manifest.json'), 'utf8')) as Record<string, unknown>;
  expect(manifest).toMatchObject({
    software: { name: 'hashshift' },
    model: { name: 'fake', version: '7' },
    seeds: { root: 'abc', replications: 12 },
    inputs: [{ path: 'sums.yaml' }],
  });
  expect(manifest.specSha256).toMatch(/^[0-9a-f]{64}$/);
  const files = manifest.files as { path: string; sha256: string }[];
  expect(files.map(({ path }) => path)).toContain('figures/sums.svg');
});
