import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tullockEquilibrium } from '../../models/miners/strategic/tullockEquilibrium.ts';

/** Arnosti and Weinberg 2022: the m cheapest take part, m the largest number for which the dearest of them gains. */
function closedForm(reward: number, costs: readonly number[]): number {
  const sorted = costs.toSorted((a, b) => a - b);
  let total = 0;
  for (let m = 2; m <= sorted.length; m++) {
    const sum = sorted.slice(0, m).reduce((a, b) => a + b, 0);
    if (sorted[m - 1] * (m - 1) < sum) total = ((m - 1) * reward) / sum;
  }
  return total;
}

describe('R: the Tullock contest', () => {
  it.each([2, 3, 5, 20])('%i equal miners hash (n-1)/n of what the reward pays for', (n) => {
    const { total, hashrate } = tullockEquilibrium(3, new Float64Array(n).fill(2));
    expect(total / (((n - 1) / n) * (3 / 2))).toBeCloseTo(1, 9);
    expect(Math.max(...hashrate) / Math.min(...hashrate)).toBeCloseTo(1, 6);
  });

  it('of any costs has the total of the closed form, and only those below the market price take part', () => {
    const costs = fc.array(fc.double({ min: 0.5, max: 2, noNaN: true }), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(costs, fc.double({ min: 0.1, max: 1e6, noNaN: true }), (unitCost, reward) => {
        const { total, hashrate } = tullockEquilibrium(reward, unitCost);
        expect(total / closedForm(reward, unitCost)).toBeCloseTo(1, 6);
        // A miner hashes exactly where the first unit of it earns more than it costs.
        unitCost.forEach((cost, i) => {
          if (cost < (1 - 1e-6) * (reward / total)) expect(hashrate[i]).toBeGreaterThan(0);
          if (cost > (1 + 1e-6) * (reward / total)) expect(hashrate[i]).toBeLessThan(1e-6 * total);
        });
      }),
    );
  });

  it('says so when it does not settle, as among hundreds', () => {
    expect(() => tullockEquilibrium(1, new Float64Array(300).fill(1))).toThrow(/do not settle/);
  });

  it.each([
    [1, [1]],
    [0, [1, 1]],
    [1, [1, 0]],
    [1, [1, Number.NaN]],
  ])('refuses a reward of %s among costs of %s', (reward, costs) => {
    expect(() => tullockEquilibrium(reward, costs)).toThrow(RangeError);
  });
});
