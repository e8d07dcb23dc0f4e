import { decodeCompact, encodeCompact } from '../chain/compact.ts';
import { nextBitcoinTarget } from '../chain/rules/bitcoin.ts';
import type { FigureRow } from './validationFiles.ts';

/**
 * Compact target after the period of a row, eight hexadecimal digits.
 * @param spanStartS header time at which the measured span begins [s].
 */
export function retargetOf(row: FigureRow, spanStartS: number): string {
  const { target } = decodeCompact(Number.parseInt(row.nbits_hex, 16));
  const lastS = Number(row.first_header_s) + Number(row.span_s);
  return encodeCompact(nextBitcoinTarget(target, spanStartS, lastS)).toString(16);
}
