import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { dayNumber } from '../../models/calendar.ts';
import { reconstructFleet } from '../../models/history/reconstructFleet.ts';
import { loadExperiment } from '../../src/load/loadExperiment.ts';
import { readHistory } from '../../src/validate/readHistory.ts';

const path = fileURLToPath(new URL('../../models/history/bitcoin-epochs.csv', import.meta.url));
const experiment = fileURLToPath(new URL('../../experiments/validation/backtest.yaml', import.meta.url));
const history = readHistory(readFileSync(path, 'utf8'), path);

describe('the history that comes with the program', () => {
  it('ends with the calibration window, and its difficulty follows from its times by the rule of the protocol', () => {
    const last = history.startDay.length - 1;
    expect(history.firstEpoch + last).toBe(447);
    expect(history.startDay[last]).toBeLessThan(dayNumber('2025-07-01'));
    for (let e = 1; e <= last; e++) {
      // The rule counts 2,015 intervals, the times of first blocks 2,016: equal up to one interval,
      // which may be an hour or two of 336.
      const ratio = history.difficulty[e] / history.difficulty[e - 1];
      const days = history.startDay[e] - history.startDay[e - 1];
      expect(Math.abs(14 / days / ratio - 1)).toBeLessThan(0.008);
    }
  });

  it('implies a fleet as efficient as the Cambridge surveys say, which no figure of it was fitted to', async () => {
    // The Cambridge survey printed 28.2 J/TH for mid-2024 and implied 25 for March 2025,
    // https://www.gt-io.net/post/status/11869149
    const { base } = (await loadExperiment(experiment)).experiment;
    const rows = base['fleet.vintages'] as readonly { efficiency_j_th: number; release_date: string }[];
    const vintages = rows.map((row) => ({
      efficiencyJTh: row.efficiency_j_th,
      releaseDay: dayNumber(row.release_date),
    }));
    const meanJTh = (date: string): number => {
      const origin = history.startDay.findLastIndex((day) => day <= dayNumber(date));
      const rates = { failureYear: 0.05, retirementYear: 0.5, salesYears: 2 };
      const { installedEhS } = reconstructFleet(history, origin, vintages, rates);
      const total = installedEhS.reduce((sum, h) => sum + h, 0);
      return installedEhS.reduce((sum, h, v) => sum + h * vintages[v].efficiencyJTh, 0) / total;
    };
    expect(Math.abs(meanJTh('2024-06-30') / 28.2 - 1)).toBeLessThan(0.1);
    expect(Math.abs(meanJTh('2025-03-15') / 25 - 1)).toBeLessThan(0.1);
  });
});
