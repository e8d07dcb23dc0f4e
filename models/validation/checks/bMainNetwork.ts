import { between } from '../expect/between.ts';
import { equalTo } from '../expect/equalTo.ts';
import { retargetOf } from '../retargetOf.ts';
import type { ValidationCheck } from '../validationCheck.ts';
import type { ValidationFiles } from '../validationFiles.ts';

/** Every retarget of the main network, and how few come out without the off-by-one. */
export const bMainNetwork = ({ table }: ValidationFiles): ValidationCheck => ({
  letter: 'B',
  what: 'retargets of the main network, epochs 0 to 447',
  kind: 'exact',
  source: 'https://github.com/spesmilo/electrum/blob/master/electrum/chains/mainnet/checkpoints.json and block headers',
  measure: () => {
    const rows = table('mainnetRetargets');
    const right = rows.filter((row) => retargetOf(row, Number(row.first_header_s)) === row.next_nbits_hex);
    const later = rows.slice(1);
    const rightFromBefore = later.filter((row, i) => {
      const previousLastS = Number(rows[i].first_header_s) + Number(rows[i].span_s);
      return retargetOf(row, previousLastS) === row.next_nbits_hex;
    });
    return [
      equalTo('retargets equal to the chain', 448, right.length, 'all 448'),
      between(
        'equal when 2,016 intervals are measured instead of 2,015, %',
        2.5,
        3.5,
        (100 * rightFromBefore.length) / later.length,
        'about 3 %',
      ),
    ];
  },
});
