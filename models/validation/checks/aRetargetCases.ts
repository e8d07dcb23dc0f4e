import { equalTo } from '../expect/equalTo.ts';
import { retargetOf } from '../retargetOf.ts';
import type { ValidationCheck } from '../validationCheck.ts';
import type { ValidationFiles } from '../validationFiles.ts';

/** The retargets that Bitcoin Core tests: no constraint, the limit of the target, both clamps. */
export const aRetargetCases = ({ table }: ValidationFiles): ValidationCheck => ({
  letter: 'A',
  what: "retarget cases of Bitcoin Core's own tests",
  kind: 'exact',
  source: 'https://github.com/bitcoin/bitcoin/blob/master/src/test/pow_tests.cpp',
  measure: () => {
    const right = table('bitcoinRetargetCases').filter(
      (row) => retargetOf(row, Number(row.first_header_s)) === row.next_nbits_hex,
    );
    return [equalTo('cases with an equal compact target', 4, right.length, 'all 4')];
  },
});
