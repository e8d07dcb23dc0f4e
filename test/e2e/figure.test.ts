import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { illegible, textBoxes } from '../support/textBoxes.ts';
import { experimentText, hashshift, makeFolder, readTable } from './hashshift.ts';

const reference = new URL('../../results/reference', import.meta.url);
const shipped = '../../src/models.ts';
const texts = (svg: string): string[] => textBoxes(svg).map(({ text }) => text);

describe('hashshift figure, of results of the market model', () => {
  let home: string;
  beforeAll(() => {
    home = mkdtempSync(join(tmpdir(), 'hashshift-figure-'));
    cpSync(reference, join(home, 'reference'), { recursive: true });
  });
  afterAll(() => rmSync(home, { recursive: true, force: true }));
  const figure = (...args: string[]) => hashshift(home, ['figure', 'reference', ...args], {}, shipped);
  const read = (name: string): string => readFileSync(join(home, 'reference/figures', `reference-${name}.svg`), 'utf8');

  it('lists what there is, and what each other figure lacks', async () => {
    const { code, stdout } = await figure('--list');
    expect(code).toBe(0);
    for (const name of ['time-series', 'waterfall', 'difficulty', 'concentration', 'supply', 'tornado'])
      expect(stdout).toMatch(new RegExp(`^${name} +yes `, 'm'));
    expect(stdout).toMatch(/^sensitivity +no /m);
    expect(stdout).toContain('prim needs a sampled design, not factorial\n');
  });

  it('draws all that the results allow, legibly and with their source; other tables stay', async () => {
    const before = readFileSync(join(home, 'reference/epochs.csv'), 'utf8');
    const { code, stdout, stderr } = await figure();
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const names = ['time-series', 'waterfall', 'difficulty', 'concentration', 'supply', 'tornado'];
    expect(stdout).toBe(names.map((name) => `reference/figures/reference-${name}.svg\n`).join(''));
    const { specSha256, software } = JSON.parse(readFileSync(join(home, 'reference/manifest.json'), 'utf8'));
    for (const name of names) {
      const svg = read(name);
      expect(illegible(svg, 8), name).toEqual([]);
      const source = `reference (${specSha256.slice(0, 8)}): model market, seed "reference", hashshift ${software.version}`;
      expect(texts(svg).at(-1)).toBe(source);
    }
    expect(readFileSync(join(home, 'reference/epochs.csv'), 'utf8')).toBe(before);
  });

  it('the waterfall shows the means that epochs.csv holds', async () => {
    await figure('waterfall');
    const rows = readTable(join(home, 'reference/epochs.csv')).filter(({ point }) => point === '0');
    const mean = (epoch: string, column: string): number => {
      const cells = rows.filter((row) => row.epoch === epoch).map((row) => Number(row[column]));
      return cells.reduce((sum, cell) => sum + cell, 0) / cells.length;
    };
    const shown = texts(read('waterfall'));
    const number = (value: number): string => value.toFixed(0).replace(/\B(?=(\d{3})+$)/g, ',');
    expect(shown).toContain(number(mean('0', 'mining_mw')));
    expect(shown).toContain(number(mean('7', 'mining_mw')));
    // What AI took from mining.
    expect(shown).toContain(`\u2212${number(mean('7', 'ai_mw') - mean('0', 'ai_mw'))}`);
  });

  it('takes width, theme, point and file; the same command gives the same bytes', async () => {
    const args = ['supply', '--point', '4', '--width', '85', '--theme', 'dark', '--out', 'paper/supply.svg'];
    expect((await figure(...args)).stdout).toBe('paper/supply.svg\n');
    const svg = readFileSync(join(home, 'paper/supply.svg'), 'utf8');
    expect(svg).toContain('width="85mm"');
    expect(svg).toContain('fill="#15191E"/>');
    expect(texts(svg).join(' ')).toContain('Run 8 (point 4, first replication).');
    await figure(...args);
    expect(readFileSync(join(home, 'paper/supply.svg'), 'utf8')).toBe(svg);
  });

  it.each([
    [['waterfal'], 2, 'no figure waterfal; did you mean waterfall?'],
    [['supply', '--point', '9'], 2, 'there is no point 9; the points are 0 to 5'],
    [['map'], 1, 'map needs values of the other parameters that vary, for example --at'],
    [['map', '--by', 'shift.shares'], 2, 'the design does not vary shift.shares; did you mean shift.share?'],
    [['tornado', '--at', 'shift.kind=none'], 2, 'no point has shift.kind=none'],
    [['tornado', '--outcome', 'hashrate'], 2, 'no outcome hashrate'],
    [['sensitivity'], 1, 'sensitivity needs a sampled design, not factorial'],
    [['supply', 'tornado', '--out', 'x.svg'], 2, '--out is for one figure, not 2'],
    [['supply', '--out', 'x.gif'], 2, '--out ends in svg, png, pdf'],
  ])('refuses %j and writes nothing', async (args, expected, message) => {
    const { code, stderr } = await figure(...args);
    expect({ code, stderr }).toEqual({ code: expected, stderr: expect.stringContaining(message) });
    expect(existsSync(join(home, 'x.svg')) || existsSync(join(home, 'x.gif'))).toBe(false);
  });
});

/** The outcome is a sum of uniforms times 1 - share; `work` has no influence. */
const sampled = `name: sums
model: fake
horizon: 10 epochs
replications: 2
seed: abc
design: saltelli
samples: 32
vary: { shift.share: 'uniform(0, 0.9)', work: 'uniform(0, 9)' }
outcomes: [total]
`;

describe('hashshift figure, of samples', () => {
  let folder: ReturnType<typeof makeFolder>;
  beforeAll(async () => {
    folder = makeFolder(sampled);
    await hashshift(folder.path, ['run', 'sums.yaml', '--out', 'out', '--workers', '1']);
  });
  afterAll(() => folder.remove());
  const draw = async (...args: string[]): Promise<string> => {
    const { code, stderr } = await hashshift(folder.path, ['figure', 'out', ...args, '--out', 'one.svg']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    return readFileSync(join(folder.path, 'one.svg'), 'utf8');
  };
  const rowOf = (svg: string, text: string): number =>
    textBoxes(svg).find((box) => box.text === text)?.top ?? Number.NaN;

  it('tornado and sensitivity put the parameter that matters on top', async () => {
    for (const kind of ['tornado', 'sensitivity']) {
      const svg = await draw(kind);
      expect(illegible(svg, 8)).toEqual([]);
      expect(rowOf(svg, 'shift.share')).toBeLessThan(rowOf(svg, 'work'));
    }
  });

  it('prim restricts the parameter that matters alone, and tells coverage and density', async () => {
    const { code, stderr } = await hashshift(folder.path, ['figure', 'out', 'prim']);
    expect(code).toBe(1);
    expect(stderr).toContain('prim needs --where');
    const svg = await draw('prim', '--where', 'total < 2', '--box', '3');
    expect(illegible(svg, 8)).toEqual([]);
    expect(texts(svg).join(' ')).toMatch(/PRIM, step 3 of \d+: .* \(coverage\), .* \(density\)/);
    const limits = texts(svg).filter((text) => / to /.test(text));
    expect(limits).toHaveLength(1);
  });
});

describe('hashshift figure, of tables of any form', () => {
  it('is the same from Parquet and from CSV, but for the hash of the experiment', async () => {
    const svgs: string[] = [];
    for (const text of [experimentText, experimentText.replace('columns: all', 'columns: all, format: parquet')]) {
      const folder = makeFolder(text);
      try {
        await hashshift(folder.path, ['run', 'sums.yaml', '--out', 'out', '--workers', '1']);
        const { code } = await hashshift(folder.path, ['figure', 'out', 'time-series', '--out', 'one.svg']);
        expect(code).toBe(0);
        svgs.push(readFileSync(join(folder.path, 'one.svg'), 'utf8').replace(/\([0-9a-f]{8}\)/, '()'));
      } finally {
        folder.remove();
      }
    }
    expect(svgs[0]).toContain('means over 2 replications');
    expect(svgs[1]).toBe(svgs[0]);
  });
});
