import { decodeCompact, encodeCompact } from '../../chain/compact.ts';
import { ASERT_HALF_LIFE_S, nextAsertTarget } from '../../chain/rules/asert.ts';
import { subsidySatoshi, subsidySatoshiBetween } from '../../chain/subsidy.ts';
import { equalTo } from '../expect/equalTo.ts';
import type { ValidationCheck } from '../validationCheck.ts';
import type { FigureRow, ValidationFiles } from '../validationFiles.ts';

const fromHex = (digits: string): number => Number.parseInt(digits, 16);

/** Compact targets, coin subsidies and aserti3-2d, integer by integer. */
export const cProtocolForms = ({ table }: ValidationFiles): ValidationCheck => ({
  letter: 'C',
  what: 'compact form, subsidy and ASERT (aserti3-2d)',
  kind: 'exact',
  source: 'https://github.com/Bitcoin-ABC/bitcoin-abc/tree/master/src/test and https://github.com/gcash/bchd',
  measure: () => [
    equalTo('compact forms read and written', 20, table('compactForms').filter(isCompactRight).length, 'all 20'),
    equalTo('subsidies of an era, first and last block', 66, table('subsidyEras').filter(isEraRight).length, 'all 66'),
    equalTo(
      'coins ever, satoshi',
      2_099_999_997_690_000,
      subsidySatoshiBetween(0, 14_000_000),
      '2,099,999,997,690,000',
    ),
    equalTo('targets of the official ASERT runs', 1480, table('asertRuns').filter(isAsertRunRight).length, 'all 1,480'),
    equalTo('calculated ASERT targets', 18, table('asertTargets').filter(isAsertTargetRight).length, 'all 18'),
  ],
});

function isCompactRight(row: FigureRow): boolean {
  const { target, negative, overflow } = decodeCompact(fromHex(row.nbits_hex));
  if (negative !== (row.sign === '1') || overflow !== (row.overflow === '1')) return false;
  // The original asserts the flag alone where the number does not fit.
  if (overflow) return true;
  const encoded = encodeCompact(target, negative).toString(16).padStart(8, '0');
  return target.toString(16) === row.target_hex && encoded === row.encoded_hex;
}

function isEraRight(row: FigureRow): boolean {
  const first = Number(row.first_height);
  return [first, first + 209_999].every((height) => subsidySatoshi(height) === Number(row.subsidy_sat));
}

function asertTarget(anchorTarget: bigint, timeDiffS: bigint, blocks: string): bigint {
  const halfLifeS = BigInt(ASERT_HALF_LIFE_S);
  return nextAsertTarget({ anchorTarget, timeDiffS, heightDiff: BigInt(blocks), spacingS: 600n, halfLifeS });
}

function isAsertRunRight(row: FigureRow): boolean {
  const anchor = decodeCompact(fromHex(row.anchor_nbits_hex)).target;
  const target = asertTarget(anchor, BigInt(row.since_anchor_parent_s), row.blocks_since_anchor);
  return encodeCompact(target) === fromHex(row.next_nbits_hex);
}

function isAsertTargetRight(row: FigureRow): boolean {
  const anchor = BigInt(`0x${row.anchor_target_hex}`);
  const target = asertTarget(anchor, BigInt(row.since_anchor_s) + 600n, row.blocks_since_anchor);
  if (encodeCompact(target) !== fromHex(row.nbits_hex)) return false;
  // Where it is the limit, the original compares compact forms only.
  return row.nbits_hex === '1d00ffff' || target.toString(16) === row.target_hex;
}
