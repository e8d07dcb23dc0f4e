import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ParameterValue, ParameterValues, TableRow } from '../../models/parameter.ts';
import { isAsListed } from '../../models/validation/isAsListed.ts';
import { validationChecks } from '../../models/validation/validationChecks.ts';
import type { FigureRow, ValidationFiles } from '../../models/validation/validationFiles.ts';
import { readValidationFiles } from '../../src/validate/readValidationFiles.ts';

const files = readValidationFiles();

describe('every row of the validation table', () => {
  for (const { letter, what, measure } of validationChecks(files)) {
    it(`${letter}: ${what}`, () => {
      const measurements = measure();
      expect(measurements.length).toBeGreaterThan(0);
      expect(measurements.filter((measurement) => !isAsListed(measurement))).toEqual([]);
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
  const failed = asked.filter(({ measure }) => !measure().every(isAsListed));
  return [...new Set(failed.map(({ letter }) => letter))].join(' ');
}

/** Those that take little time. */
const QUICK = 'A B C D E F G H I J K L M P Q R S U V AA AB AC AN AO AP AQ';

describe('a wrong model fails', () => {
  /** What replaces exports of a module of models. */
  interface Replacement {
    readonly module: string;
    readonly replace: (original: never) => object;
  }
  /** Keeps the type of the module, which a list cannot. */
  const replacing = <T>(module: string, replace: (original: T) => Partial<T>): Replacement => ({
    module: `../../models/${module}.ts`,
    replace,
  });
  type Bitcoin = typeof import('../../models/chain/rules/bitcoin.ts');
  type Rules = typeof import('../../models/chain/difficultyRuleOf.ts');
  type BlockTimes = typeof import('../../models/chain/blockTimes.ts');
  type Subsidy = typeof import('../../models/chain/subsidy.ts');
  type Hashprice = typeof import('../../models/chain/hashprice.ts');
  type Compact = typeof import('../../models/chain/compact.ts');
  type Shift = typeof import('../../models/miners/forcedShift.ts');
  type Tullock = typeof import('../../models/miners/strategic/tullockEquilibrium.ts');
  type Flow = typeof import('../../models/security/flowAttackCost.ts');
  type Nakamoto = typeof import('../../models/security/nakamoto.ts');

  /** What is wrong, the letters that must fail and no others, and how it is done. */
  const mutations: readonly (readonly [string, string, readonly Replacement[]])[] = [
    [
      '2,016 intervals in place of 2,015',
      'D E G',
      [
        replacing<Bitcoin>('chain/rules/bitcoin', (from) => ({
          bitcoinRule: (_, spacingS) => from.bitcoinRule(2016, spacingS),
        })),
      ],
    ],
    [
      'no retarget at all',
      'D E G H I J K L P Q S AA',
      [
        replacing<Rules>('chain/difficultyRuleOf', (from) => ({
          difficultyRuleOf: (parameters) => from.difficultyRuleOf({ ...parameters, rule: 'none' }),
        })),
      ],
    ],
    [
      'a hashprice that is 1 % too high',
      'P Q AN AO AP',
      [
        replacing<Hashprice>('chain/hashprice', (from) => ({
          hashpriceUsdPhDay: (work, btc, usd) => 1.01 * from.hashpriceUsdPhDay(work, btc, usd),
        })),
      ],
    ],
    [
      'a shift of 1 % more than asked for',
      'G H R S AA AQ',
      [
        replacing<Shift>('miners/forcedShift', (from) => ({
          createForcedShift: (parameters, vintages) => {
            const shift = from.createForcedShift(parameters, vintages);
            return { ...shift, share: 1.01 * shift.share };
          },
        })),
      ],
    ],
    [
      'rounded targets, slow averages, no luck, a halving a block late',
      'A B C D F K L M',
      [
        replacing<Compact>('chain/compact', () => ({ encodeCompact: (target) => Number(target & 0xffffffffn) })),
        replacing<Rules>('chain/difficultyRuleOf', (from) => ({
          difficultyRuleOf: (parameters) =>
            from.difficultyRuleOf({
              ...parameters,
              asertHalfLifeDays: 4,
              window: parameters.rule === 'cw144' ? 288 : 0,
            }),
        })),
        replacing<BlockTimes>('chain/blockTimes', (from) => ({
          createBlockTimes: (_, streams) => from.createBlockTimes('expected', streams),
        })),
        replacing<Subsidy>('chain/subsidy', (from) => ({
          subsidySatoshi: (height) => from.subsidySatoshi(Math.max(0, height - 1)),
        })),
      ],
    ],
    [
      'a sidereal day, one miner too many, rents that are 1 % dearer, a majority of one half',
      'R U V AB AC AP',
      [
        replacing<Hashprice>('chain/hashprice', (from) => ({
          revenueUsdMWh: (hashprice, jTh) => from.revenueUsdMWh(hashprice, jTh) * (24 / 23.9345),
        })),
        replacing<Tullock>('miners/strategic/tullockEquilibrium', (from) => ({
          tullockEquilibrium: (reward, costs) => from.tullockEquilibrium(reward, [...Array.from(costs), 1]),
        })),
        replacing<Flow>('security/flowAttackCost', (from) => ({
          flowAttackCost: (usdDay, ratio, kept) => 1.01 * from.flowAttackCost(usdDay, ratio, kept),
        })),
        replacing<Nakamoto>('security/nakamoto', (from) => ({
          nakamoto: (ranked) => from.nakamoto(ranked.map((amount, rank) => (rank === 0 ? amount * 1.000001 : amount))),
        })),
      ],
    ],
  ];

  afterEach(() => {
    vi.resetModules();
  });

  it.each(mutations)('%s: %s', async (_, letters, replacements) => {
    vi.resetModules();
    for (const { module, replace } of replacements) {
      vi.doMock(module, async (importOriginal) => {
        const original = await importOriginal<object>();
        return { ...original, ...replace(original as never) };
      });
    }
    const mutated = await import('../../models/validation/validationChecks.ts');
    for (const { module } of replacements) vi.doUnmock(module);
    expect(failing(QUICK, mutated.validationChecks(files))).toBe(letters);
  });

  it('every one of the quick checks fails under one of them', () => {
    const fallen = new Set(mutations.flatMap(([, letters]) => letters.split(' ')));
    expect(QUICK.split(' ').filter((letter) => !fallen.has(letter))).toEqual([]);
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
    ['AI', 'block times without luck', withExperiment('chain.blockNoise', 'expected')],
    [
      'AL',
      'miners whom the price leaves cold',
      {
        ...files,
        experiment: (path) =>
          setting(setting(files.experiment(path), 'operate.rule', 'constantElasticity'), 'operate.elasticity', 0),
      },
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
