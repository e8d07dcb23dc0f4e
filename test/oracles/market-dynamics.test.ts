import { beforeAll, describe, expect, it } from 'vitest';
import { market } from '../../models/market.ts';
import type { ParameterValues } from '../../models/parameter.ts';
import { marketColumnsOf } from '../../models/validation/marketRun.ts';
import { marketValues } from '../support/marketRun.ts';

const EPOCHS = 130;
const SEED = 'dynamics';
const noiseFree: ParameterValues = { 'chain.blockNoise': 'expected', 'price.process': 'constant' };
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Lag-1 autocorrelation of the changes of log values. */
function alternation(values: readonly number[]): number {
  const changes = values.slice(1).map((value, i) => Math.log(value / values[i]));
  const centre = mean(changes);
  const centred = changes.map((change) => change - centre);
  const products = centred.slice(1).map((change, i) => change * centred[i]);
  return products.reduce((a, b) => a + b, 0) / centred.reduce((sum, change) => sum + change * change, 0);
}

describe('five years of bitcoin-2026 without AI', () => {
  const runs: Record<string, number[]>[] = [];
  beforeAll(() => {
    const values = marketValues({}, 'bitcoin-2026');
    const columns = market.columns.map(({ name }) => name);
    for (let r = 0; r < 40; r++) runs.push(marketColumnsOf(values, EPOCHS, columns, SEED, r));
  });

  it('nothing explodes: hashrate between 25 and 10,000 EH/s, epochs of 9 to 30 days, every cell finite', () => {
    for (const run of runs) {
      // A price three standard deviations down after five years at 48 % volatility is a fiftieth of today's.
      for (const ehS of run.hashrate_eh_s) expect(ehS > 25 && ehS < 10_000).toBe(true);
      for (const days of run.days) expect(days > 9 && days < 30).toBe(true);
      for (const [name, values] of Object.entries(run)) {
        if (!values.every(Number.isFinite)) expect.fail(`${name} is not finite`);
      }
    }
  });

  it('no run at a loss for long: power costs less than mining earns over any year', () => {
    for (const run of runs) {
      const revenue = run.mining_revenue_usd;
      const power = run.power_cost_usd;
      for (let first = 0; first + 26 <= EPOCHS; first += 13) {
        expect(mean(power.slice(first, first + 26))).toBeLessThan(mean(revenue.slice(first, first + 26)));
      }
    }
  });

  it('no two-epoch cycle: changes of log hashrate are not negatively correlated from one epoch to the next', () => {
    // Deviations that multiply by phi an epoch under white shocks have changes of lag-1 autocorrelation -(1 - phi)/2:
    // below -0.5 the level itself alternates. A run of 129 changes has a standard error of 0.088; one run may be low by
    // chance, the mean of forty may not be negative at all.
    const lags = runs.map((run) => alternation(run.hashrate_eh_s));
    expect(mean(lags)).toBeGreaterThan(0);
    expect(Math.min(...lags)).toBeGreaterThan(-0.5);
  });

  it('schedule, supply and fees agree in every run: 2,016 blocks an epoch and one halving', () => {
    for (const run of runs) {
      const heights = run.height;
      expect(heights).toEqual(heights.map((_, epoch) => 953_568 + 2016 * (epoch + 1)));
      expect(run.halving_blocks.filter((blocks) => blocks > 0)).toEqual([953_568 + 2016 * 48 - 1_050_000]);
      expect(run.subsidy_btc_block[46]).toBe(3.125);
      expect(run.subsidy_btc_block[48]).toBe(1.5625);
      for (const fees of run.fees_btc_block) expect(fees).toBeCloseTo(0.0055 * 3.125, 12);
    }
  });
});

describe('the halving of 2028 at a flat price and without block noise', () => {
  it('hashrate falls and every further fall is under 60 % of the one before: monotone relaxation', () => {
    const columns = ['hashrate_eh_s', 'halving_blocks', 'hashprice_usd_ph_day'] as const;
    const cells = marketColumnsOf(marketValues(noiseFree, 'bitcoin-2026'), 56, columns, SEED);
    const ehS = cells.hashrate_eh_s;
    const halving = cells.halving_blocks.findIndex((blocks) => blocks > 0);
    const falls = Array.from({ length: 4 }, (_, n) => ehS[halving + n] - ehS[halving + n + 1]);
    falls.forEach((fall, n) => {
      expect(fall).toBeGreaterThan(0);
      if (n > 0) expect(fall).toBeLessThan(0.6 * falls[n - 1]);
    });
    // Those who stay regain a part of the lost hashprice by difficulty, never all of it.
    const hashprice = cells.hashprice_usd_ph_day;
    const regained = hashprice[halving + 6] / hashprice[halving - 1];
    expect(regained).toBeGreaterThan(0.51);
    expect(regained).toBeLessThan(1);
  });
});

describe("L: stability under Bitcoin's rule", () => {
  it('the sharp rule cycles for ever where many sites share a break-even, the smooth one does not', () => {
    // Half of the network pays 20 USD/MWh, five equal miners 50. The price falls by 9 %, which takes the five just
    // below their break-even: off, difficulty halves, on, difficulty doubles, off.
    const world = (rule: string): number[] =>
      marketColumnsOf(
        marketValues({
          ...noiseFree,
          'chain.arithmetic': 'real',
          'operate.rule': rule,
          'price.process': 'path',
          'price.path': { day: [0, 13, 13.5], value: [70_000, 70_000, 64_000] },
          'chain.initialDifficulty': (0.97 * 1312.5e18 * 600) / 2 ** 32,
          'population.operators': [
            {
              name: 'cheap',
              hashrate_share: 0.5,
              sites: 1,
              region: 'world',
              power_usd_mwh: 20,
              ai_suitable_share: 0,
              class: 'listed',
            },
          ],
        }),
        24,
        ['hashrate_eh_s'],
        SEED,
      ).hashrate_eh_s;
    const sharp = world('sharp');
    for (let epoch = 2; epoch < 24; epoch++)
      expect(sharp[epoch] / sharp[epoch - 1]).toBeCloseTo(epoch % 2 === 0 ? 2 : 0.5, 6);
    expect(alternation(sharp)).toBeLessThan(-0.9);
    const smooth = world('smooth');
    expect(Math.abs(smooth[23] / smooth[22] - 1)).toBeLessThan(0.001);
  });
});

describe('AL: short-run elasticity of hashrate to the reward', () => {
  for (const factor of [1.1, 0.9]) {
    it(`a price step by ${factor}: between 0 and 1 in every one of the first six epochs, and no overshooting`, () => {
      const hashrateAt = (price: number): number[] => {
        const path = { day: [0, 27.99, 28], value: [63_339, 63_339, 63_339 * price] };
        const values = marketValues({ ...noiseFree, 'price.process': 'path', 'price.path': path }, 'bitcoin-2026');
        return marketColumnsOf(values, 8, ['hashrate_eh_s'], SEED).hashrate_eh_s;
      };
      const base = hashrateAt(1);
      const shocked = hashrateAt(factor);
      const elasticity = base.map((ehS, epoch) => Math.log(shocked[epoch] / ehS) / Math.log(factor));
      expect(elasticity[1]).toBeCloseTo(0, 9);
      for (let epoch = 2; epoch < 8; epoch++) {
        expect(elasticity[epoch]).toBeGreaterThan(0);
        expect(elasticity[epoch]).toBeLessThan(1);
        expect(elasticity[epoch]).toBeGreaterThan(elasticity[epoch - 1] - 0.01);
      }
    });
  }
});
