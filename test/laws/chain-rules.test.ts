import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DifficultyRule, DifficultyState } from '../../models/chain/difficultyRule.ts';
import { asertRule } from '../../models/chain/rules/asert.ts';
import { bitcoinRule, nextBitcoinTarget } from '../../models/chain/rules/bitcoin.ts';
import { cw144Rule } from '../../models/chain/rules/cw144.ts';
import { lwmaRule } from '../../models/chain/rules/lwma.ts';
import { noAdjustmentRule } from '../../models/chain/rules/none.ts';
import { wtemaRule } from '../../models/chain/rules/wtema.ts';
import { MAX_TARGET } from '../../models/chain/work.ts';

/** Largest relative step of the compact form: a mantissa has at least 16 bits. */
const QUANTUM = 2 ** -15;

interface RuleCase {
  readonly name: string;
  readonly rule: DifficultyRule;
  /** Blocks after which every header of the test has had its effect. */
  readonly blocks: number;
  /** Interval at which constant hashrate stays [s]. */
  readonly fixedIntervalS: number;
  /** Quanta of the compact form by which the consensus fixed point may be off. */
  readonly fixedQuanta: number;
  /** Relative distance of the two forms after `blocks` equal headers. */
  readonly formTolerance: number;
}

const CASES: readonly RuleCase[] = [
  {
    name: 'bitcoin, 2015 intervals',
    rule: bitcoinRule(2015),
    blocks: 2016,
    fixedIntervalS: (600 * 2016) / 2015,
    fixedQuanta: 2,
    formTolerance: 2 * QUANTUM,
  },
  {
    name: 'bitcoin, 2016 intervals',
    rule: bitcoinRule(2016),
    blocks: 2016,
    fixedIntervalS: 600,
    fixedQuanta: 2,
    formTolerance: 2 * QUANTUM,
  },
  // The cubic of aserti3 is off by up to 0.013 %, its exponent has steps of 2^-16.
  { name: 'asert', rule: asertRule(172_800), blocks: 60, fixedIntervalS: 600, fixedQuanta: 6, formTolerance: 2e-4 },
  // Windows average the quanta; each generation of blocks adds one more.
  {
    name: 'cw-12',
    rule: cw144Rule(12, 1),
    blocks: 60,
    fixedIntervalS: 600,
    fixedQuanta: 12,
    formTolerance: 6 * QUANTUM,
  },
  {
    name: 'cw-12 with medians',
    rule: cw144Rule(12, 3),
    blocks: 60,
    fixedIntervalS: 600,
    fixedQuanta: 12,
    formTolerance: 6 * QUANTUM,
  },
  {
    name: 'lwma-10',
    rule: lwmaRule(10),
    blocks: 60,
    fixedIntervalS: 600,
    fixedQuanta: 10,
    formTolerance: 12 * QUANTUM,
  },
  // Every block builds on the cut target of the one before.
  {
    name: 'wtema-20',
    rule: wtemaRule(20),
    blocks: 60,
    fixedIntervalS: 600,
    fixedQuanta: 20,
    formTolerance: 60 * QUANTUM,
  },
];

/** The rules of CASES for blocks of another time, as Litecoin's 150 s: https://github.com/litecoin-project/litecoin/blob/master/src/chainparams.cpp */
const RULES_OF = (spacingS: number): readonly (readonly [string, DifficultyRule])[] => [
  ['bitcoin', bitcoinRule(2016, spacingS)],
  ['asert', asertRule(172_800, spacingS)],
  ['cw-12', cw144Rule(12, 1, spacingS)],
  ['cw-12 with medians', cw144Rule(12, 3, spacingS)],
  ['lwma-10', lwmaRule(10, spacingS)],
  ['wtema-20', wtemaRule(20, spacingS)],
];

const START = { difficulty: 1e12, timeS: 0 };
const RUNS = { seed: 20_260_614, numRuns: 40 };

function feed(state: DifficultyState, times: readonly number[]): DifficultyState {
  for (const timeS of times) state.append(1, timeS);
  return state;
}

/** Header times from the first solve times on, continued at 600 s up to `blocks` headers. */
function headerTimes(solvetimes: readonly number[], blocks: number, startS = 0): number[] {
  let timeS = startS;
  return Array.from({ length: blocks }, (_, i) => {
    timeS += solvetimes[i] ?? 600;
    return timeS;
  });
}

describe('blocks of another time than 600 s', () => {
  it.each([60, 150, 601])('constant hashrate settles at %s s under every rule', (spacingS) => {
    for (const [name, rule] of RULES_OF(spacingS)) {
      const state = rule.real(START);
      const hashrate = state.expectedHashes / (0.8 * spacingS);
      let timeS = 0;
      // In 39 half-lives of two days; more blocks when they are shorter.
      for (let i = 0; i < Math.ceil((8 * 600) / spacingS) * 2016; i++) {
        timeS += state.expectedHashes / hashrate;
        state.append(1, timeS);
      }
      expect(Math.abs(state.expectedHashes / hashrate / spacingS - 1), name).toBeLessThan(1e-9);
    }
  });

  it('consensus forms leave difficulty as it is where blocks come at that time, odd seconds included', () => {
    for (const [name, rule] of RULES_OF(151)) {
      const state = rule.consensus(START);
      for (let i = 1; i <= 2016; i++) state.append(1, 151 * i);
      expect(Math.abs(state.difficulty / START.difficulty - 1), name).toBeLessThan(20 * QUANTUM);
    }
  });

  it('the retarget of Litecoin measures 3.5 days: half of them doubles difficulty, and four times is the most', () => {
    for (const [spanS, factor] of [
      [302_400, 1],
      [151_200, 2],
      [604_800, 0.5],
      [10_000, 4],
      [9_000_000, 0.25],
    ] as const) {
      const target = MAX_TARGET / 1_000_000n;
      const next = nextBitcoinTarget(target, 0, spanS, 150);
      expect(Math.abs(Number(target) / Number(next) / factor - 1)).toBeLessThan(2 * QUANTUM);
    }
  });
});

const anySolvetimes = fc.array(fc.integer({ min: -7200, max: 20_000 }), { minLength: 1, maxLength: 40 });
const forwardSolvetimes = fc.array(fc.integer({ min: 1, max: 9_000 }), { minLength: 1, maxLength: 40 });

describe.each(CASES)('difficulty rule $name', ({ rule, blocks, fixedIntervalS, fixedQuanta, formTolerance }) => {
  it('constant hashrate is a fixed point of the real form', () => {
    const state = rule.real(START);
    const hashrate = state.expectedHashes / 500;
    let timeS = 0;
    // Eight epochs are 39 half-lives of the slowest rule.
    for (let i = 0; i < 8 * 2016; i++) {
      timeS += state.expectedHashes / hashrate;
      state.append(1, timeS);
    }
    expect(Math.abs(state.expectedHashes / hashrate / fixedIntervalS - 1)).toBeLessThan(1e-9);
  });

  it('constant hashrate is a fixed point of the consensus form within its quantisation', () => {
    const state = rule.consensus(START);
    const hashrate = state.expectedHashes / fixedIntervalS;
    let timeS = 0;
    for (let i = 0; i < 4032; i++) {
      timeS += state.expectedHashes / hashrate;
      state.append(1, Math.floor(timeS));
    }
    expect(Math.abs(state.expectedHashes / hashrate / fixedIntervalS - 1)).toBeLessThan(
      fixedQuanta * QUANTUM + 1 / 600,
    );
  });

  it('the same headers give the same target', () => {
    fc.assert(
      fc.property(anySolvetimes, (solvetimes) => {
        const times = headerTimes(solvetimes, blocks);
        expect(feed(rule.consensus(START), times).expectedHashes).toBe(
          feed(rule.consensus(START), times).expectedHashes,
        );
        expect(feed(rule.real(START), times).expectedHashes).toBe(feed(rule.real(START), times).expectedHashes);
      }),
      { ...RUNS, numRuns: 5 },
    );
  });

  it('a target stays within 1 and the maximum, whatever the headers, backwards too', () => {
    fc.assert(
      fc.property(anySolvetimes, fc.constantFrom(1, 3, 1e12), (solvetimes, difficulty) => {
        const times = headerTimes(solvetimes, blocks);
        const consensus = rule.consensus({ difficulty, timeS: 0 });
        const real = rule.real({ difficulty, timeS: 0 });
        for (const timeS of times) {
          consensus.append(1, timeS);
          real.append(1, timeS);
          if (consensus.target < 1n || consensus.target > MAX_TARGET) throw new Error(`target ${consensus.target}`);
          if (!(real.difficulty >= 1 - 1e-15 && real.difficulty < Infinity)) throw new Error(`${real.difficulty}`);
        }
      }),
      RUNS,
    );
  });

  it('difficulty 1 cannot fall', () => {
    const slow = headerTimes(
      Array.from({ length: blocks }, () => 50_000),
      blocks,
    );
    expect(feed(rule.consensus({ difficulty: 1, timeS: 0 }), slow).difficulty).toBe(1);
    expect(feed(rule.real({ difficulty: 1, timeS: 0 }), slow).difficulty).toBeCloseTo(1, 12);
  });

  it('slow blocks lower difficulty and fast ones raise it', () => {
    const slow = headerTimes(
      Array.from({ length: blocks }, () => 900),
      blocks,
    );
    const fast = headerTimes(
      Array.from({ length: blocks }, () => 300),
      blocks,
    );
    for (const form of [rule.consensus, rule.real]) {
      expect(feed(form(START), slow).difficulty).toBeLessThan(0.99e12);
      expect(feed(form(START), fast).difficulty).toBeGreaterThan(1.01e12);
    }
  });

  it('a longer solve time never raises difficulty', () => {
    fc.assert(
      fc.property(forwardSolvetimes, fc.nat(39), fc.integer({ min: 1, max: 5_000 }), (solvetimes, at, extraS) => {
        const longer = solvetimes.map((s, i) => (i === at % solvetimes.length ? s + extraS : s));
        for (const form of [rule.consensus, rule.real]) {
          const before = feed(form(START), headerTimes(solvetimes, blocks)).expectedHashes;
          const after = feed(form(START), headerTimes(longer, blocks)).expectedHashes;
          expect(after).toBeLessThanOrEqual(before * (1 + 1e-12));
        }
      }),
      RUNS,
    );
  });

  it('only differences of header times matter', () => {
    fc.assert(
      fc.property(anySolvetimes, fc.integer({ min: -(2 ** 31), max: 2 ** 32 }), (solvetimes, shiftS) => {
        const here = headerTimes(solvetimes, blocks);
        const there = headerTimes(solvetimes, blocks, shiftS);
        const moved = { ...START, timeS: shiftS };
        expect(feed(rule.consensus(moved), there).expectedHashes).toBe(
          feed(rule.consensus(START), here).expectedHashes,
        );
        expect(feed(rule.real(moved), there).expectedHashes).toBe(feed(rule.real(START), here).expectedHashes);
      }),
      { ...RUNS, numRuns: 10 },
    );
  });

  it('the real form follows the consensus form within its quantisation', () => {
    fc.assert(
      fc.property(forwardSolvetimes, (solvetimes) => {
        const times = headerTimes(solvetimes, blocks);
        const consensus = feed(rule.consensus(START), times).difficulty;
        const real = feed(rule.real(START), times).difficulty;
        expect(Math.abs(real / consensus - 1)).toBeLessThan(formTolerance);
      }),
      RUNS,
    );
  });

  it('says what it needs to read', () => {
    const state = rule.real(START);
    if (rule.readsHeaders === 'last') expect(() => state.append(2016, 1_209_600)).not.toThrow();
    else expect(() => state.append(2, 1_200)).toThrow(RangeError);
  });
});

describe('no adjustment', () => {
  it('keeps its difficulty whatever the headers', () => {
    const rule = noAdjustmentRule();
    const times = headerTimes([5, -70, 90_000], 4032);
    expect(feed(rule.real(START), times).difficulty).toBe(1e12);
    // 2^-15 is the largest step of the compact form.
    expect(Math.abs(feed(rule.consensus(START), times).difficulty / 1e12 - 1)).toBeLessThan(QUANTUM);
  });
});

describe("Bitcoin's rule", () => {
  it.each([2015, 2016] as const)('takes a period in one piece as it takes it block by block (%i)', (intervals) => {
    const times = headerTimes([100, -500, 3_000, 12], 2016);
    for (const form of ['consensus', 'real'] as const) {
      const whole = bitcoinRule(intervals)[form](START);
      whole.append(1, times[0]);
      whole.append(2015, times[2015]);
      expect(whole.expectedHashes).toBe(feed(bitcoinRule(intervals)[form](START), times).expectedHashes);
    }
  });

  it('a period whose headers run backwards counts as a quarter of two weeks', () => {
    const backwards = headerTimes([], 2016).map((_, i) => -i);
    expect(feed(bitcoinRule(2015).real(START), backwards).difficulty / 4e12).toBeCloseTo(1, 12);
    expect(Math.abs(feed(bitcoinRule(2015).consensus(START), backwards).difficulty / 4e12 - 1)).toBeLessThan(
      2 * QUANTUM,
    );
  });

  it('refuses blocks beyond the end of a period', () => {
    const state = bitcoinRule(2016).real(START);
    state.append(2000, 1);
    expect(() => state.append(17, 2)).toThrow(RangeError);
  });
});

describe('windows and half-lives', () => {
  it.each([0, 1, 3.5, Number.NaN])('a window of %s blocks is refused', (window) => {
    for (const make of [(n: number) => cw144Rule(n, 3), lwmaRule, wtemaRule]) {
      expect(() => make(window)).toThrow(RangeError);
    }
  });

  it.each([0, -1, Number.NaN])('a half-life of %s s is refused', (halfLifeS) => {
    expect(() => asertRule(halfLifeS)).toThrow(RangeError);
  });
});
