import { expect, it } from 'vitest';
import { readValidationFiles } from '../../src/validate/readValidationFiles.ts';

it('B: the epochs of the table join, although ten boundaries or so run backwards', () => {
  const mainnet = readValidationFiles().table('mainnetRetargets');
  const backwards = mainnet.slice(1).filter((row, i) => {
    const previousLastS = Number(mainnet[i].first_header_s) + Number(mainnet[i].span_s);
    return Number(row.first_header_s) < previousLastS;
  });
  expect(mainnet.slice(1).every((row, i) => row.nbits_hex === mainnet[i].next_nbits_hex)).toBe(true);
  expect(backwards.length).toBeGreaterThan(0);
  expect(backwards.length).toBeLessThanOrEqual(10);
});
