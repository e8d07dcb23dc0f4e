import { describe, expect, it } from 'vitest';
import { encodeCompact } from '../../models/chain/compact.ts';
import { ASERT_HALF_LIFE_S, nextAsertTarget } from '../../models/chain/rules/asert.ts';
import { CW_BLOCKS, cw144Rule } from '../../models/chain/rules/cw144.ts';
import { lwmaWeightedSumS, nextLwmaWork } from '../../models/chain/rules/lwma.ts';
import { readChainTable } from './chainTable.ts';

describe('ASERT', () => {
  it('C: times beyond 2^53 s end at the bounds', () => {
    const limit = (1n << 224n) - 1n;
    const fixed = { anchorTarget: limit, heightDiff: 1n, spacingS: 600n, halfLifeS: BigInt(ASERT_HALF_LIFE_S) };
    expect(nextAsertTarget({ ...fixed, timeDiffS: 1n << 63n })).toBe(limit);
    expect(nextAsertTarget({ ...fixed, timeDiffS: -(1n << 63n) })).toBe(1n);
  });
});

describe('cw-144', () => {
  it("Bitcoin Cash's own test of its rule, stage by stage, with a header that runs back 80 minutes", () => {
    // 1c0fffff is a sixteenth of the limit 1d00ffff but for the cut of the mantissa.
    const difficulty = (0xffff * 256) / 0x0fffff - 1e-12;
    const state = cw144Rule(CW_BLOCKS, 3).consensus({ difficulty, timeS: 0 });
    expect(encodeCompact(state.target)).toBe(0x1c0fffff);
    let timeS = 0;
    let steady = '';
    for (const stage of readChainTable('cw144Stages')) {
      for (let i = 0; i < Number(stage.blocks); i++) {
        timeS += Number(stage.solvetime_s);
        state.append(1, timeS);
        if (steady === '') steady = encodeCompact(state.target).toString(16);
        if (stage.next_nbits_hex === '') expect(encodeCompact(state.target).toString(16), stage.stage).toBe(steady);
      }
      if (stage.next_nbits_hex !== '') {
        expect(encodeCompact(state.target).toString(16), stage.stage).toBe(stage.next_nbits_hex);
      }
    }
  });
});

describe('LWMA', () => {
  it('a header that runs backwards counts as one second, and long solve times as six spacings', () => {
    // Solve times 100, 1 (50 is taken for 101) and 99, weighted 1, 2, 3.
    expect(lwmaWeightedSumS([0, 100, 50, 200], 100)).toBe(100 + 2 * 1 + 3 * 99);
    expect(lwmaWeightedSumS([0, 100, 5_000], 100)).toBe(100 + 2 * 600);
  });

  it('every difficulty of the published LWMA-1 run within 0.3 %', () => {
    const rows = readChainTable('lwmaSample').map((row) => ({
      solvetimeS: Number(row.solvetime_s),
      difficulty: Number(row.difficulty),
    }));
    const times = [0];
    for (const row of rows) times.push(times[times.length - 1] + row.solvetimeS);
    const errors: number[] = [];
    for (let height = 60; height < rows.length; height++) {
      const window = rows.slice(height - 60, height);
      const work = window.reduce((sum, row) => sum + BigInt(row.difficulty), 0n);
      const next = nextLwmaWork(work, times.slice(height - 60, height + 1), 100, 99);
      errors.push(Math.abs(Number(next) / rows[height].difficulty - 1));
    }
    expect(errors).toHaveLength(940);
    expect(Math.max(...errors)).toBeLessThan(0.003);
  });
});
