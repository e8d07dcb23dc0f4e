import { describe, expect, it } from 'vitest';
import { market } from '../../models/market.ts';
import type { ParameterValues } from '../../models/parameter.ts';
import { marketValues, startMarket } from '../support/marketRun.ts';

const EPOCHS = 12;

/** Outcomes by name after a fifth of hashrate has left at the first block of epoch 3 and nobody reacts. */
function outcomesOf(overrides: ParameterValues): (name: string) => number {
  const values = marketValues({
    'chain.blockNoise': 'expected',
    'chain.arithmetic': 'real',
    'chain.retargetIntervals': 2016,
    'shift.share': 0.2,
    'shift.start': 3,
    ...overrides,
  });
  const run = startMarket(values, EPOCHS);
  const width = market.columns.length;
  const rows = new Float64Array(EPOCHS * width);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    run.advance();
    market.columns.forEach(({ name }, c) => {
      rows[epoch * width + c] = run.cell(name);
    });
  }
  const outcomes = market.summarise({ values: rows, width, count: EPOCHS });
  return (name) => outcomes[market.outcomes.findIndex((outcome) => outcome.name === name)];
}

describe('outcomes of an exit of 20 %', () => {
  it('blocks lag 3.5 days behind under the retarget, 2 days * log2(1/0.8) under asert, for good', () => {
    const bitcoin = outcomesOf({});
    expect(bitcoin('schedule_lag_days')).toBeCloseTo(3.5, 9);
    expect(bitcoin('final_schedule_lag_days')).toBeCloseTo(3.5, 9);
    const asert = outcomesOf({ 'chain.difficulty': 'asert' });
    expect(asert('schedule_lag_days')).toBeCloseTo(2 * Math.log2(1.25), 6);
    expect(asert('final_schedule_lag_days')).toBeCloseTo(2 * Math.log2(1.25), 6);
  });

  it('blocks of 750 s on average exceed an hour with e^-4.8, in one epoch of six', () => {
    expect(outcomesOf({})('share_over_60_min')).toBeCloseTo((Math.exp(-4.8) + 5 * Math.exp(-6)) / 6, 12);
  });

  it('what has left lies in stock: a quarter of what runs', () => {
    const outcome = outcomesOf({ 'operate.rule': 'sharp' });
    expect(outcome('dormant_share')).toBeCloseTo(0.25, 9);
  });
});
