import { describe, expect, it } from 'vitest';
import { capitalRecoveryFactor } from '../../models/miners/capitalRecoveryFactor.ts';
import type { ParameterValues, Series, TableRow } from '../../models/parameter.ts';
import { parameterReader } from '../../models/parameterReader.ts';
import { createStreams } from '../../models/random/createStreams.ts';
import { drawThresholdPopulation } from '../../models/threshold/drawThresholdPopulation.ts';
import { readThresholdPaths } from '../../models/threshold/readThresholdPaths.ts';
import { threshold } from '../../models/threshold.ts';
import { type ThresholdFixture, thresholdFixture } from './thresholdFixture.ts';

const defaults: ParameterValues = Object.fromEntries(threshold.parameters.map((p) => [p.name, p.default]));
const streams = createStreams('threshold', 0);

/** A network of one miner. */
const machine = {
  power_mw: 20000,
  electricity_usd_kwh: 0.01,
  efficiency_j_th: 20,
  ai_capable: false,
  conversion_usd_kw: 1000,
};

/** The inputs of the fixture, written as the parameters of an experiment file. */
function parametersOf({ population, paths }: ThresholdFixture): ParameterValues {
  const day = Array.from(paths.btcUsd, (_, epoch) => epoch * 14);
  const series = (value: Float64Array): Series => ({ day, value: [...value] });
  const miners = Array.from(
    population.powerMw,
    (power_mw, i): TableRow => ({
      power_mw,
      electricity_usd_kwh: population.electricityUsdKwh[i],
      efficiency_j_th: population.efficiencyJTh[i],
      ai_capable: population.aiCapable[i] === 1,
      conversion_usd_kw: population.conversionUsdKw[i],
    }),
  );
  return {
    ...defaults,
    miners,
    'price.btc_usd': series(paths.btcUsd),
    'price.ai_usd_kwh': series(paths.aiUsdKwh),
    subsidy: series(paths.subsidyBtc),
  };
}

describe('threshold against independent implementations', () => {
  it.each([1000, 10000] as const)('agrees in every cell to 1e-9 with %i miners', (size) => {
    const fixture = thresholdFixture(size);
    const epochs = fixture.paths.btcUsd.length;
    expect([fixture.population.powerMw.length, epochs]).toEqual([size, 260]);
    const state = threshold.create(parametersOf(fixture), streams, epochs);
    const row = new Float64Array(threshold.columns.length);
    const wrong: string[] = [];
    for (let epoch = 0; epoch < epochs; epoch++) {
      threshold.step(state);
      threshold.observe(state, row);
      for (let column = 0; column < row.length; column++) {
        const expected = fixture.reference[column][epoch];
        if (!(Math.abs(row[column] - expected) <= 1e-9 * Math.abs(expected))) {
          wrong.push(`epoch ${epoch} ${threshold.columns[column].name}: ${row[column]}, expected ${expected}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it('summarises the last 26 epochs', () => {
    const { reference } = thresholdFixture(1000);
    const width = reference.length;
    const values = new Float64Array(260 * width);
    reference.forEach((cells, column) => {
      cells.forEach((cell, epoch) => {
        values[epoch * width + column] = cell;
      });
    });
    const summary = threshold.summarise({ values, width, count: 260 });
    const hashrate = reference[3].slice(-26).reduce((sum, x) => sum + x, 0) / 26;
    expect(summary[threshold.outcomes.findIndex(({ name }) => name === 'hashrate_eh_s')]).toBeCloseTo(hashrate, 9);
  });
});

describe('threshold analytic cases', () => {
  it('settles where the hashrate of all finds a block in 600 s when all earn', () => {
    const miners = [{ ...machine, electricity_usd_kwh: 0 }];
    const state = threshold.create({ ...defaults, miners, 'price.btc_constant_usd': 70000 }, streams, 5);
    const row = new Float64Array(threshold.columns.length);
    for (let epoch = 0; epoch < 2; epoch++) threshold.step(state);
    threshold.observe(state, row);
    // 20,000 MW at 20 J/TH are 1,000 EH/s; 144 blocks of 3.225 BTC a day are shared by 1e6 PH/s.
    expect(row[3]).toBeCloseTo(1000, 9);
    expect(row[1]).toBeCloseTo((144 * 3.225 * 70000) / 1e6, 9);
    expect(row[2] / 1e12).toBeCloseTo((1e21 * 600) / 2 ** 32 / 1e12, 6);
  });

  it('converts for the whole lead time, neither longer nor shorter', () => {
    const miners = [{ ...machine, ai_capable: true }, machine];
    const values = { ...defaults, miners, 'price.ai_constant_usd_kwh': 1, 'ai.lead_epochs': 4 };
    const state = threshold.create(values, streams, 8);
    const row = new Float64Array(threshold.columns.length);
    const path = Array.from({ length: 7 }, () => {
      threshold.step(state);
      threshold.observe(state, row);
      return [...row.subarray(5, 8)].join(' ');
    });
    expect(path).toEqual(['1 0 1', '1 0 1', '1 0 1', '1 0 1', '1 1 0', '1 1 0', '1 1 0']);
  });

  it('stops mining at the break-even price of electricity: 5.81 c at hashprice 30 and 21.5 J/TH', () => {
    // VALIDATION U, in the first epoch, whose difficulty is given: 0.85 of the installed hashrate.
    const mines = (electricity_usd_kwh: number): number => {
      const miners = [{ ...machine, efficiency_j_th: 21.5, electricity_usd_kwh }];
      const installedPhS = 20000e6 / 21.5 / 1000;
      const price = (30 * 0.85 * installedPhS) / (144 * 3.225);
      const state = threshold.create({ ...defaults, miners, 'price.btc_constant_usd': price }, streams, 1);
      const row = new Float64Array(threshold.columns.length);
      threshold.step(state);
      threshold.observe(state, row);
      expect(row[1]).toBeCloseTo(30, 9);
      return row[5];
    };
    expect([mines(0.058), mines(0.0582)]).toEqual([1, 0]);
  });

  it('spreads capital by the factors of interest tables', () => {
    expect(capitalRecoveryFactor(0.12, 5)).toBeCloseTo(0.27741, 5);
    expect(capitalRecoveryFactor(0.1, 10)).toBeCloseTo(0.16275, 5);
    expect(capitalRecoveryFactor(0, 4)).toBe(0.25);
  });
});

describe('threshold inputs', () => {
  it('follows the subsidy of the protocol through the halving at height 1,050,000', () => {
    const { subsidyBtc } = readThresholdPaths(parameterReader(defaults), 60);
    // From 953,568 on, 47 epochs end at 1,048,320: 1,680 blocks of the next come before the halving, 336 after it.
    expect(subsidyBtc[46]).toBe(3.125);
    expect(subsidyBtc[47]).toBeCloseTo((1680 * 3.125 + 336 * 1.5625) / 2016, 12);
    expect(subsidyBtc[48]).toBe(1.5625);
  });

  it('reads prices linearly between dates and the subsidy as steps', () => {
    const dated: Series = { day: [7, 35], value: [10, 30] };
    const paths = readThresholdPaths(parameterReader({ ...defaults, 'price.btc_usd': dated, subsidy: dated }), 5);
    expect([...paths.btcUsd]).toEqual([10, 15, 25, 30, 30]);
    expect([...paths.subsidyBtc]).toEqual([10, 10, 10, 30, 30]);
  });

  it('draws populations with the means and spreads of their parameters, within 4 standard errors', () => {
    const size = 20000;
    const drawn = drawThresholdPopulation(parameterReader({ ...defaults, 'population.size': size }), streams);
    const logs = (values: Float64Array): { mean: number; sd: number } => {
      const x = Array.from(values, Math.log);
      const mean = x.reduce((a, b) => a + b, 0) / size;
      return { mean, sd: Math.sqrt(x.reduce((a, b) => a + (b - mean) ** 2, 0) / (size - 1)) };
    };
    const check = (values: Float64Array, median: number, sigma: number): void => {
      const { mean, sd } = logs(values);
      expect(Math.abs(mean - Math.log(median))).toBeLessThan((4 * sigma) / Math.sqrt(size));
      expect(Math.abs(sd - sigma)).toBeLessThan((4 * sigma) / Math.sqrt(2 * size));
    };
    check(drawn.powerMw, 18 * Math.exp(-0.32), 0.8);
    check(drawn.electricityUsdKwh, 0.045, 0.36);
    check(drawn.efficiencyJTh, 20, 0.25);
    check(drawn.conversionUsdKw, 6650, 0.45);
    const capable = drawn.aiCapable.reduce((a, b) => a + b, 0) / size;
    expect(Math.abs(capable - 0.2)).toBeLessThan(4 * Math.sqrt((0.2 * 0.8) / size));
    const total = drawn.powerMw.reduce((a, b) => a + b, 0);
    expect(Math.abs(total / size - 18)).toBeLessThan((4 * 18 * Math.sqrt(Math.exp(0.64) - 1)) / Math.sqrt(size));
  });
});
