import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { market } from '../../models/market.ts';
import type { ParameterValues, TableRow } from '../../models/parameter.ts';
import { readExperiment } from '../../src/spec/readExperiment.ts';
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

describe('china-2021 without block noise: when difficulty passes the peak of May 2021', () => {
  const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
  const preset = { file: 'bitcoin-2026.yaml', text: read('models/presets/bitcoin-2026.yaml') };
  const result = readExperiment(read('experiments/china-2021.yaml'), {
    file: 'china-2021.yaml',
    models: new Map([[market.name, market]]),
    presets: new Map([['bitcoin-2026', preset]]),
    readSeriesFile: () => {
      throw new Error('the path of prices is in the file');
    },
    overrides: [],
  });
  if (!result.ok) throw new Error(result.problems.map((problem) => problem.message).join('\n'));
  const { base } = result.experiment;
  const fast = { 'site.spareCapacity': 2, 'site.growthYear': 2, 'site.growthLeadTime': 4 };

  /** First epoch whose difficulty is above that of the start, after it has been below; null: none within 26. */
  function regained(overrides: ParameterValues, replication: number): number | null {
    const run = startMarket({ ...base, 'chain.blockNoise': 'expected', ...overrides }, 26, 'china', replication);
    for (let epoch = 0; epoch < 26; epoch++) {
      run.advance();
      if (epoch > 4 && run.cell('difficulty') > DIFFICULTY) return epoch;
    }
    return null;
  }

  it('AD: within 188 days of the trough, give or take two months, where machines move and sites are built; else not in a year', () => {
    for (let replication = 0; replication < 3; replication++) {
      // Trough in epoch 4, peak regained in epoch 18.
      const epoch = regained({ ...fast, 'used.market': 'clearing' }, replication);
      expect(epoch).toBeGreaterThanOrEqual(14);
      expect(epoch).toBeLessThanOrEqual(22);
      expect(regained({ ...fast, 'used.market': 'none' }, replication)).toBeNull();
      expect(regained({ 'used.market': 'clearing' }, replication)).toBeNull();
    }
  });
});
