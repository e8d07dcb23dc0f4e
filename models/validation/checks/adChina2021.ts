import type { ParameterValues, TableRow } from '../../parameter.ts';
import { between } from '../expect/between.ts';
import { marketColumnsOf, TEXTBOOK_MARKET } from '../marketRun.ts';
import type { Measurement } from '../measurement.ts';
import type { ValidationCheck } from '../validationCheck.ts';
import type { ValidationFiles } from '../validationFiles.ts';

/**
 * Difficulty from 13 May 2021 and the mean hashrate of that epoch and the three after it [EH/s]: difficulty * 2^32 * 2016
 * over the time between header times (block 683424 and every 2,016th after it).
 */
const DIFFICULTY = 25_046_487_590_083.27;
const MEANS_EH_S = [150.58, 142.73, 102.76, 97.78];
/** Changes of difficulty that the chain records [%]. */
const RETARGETS = [-15.97, -5.3, -27.94, -4.81];
const SLOWEST_DAYS = 19.44;

/** Trough in epoch 4, peak regained in epoch 18; two months give or take. */
const REGAINED_EPOCHS = [14, 22] as const;
const AFTER_TROUGH = 5;
const HORIZON = 26;

/** The ban of 2021: the loss is given, retargets and recovery are the model's. */
export const adChina2021 = ({ experiment }: ValidationFiles): ValidationCheck => ({
  letter: 'AD',
  what: 'China 2021: bans that take the epoch means from 179.2 to 97.8 EH/s',
  kind: 'band',
  source: 'headers of blocks 683424 to 691487; difficulty in models/history/bitcoin-epochs.csv',
  measure: () => [...loss(), ...recovery(experiment('experiments/china-2021.yaml'))],
});

function loss(): Measurement[] {
  let before = (DIFFICULTY * 0x100000000) / 600 / 1e18;
  const policies = MEANS_EH_S.map((ehS, start): TableRow => {
    const size = 1 - ehS / before;
    before = ehS;
    return { kind: 'regionBan', region: '', start, phase: 0, height: 0, duration: 0, size };
  });
  const values = {
    ...TEXTBOOK_MARKET,
    policies,
    'chain.arithmetic': 'consensus',
    'chain.startHeight': 683_424,
    'chain.initialDifficulty': DIFFICULTY,
  };
  const run = marketColumnsOf(values, 4, ['days', 'difficulty', 'next_difficulty']);
  return [
    ...RETARGETS.map((retarget, epoch) =>
      between(
        `retarget ${epoch + 1}, %`,
        retarget - 0.5,
        retarget + 0.5,
        100 * (run.next_difficulty[epoch] / run.difficulty[epoch] - 1),
        `${retarget} within 0.5 (data)`,
      ),
    ),
    between(
      'slowest epoch, days',
      SLOWEST_DAYS - 0.1,
      SLOWEST_DAYS + 0.1,
      Math.max(...run.days),
      `${SLOWEST_DAYS} within 0.1 (data)`,
    ),
  ];
}

function recovery(base: ParameterValues): Measurement[] {
  const fast = { 'site.spareCapacity': 2, 'site.growthYear': 2, 'site.growthLeadTime': 4 };
  /** In three populations: difficulty from the first epoch after the trough on. */
  const difficulties = (overrides: ParameterValues): number[][] =>
    [0, 1, 2].map((replication) => {
      const values = { ...base, 'chain.blockNoise': 'expected', ...overrides };
      return marketColumnsOf(values, HORIZON, ['difficulty'], 'china', replication).difficulty.slice(AFTER_TROUGH);
    });
  const regained = difficulties({ ...fast, 'used.market': 'clearing' }).map((difficulty) => {
    const index = difficulty.findIndex((d) => d > DIFFICULTY);
    return index < 0 ? Number.NaN : index + AFTER_TROUGH;
  });
  const highest = (overrides: ParameterValues): number =>
    (100 * Math.max(...difficulties(overrides).flat())) / DIFFICULTY;
  const [lowest, latest] = REGAINED_EPOCHS;
  const inData = '18, give or take 4 (data)';
  const never = 'below 100, not within a year';
  const still = highest({ ...fast, 'used.market': 'none' });
  const slow = highest({ 'used.market': 'clearing' });
  return [
    between(
      'machines move, sites built fast: old peak passed in epoch, earliest of 3 runs',
      lowest,
      latest,
      Math.min(...regained),
      inData,
    ),
    between('the same, latest of 3 runs', lowest, latest, Math.max(...regained), inData),
    between('machines do not move: highest difficulty, % of the peak', 0, 100, still, never),
    between('sites not built fast: highest difficulty, % of the peak', 0, 100, slow, never),
  ];
}
