import { describe, expect, it } from 'vitest';
import { decodeCompact, encodeCompact } from '../../models/chain/compact.ts';
import { nextBitcoinTarget } from '../../models/chain/rules/bitcoin.ts';
import { type ChainRow, fromHex, readChainTable } from './chainTable.ts';

function nextBits(row: ChainRow, spanStartS: number): string {
  const target = decodeCompact(fromHex(row.nbits_hex)).target;
  const lastS = Number(row.first_header_s) + Number(row.span_s);
  return encodeCompact(nextBitcoinTarget(target, spanStartS, lastS)).toString(16);
}

describe('retargets of the protocol', () => {
  const cases = readChainTable('bitcoinRetargetCases');

  it('A: there are four retarget cases of Bitcoin Core', () => {
    expect(cases).toHaveLength(4);
  });

  it.each(cases)('A: Bitcoin Core, $case', (row) => {
    expect(nextBits(row, Number(row.first_header_s))).toBe(row.next_nbits_hex);
  });

  const mainnet = readChainTable('mainnetRetargets');

  it('B: all 448 retargets of the main network', () => {
    const wrong = mainnet.filter((row) => nextBits(row, Number(row.first_header_s)) !== row.next_nbits_hex);
    expect(mainnet).toHaveLength(448);
    expect(wrong).toEqual([]);
  });

  it('B: measured over 2,016 intervals only about 3 % of them match', () => {
    const matching = mainnet.slice(1).filter((row, i) => {
      const previousLastS = Number(mainnet[i].first_header_s) + Number(mainnet[i].span_s);
      return nextBits(row, previousLastS) === row.next_nbits_hex;
    });
    expect(matching.length / 447).toBeGreaterThan(0.025);
    expect(matching.length / 447).toBeLessThan(0.035);
  });

  it('B: the epochs join, although ten boundaries or so run backwards', () => {
    const backwards = mainnet.slice(1).filter((row, i) => {
      const previousLastS = Number(mainnet[i].first_header_s) + Number(mainnet[i].span_s);
      return Number(row.first_header_s) < previousLastS;
    });
    expect(mainnet.slice(1).every((row, i) => row.nbits_hex === mainnet[i].next_nbits_hex)).toBe(true);
    expect(backwards.length).toBeGreaterThan(0);
    expect(backwards.length).toBeLessThanOrEqual(10);
  });
});
