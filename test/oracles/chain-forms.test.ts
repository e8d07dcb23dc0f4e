import { describe, expect, it } from 'vitest';
import { decodeCompact, encodeCompact } from '../../models/chain/compact.ts';
import { exactRatio } from '../../models/chain/exactRatio.ts';
import { subsidySatoshi, subsidySatoshiBetween } from '../../models/chain/subsidy.ts';
import {
  difficultyFromExpectedHashes,
  difficultyFromTarget,
  expectedHashesFromDifficulty,
  expectedHashesFromTarget,
  targetFromDifficulty,
} from '../../models/chain/work.ts';

describe('compact form', () => {
  it('C: a mantissa that would set the sign bit is moved by a byte', () => {
    expect(encodeCompact(0x80n)).toBe(0x02008000);
  });
});

describe('subsidy', () => {
  it('C: a sum over a halving counts each block at its own height', () => {
    expect(subsidySatoshiBetween(839_998, 5)).toBe(2 * 625_000_000 + 3 * 312_500_000);
    expect(subsidySatoshiBetween(839_998, 0)).toBe(0);
  });

  it.each([-1, 0.5, Number.NaN])('refuses the height %s', (height) => {
    expect(() => subsidySatoshi(height)).toThrow(RangeError);
    expect(() => subsidySatoshiBetween(height, 1)).toThrow(RangeError);
    expect(() => subsidySatoshiBetween(0, height)).toThrow(RangeError);
  });
});

describe('work', () => {
  it('difficulty 1 is 0x1d00ffff and 4,295,032,833 expected hashes', () => {
    const target = decodeCompact(0x1d00ffff).target;
    expect(difficultyFromTarget(target)).toBe(1);
    // Work of the genesis block in every node's log: 0x100010001.
    expect(Math.floor(expectedHashesFromTarget(target))).toBe(0x100010001);
    expect(targetFromDifficulty(1)).toBe(target);
  });

  it('agrees with the difficulty that explorers print for 0x17023774', () => {
    // Epoch 446, June 2025: 126982285146989.3.
    const target = decodeCompact(0x17023774).target;
    expect(difficultyFromTarget(target)).toBeCloseTo(126_982_285_146_989.3, 1);
    expect(expectedHashesFromTarget(target) / 126_982_285_146_989.3).toBeCloseTo(2 ** 48 / 0xffff, 4);
  });

  it('is exact where the quotient is a power of two', () => {
    expect(expectedHashesFromTarget((1n << 200n) - 1n)).toBe(2 ** 56);
    expect(expectedHashesFromTarget(0n)).toBe(2 ** 256);
  });

  it('rounds quotients to the nearest double', () => {
    // 2^256 / 2^203 is 2^53; one less in the denominator lies between doubles and rounds back.
    expect(expectedHashesFromTarget((1n << 203n) - 2n)).toBe(2 ** 53);
    // 2^256 / 3 to the nearest double, by the doubles' own correctly rounded division.
    expect(expectedHashesFromTarget(2n)).toBe(2 ** 256 / 3);
  });

  it('rounds halves to even, and what is just above a half up', () => {
    const half = 2n ** 53n + 1n;
    expect(exactRatio(half << 100n, 1n << 100n)).toBe(2 ** 53);
    expect(exactRatio((half << 100n) + 1n, 1n << 100n)).toBe(2 ** 53 + 2);
    expect(exactRatio(0n, 7n)).toBe(0);
    expect(() => exactRatio(1n, 0n)).toThrow(RangeError);
    expect(() => exactRatio(-1n, 1n)).toThrow(RangeError);
  });

  it('goes from difficulty to target and back', () => {
    for (const difficulty of [1, 1.5, 16_307.420938523983, 124.93e12]) {
      expect(difficultyFromTarget(targetFromDifficulty(difficulty))).toBe(difficulty);
      expect(difficultyFromExpectedHashes(expectedHashesFromDifficulty(difficulty)) / difficulty).toBeCloseTo(1, 14);
    }
  });

  it.each([0.99, 0, Number.NaN, Infinity])('refuses the difficulty %s', (difficulty) => {
    expect(() => targetFromDifficulty(difficulty)).toThrow(RangeError);
  });
});
