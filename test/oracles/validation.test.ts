import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ParameterValue, ParameterValues, TableRow } from '../../models/parameter.ts';
import { passes } from '../../models/validation/passes.ts';
import { validationChecks } from '../../models/validation/validationChecks.ts';
import type { FigureRow, ValidationFiles } from '../../models/validation/validationFiles.ts';
import { readValidationFiles } from '../../src/readValidationFiles.ts';

const files = readValidationFiles();

describe('every row of the validation table', () => {
  for (const { letter, what, measure } of validationChecks(files)) {
    it(`${letter}: ${what}`, () => {
      const measurements = measure();
      expect(measurements.length).toBeGreaterThan(0);
      expect(measurements.filter((measurement) => !passes(measurement))).toEqual([]);
    });
  }

  it('gives the same numbers at every call', () => {
    const numbers = () => validationChecks(files).map(({ measure }) => measure().map(({ got }) => got));
    expect(numbers()).toEqual(numbers());
  });
});

/** Letters of the checks that fail, of those asked for. */
function failing(letters: string, checks: ReturnType<typeof validationChecks>): string {
  const wanted = letters.split(' ');
  const asked = checks.filter(({ letter }) => wanted.includes(letter));
  const failed = asked.filter(({ measure }) => !measure().every(passes));
  return [...new Set(failed.map(({ letter }) => letter))].join(' ');
}

const CHAIN = 'A B C D E F G H I J K L M';
const QUICK = `${CHAIN} P Q R S U V AA AB AC AN AO AP AQ`;

describe('a wrong model fails', () => {
  afterEach(() => {
    vi.doUnmock('../../models/chain/rules/bitcoin.ts');
    vi.resetModules();
  });

  /** Letters that fail when exports of a module of models are replaced. */
  async function failingWith<T extends object = object>(
    path: string,
    letters: string,
    replace: (original: T) => object,
  ) {
    vi.resetModules();
    vi.doMock(path, async (importOriginal) => {
      const original = await importOriginal<T>();
      return { ...original, ...replace(original) };
    });
    const mutated = await import('../../models/validation/validationChecks.ts');
    vi.doUnmock(path);
    return failing(letters, mutated.validationChecks(files));
  }
  type Bitcoin = typeof import('../../models/chain/rules/bitcoin.ts');
  type Hashprice = typeof import('../../models/chain/hashprice.ts');
  type BlockTimes = typeof import('../../models/chain/blockTimes.ts');
  type Subsidy = typeof import('../../models/chain/subsidy.ts');
  type Nakamoto = typeof import('../../models/security/nakamoto.ts');
  type Tullock = typeof import('../../models/miners/strategic/tullockEquilibrium.ts');
  const of = (module: string): string => `../../models/${module}.ts`;

  it('2,016 intervals in place of 2,015', async () => {
    const path = of('chain/rules/bitcoin');
    expect(
      await failingWith<Bitcoin>(path, QUICK, ({ bitcoinRule }) => ({ bitcoinRule: () => bitcoinRule(2016) })),
    ).toBe('D E G');
  });

  it('a retarget to an interval of 601 s', async () => {
    expect(await failingWith(of('chain/protocol'), CHAIN, () => ({ TARGET_SPACING_S: 601 }))).toMatch(
      /^A B .*D E .*G H/,
    );
  });

  it('a half-life of ASERT of 1 day', async () => {
    const path = of('chain/rules/asert');
    expect(await failingWith(path, CHAIN, () => ({ ASERT_HALF_LIFE_S: 86_400 }))).toBe('C');
  });

  it('block times without luck', async () => {
    const path = of('chain/blockTimes');
    const quiet = ({ createBlockTimes }: BlockTimes): Partial<BlockTimes> => ({
      createBlockTimes: (_, streams) => createBlockTimes('expected', streams),
    });
    expect(await failingWith<BlockTimes>(path, CHAIN, quiet)).toBe('D F');
  });

  it('a subsidy that halves a block late', async () => {
    const late = ({ subsidySatoshi }: Subsidy): Partial<Subsidy> => ({
      subsidySatoshi: (height) => subsidySatoshi(Math.max(0, height - 1)),
    });
    expect(await failingWith<Subsidy>(of('chain/subsidy'), QUICK, late)).toMatch(/^C/);
  });

  it('a hashprice that is 1 % too high', async () => {
    const high = ({ hashpriceUsdPhDay }: Hashprice): Partial<Hashprice> => ({
      hashpriceUsdPhDay: (work, btc, usd) => 1.01 * hashpriceUsdPhDay(work, btc, usd),
    });
    expect(await failingWith<Hashprice>(of('chain/hashprice'), QUICK, high)).toMatch(/^P Q .*AO AP/);
  });

  it('revenue per MWh with the hours of a sidereal day', async () => {
    const sidereal = ({ revenueUsdMWh }: Hashprice): Partial<Hashprice> => ({
      revenueUsdMWh: (hashprice, jTh) => revenueUsdMWh(hashprice, jTh) * (24 / 23.9345),
    });
    expect(await failingWith<Hashprice>(of('chain/hashprice'), 'U V AP', sidereal)).toBe('U V AP');
  });

  it('a majority of exactly one half', async () => {
    const half = ({ nakamoto }: Nakamoto): Partial<Nakamoto> => ({
      nakamoto: (ranked) => nakamoto(ranked.map((amount, rank) => (rank === 0 ? amount * (1 + 1e-9) : amount))),
    });
    expect(await failingWith<Nakamoto>(of('security/nakamoto'), 'AC', half)).toBe('AC');
  });

  it('miners who take the others for given in the wrong proportion', async () => {
    const timid = ({ tullockEquilibrium }: Tullock): Partial<Tullock> => ({
      tullockEquilibrium: (reward, costs) => tullockEquilibrium(reward, new Float64Array(costs.length + 1).fill(1)),
    });
    expect(await failingWith<Tullock>(of('miners/strategic/tullockEquilibrium'), 'R', timid)).toBe('R');
  });
});

describe('wrong figures fail', () => {
  const setting = (values: ParameterValues, name: string, value: ParameterValue): ParameterValues => ({
    ...values,
    [name]: value,
  });
  const withExperiment = (name: string, value: ParameterValue): ValidationFiles => ({
    ...files,
    experiment: (path) => setting(files.experiment(path), name, value),
  });
  const withTable = (name: string, change: (row: FigureRow, i: number, rows: readonly FigureRow[]) => FigureRow) => ({
    ...files,
    table: (table: string) => (table === name ? files.table(table).map(change) : files.table(table)),
  });
  const scaled = (table: ParameterValue, field: string, factor: number): readonly TableRow[] =>
    (table as readonly TableRow[]).map((row) => ({ ...row, [field]: Number(row[field]) * factor }));

  const mutations: readonly [string, string, ValidationFiles][] = [
    [
      'A',
      'spans one per cent longer',
      withTable('bitcoinRetargetCases', (row) => ({ ...row, span_s: String(Math.round(1.01 * Number(row.span_s))) })),
    ],
    [
      'B',
      'spans from the last block of the epoch before: 2,016 intervals',
      withTable('mainnetRetargets', (row, i, rows) => {
        if (i === 0) return row;
        const end = Number(row.first_header_s) + Number(row.span_s);
        const start = Number(rows[i - 1].first_header_s) + Number(rows[i - 1].span_s);
        return { ...row, first_header_s: String(start), span_s: String(end - start) };
      }),
    ],
    [
      'C',
      'one wrong bit of one ASERT target',
      withTable('asertRuns', (row, i) =>
        i === 700 ? { ...row, next_nbits_hex: (Number.parseInt(row.next_nbits_hex, 16) ^ 1).toString(16) } : row,
      ),
    ],
    ['AD', 'makers who deliver next to nothing', withExperiment('asic.outputEhSYear', 0.1)],
    ['AE', 'miners who never switch off', withExperiment('operate.speedOff', 0)],
    [
      'AF',
      'idle machines that start at once',
      { ...files, preset: setting(setting(files.preset, 'operate.speedOn', 1), 'operate.speedOff', 1) },
    ],
    [
      'AM',
      'a price that did not fall',
      { ...files, history: { ...files.history, priceUsdBtc: files.history.priceUsdBtc.map(() => 50_000) } },
    ],
    [
      'AN',
      'rents that are a tenth higher',
      {
        ...files,
        preset: setting(files.preset, 'ai.products', scaled(files.preset['ai.products'], 'rent_usd_mw_year', 1.1)),
      },
    ],
  ];
  it.each(mutations)('%s: %s', (letter, _, wrong) => {
    expect(failing(letter, validationChecks(wrong))).toBe(letter);
  });
});
