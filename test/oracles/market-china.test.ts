import { expect, it } from 'vitest';
import type { TableRow } from '../../models/parameter.ts';
import { marketValues, startMarket } from '../support/marketRun.ts';

/** Difficulty from 13 May 2021, which fits 179.3 EH/s, and the mean hashrate of that epoch and the three after it, EH/s: difficulty * 2^32 * 2016 over the time between header times (block 683424 and every 2,016th after it). */
const DIFFICULTY = 25_046_487_590_083.27;
const MEANS_EH_S = [150.58, 142.73, 102.76, 97.78];
/** Changes of difficulty that the chain records, per cent, and the length of the slowest of these epochs, days. */
const RETARGETS = [-15.97, -5.3, -27.94, -4.81];
const SLOWEST_DAYS = 19.44;

it('AD: bans that take the epoch means from 179.2 to 97.8 EH/s give the retargets of summer 2021', () => {
  let before = (DIFFICULTY * 2 ** 32) / 600 / 1e18;
  expect(before).toBeCloseTo(179.3, 1);
  const policies = MEANS_EH_S.map((ehS, start): TableRow => {
    const size = 1 - ehS / before;
    before = ehS;
    return { kind: 'regionBan', region: '', start, phase: 0, height: 0, duration: 0, size };
  });
  const run = startMarket(
    marketValues({
      policies,
      'chain.blockNoise': 'expected',
      'chain.startHeight': 683_424,
      'chain.initialDifficulty': DIFFICULTY,
    }),
    4,
  );
  const days: number[] = [];
  for (const retarget of RETARGETS) {
    run.advance();
    days.push(run.cell('days'));
    expect(Math.abs(100 * (run.cell('next_difficulty') / run.cell('difficulty') - 1) - retarget)).toBeLessThan(0.5);
  }
  expect(Math.abs(Math.max(...days) - SLOWEST_DAYS)).toBeLessThan(0.1);
});
