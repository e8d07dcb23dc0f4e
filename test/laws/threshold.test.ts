import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ParameterValues, TableRow } from '../../models/parameter.ts';
import { parameterReader } from '../../models/parameterReader.ts';
import { createStreams } from '../../models/random/createStreams.ts';
import { drawThresholdPopulation } from '../../models/threshold/drawThresholdPopulation.ts';
import { threshold } from '../../models/threshold.ts';

const EPOCHS = 60;
const defaults: ParameterValues = Object.fromEntries(threshold.parameters.map((p) => [p.name, p.default]));
const cell = Object.fromEntries(threshold.columns.map(({ name }, i) => [name, i]));

const miner = fc.record({
  power_mw: fc.double({ min: 0.1, max: 300, noNaN: true }),
  electricity_usd_kwh: fc.double({ min: 0, max: 0.12, noNaN: true }),
  efficiency_j_th: fc.double({ min: 9, max: 60, noNaN: true }),
  ai_capable: fc.boolean(),
  conversion_usd_kw: fc.double({ min: 500, max: 15000, noNaN: true }),
});
const miners = fc.array(miner, { minLength: 1, maxLength: 40 });
const aiPrice = fc.double({ min: 0, max: 0.6, noNaN: true });
/** Prices at which networks of these sizes are near their break-even, so that all transitions occur. */
const pricePerMw = fc.double({ min: 0.3, max: 12, noNaN: true });

function scenario(rows: readonly TableRow[], perMw: number, ai: number): ParameterValues {
  // Sorted first, so that the rounding of the sum does not depend on the order of rows.
  const power = rows.map((row) => Number(row.power_mw)).sort((a, b) => a - b);
  const capacity = power.reduce((sum, mw) => sum + mw, 0);
  return { ...defaults, miners: rows, 'price.btc_constant_usd': perMw * capacity, 'price.ai_constant_usd_kwh': ai };
}

function run(values: ParameterValues): Float64Array[] {
  const state = threshold.create(values, createStreams('laws', 0), EPOCHS);
  return Array.from({ length: EPOCHS }, () => {
    threshold.step(state);
    const row = new Float64Array(threshold.columns.length);
    threshold.observe(state, row);
    return row;
  });
}

describe('threshold laws', () => {
  it('does not depend on the order of miners, to the last bit', () => {
    const shuffled = miners.chain((rows) =>
      fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
    );
    fc.assert(
      fc.property(shuffled, pricePerMw, aiPrice, ([rows, other], price, ai) => {
        expect(run(scenario(other, price, ai))).toEqual(run(scenario(rows, price, ai)));
      }),
    );
  });

  it('accounts for every miner and every MW, within the clamp', () => {
    fc.assert(
      fc.property(miners, pricePerMw, aiPrice, (rows, price, ai) => {
        const capacity = rows.reduce((sum, row) => sum + row.power_mw, 0);
        const capable = rows.filter((row) => row.ai_capable).length;
        let before = Number.NaN;
        for (const row of run(scenario(rows, price, ai))) {
          expect(row.every((x) => x >= 0 && Number.isFinite(x))).toBe(true);
          expect(row[cell.idle_count] + row[cell.mining_count] + row[cell.ai_count] + row[cell.converting_count]).toBe(
            rows.length,
          );
          expect(row[cell.ai_count] + row[cell.converting_count]).toBeLessThanOrEqual(capable);
          expect(row[cell.mining_mw] + row[cell.ai_mw]).toBeLessThanOrEqual(capacity * (1 + 1e-12));
          const factor = row[cell.difficulty] / before;
          expect(factor < 0.25 * (1 - 1e-12) || factor > 4 * (1 + 1e-12)).toBe(false);
          before = row[cell.difficulty];
        }
      }),
    );
  });

  it('keeps everything per MW when capacity and the price of bitcoin double', () => {
    fc.assert(
      fc.property(miners, pricePerMw, aiPrice, (rows, price, ai) => {
        const doubled = rows.map((row) => ({ ...row, power_mw: 2 * row.power_mw }));
        const [one, two] = [run(scenario(rows, price, ai)), run(scenario(doubled, price, ai))];
        const extensive = ['difficulty', 'hashrate_eh_s', 'mining_mw', 'ai_mw', 'mining_profit_usd'];
        const expected = one.map((row) =>
          row.map((x, i) => (extensive.includes(threshold.columns[i].name) ? 2 * x : x)),
        );
        expect(two).toEqual(expected);
      }),
    );
  });

  it('sees no AI in the control run, which equals a run where AI pays nothing', () => {
    fc.assert(
      fc.property(miners, pricePerMw, aiPrice, (rows, price, ai) => {
        const control = run({ ...scenario(rows, price, ai), 'ai.enabled': false });
        expect(control.every((row) => row[cell.ai_count] + row[cell.converting_count] === 0)).toBe(true);
        const worthless = run(scenario(rows, price, 0));
        control.forEach((row, epoch) => {
          // Sums are taken in another order: with the AI option, miners stand in two groups.
          row.forEach((x, i) => {
            expect(Math.abs(worthless[epoch][i] - x)).toBeLessThanOrEqual(1e-9 * Math.abs(x));
          });
        });
      }),
    );
  });

  it('lets a larger population begin with the smaller one', () => {
    const draw = (size: number) =>
      drawThresholdPopulation(parameterReader({ ...defaults, 'population.size': size }), createStreams('laws', 1));
    const [small, large] = [draw(50), draw(80)];
    expect(large.powerMw.slice(0, 50)).toEqual(small.powerMw);
    expect(large.conversionUsdKw.slice(0, 50)).toEqual(small.conversionUsdKw);
    expect(large.aiCapable.slice(0, 50)).toEqual(small.aiCapable);
  });
});
