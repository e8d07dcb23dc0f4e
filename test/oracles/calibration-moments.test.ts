import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { calibrationMoments } from '../../models/calibration/calibrationMoments.ts';
import { calibrationWindows } from '../../models/calibration/calibrationWindows.ts';
import { ordersPrior } from '../../models/calibration/ordersPrior.ts';
import { pastSeries } from '../../models/calibration/pastSeries.ts';
import { simulateSeries } from '../../models/calibration/simulateSeries.ts';
import { loadExperiment } from '../../src/load/loadExperiment.ts';
import { readHistory } from '../../src/validate/readHistory.ts';

const file = fileURLToPath(new URL('../../models/history/bitcoin-epochs.csv', import.meta.url));
const history = readHistory(readFileSync(file, 'utf8'), file);
const past = calibrationWindows.map((window) => pastSeries(history, window));
const experiment = fileURLToPath(new URL('../../experiments/validation/calibrate.yaml', import.meta.url));
const loading = loadExperiment(experiment, { overrides: [{ key: 'population.privateOperators', value: '4' }] });

describe('moments of the past', () => {
  // Difficulties of the chain: epochs 250, 298, 299, 312, 337, 355, 368, 404, 416, 422 and 447.
  it.each([
    ['growth_2018', Math.log(13_691_480_038_694.451 / 2_227_847_638_503.6284)],
    ['growth_start_2022', Math.log(29_570_168_636_357.99 / 24_272_331_996_979.97)],
    ['growth_2024', Math.log(126_411_437_451_912.23 / 62_463_471_666_732.73)],
    // From 88.1 T to 79.5 T in the second quarter of 2024, the deepest of that window.
    ['deepest_fall_2024', Math.log(79_495_195_323_031.48 / 88_104_191_118_793.16)],
    // docs/facts.md, and the publications that it names.
    ['halving_trough_2020', -0.147313],
    ['halving_recovery_2020', 5],
    ['halving_trough_2024', -0.0797949],
    ['halving_recovery_2024', 8],
  ])('%s', (name, expected) => {
    const moment = calibrationMoments.find((one) => one.name === name);
    expect(moment?.of(past)).toBeCloseTo(expected, 6);
  });

  it('are finite, also where a level is never regained', () => {
    const falling = past.map(({ difficulty, priceUsdBtc }) => ({
      difficulty: difficulty.map((_, t) => 1e12 * (100 - t - 3 * (t % 2))),
      priceUsdBtc,
    }));
    for (const { name, of } of calibrationMoments) {
      expect(of(past), name).toSatisfy(Number.isFinite);
      expect(of(falling), name).toSatisfy(Number.isFinite);
    }
    expect(calibrationMoments.find(({ name }) => name === 'halving_recovery_2020')?.of(falling)).toBe(26);
  });

  it('end in mid-2025', () => {
    const last = calibrationWindows[calibrationWindows.length - 1].lastEpoch - history.firstEpoch;
    expect(history.startDay[last]).toBeLessThan(Date.UTC(2025, 6, 1) / 86_400_000);
  });
});

describe('a simulated window', () => {
  const [, , window] = calibrationWindows;

  it('begins at the difficulty of the past, sees its prices, and has luck of its own', async () => {
    const { parameters } = (await loading).plan.points[0];
    const one = simulateSeries(parameters, 1, history, window, 'test', 0);
    const again = simulateSeries(parameters, 1, history, window, 'test', 0);
    const other = simulateSeries(parameters, 1, history, window, 'test', 1);
    expect(one.difficulty.length).toBe(window.lastEpoch - window.firstEpoch + 1);
    expect(one.difficulty[0] / past[2].difficulty[0]).toBeCloseTo(1, 5);
    expect(again).toEqual(one);
    expect(other.difficulty[10]).not.toBe(one.difficulty[10]);
    // Epochs of a run are not as long as those of the past, so that prices shift by some days.
    for (let t = 0; t < 6; t++) expect(Math.abs(one.priceUsdBtc[t] / past[2].priceUsdBtc[t] - 1)).toBeLessThan(0.15);
  });

  it('grows by what was on its way', async () => {
    const { parameters } = (await loading).plan.points[0];
    const grown = [ordersPrior.at(0), ordersPrior.at(1)].map(
      (factor) => simulateSeries(parameters, factor, history, window, 'test', 0).difficulty[13],
    );
    expect(ordersPrior.at(0)).toBeCloseTo(0.5, 12);
    expect(ordersPrior.at(1)).toBeCloseTo(2.8, 12);
    expect(grown[1]).toBeGreaterThan(1.1 * grown[0]);
  });
});
