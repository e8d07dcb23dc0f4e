import { describe, expect, it } from 'vitest';
import type { ParameterValues, TableRow } from '../../models/parameter.ts';
import { marketValues, startMarket } from '../support/marketRun.ts';

const preset: ParameterValues = { ...marketValues({}, 'bitcoin-2026'), 'ai.rule': 'npv' };

function rows(overrides: ParameterValues): number[] {
  const run = startMarket({ ...preset, ...overrides }, 12);
  return Array.from({ length: 12 }, () => {
    run.advance();
    return ['hashrate_eh_s', 'ai_mw', 'ai_contracted_mw', 'ai_rent_usd_mw_year', 'ai_capex_usd'].map(run.cell);
  }).flat();
}

/** The same table with some columns changed. */
function table(name: string, change: (row: TableRow) => TableRow): ParameterValues {
  return { [name]: (preset[name] as readonly TableRow[]).map((row) => ({ ...row, ...change(row) })) };
}

describe('factors on what AI pays, costs and where it fits', () => {
  it('are the same as tables with that changed', () => {
    const rents = table('ai.products', (row) => ({ rent_usd_mw_year: 1.25 * Number(row.rent_usd_mw_year) }));
    expect(rows({ 'ai.rentFactor': 1.25 })).toEqual(rows(rents));
    const costs = table('ai.products', (row) => ({
      hall_usd_mw: 0.75 * Number(row.hall_usd_mw),
      equipment_usd_mw: 0.75 * Number(row.equipment_usd_mw),
    }));
    expect(rows({ 'ai.capexFactor': 0.75, 'ai.product': 'gpuCloud' })).toEqual(
      rows({ ...costs, 'ai.product': 'gpuCloud' }),
    );
    const share = (row: TableRow) => ({ ai_suitable_share: Math.min(1, 4 * Number(row.ai_suitable_share)) });
    const shares = { ...table('population.operators', share), ...table('population.regions', share) };
    expect(rows({ 'ai.suitableFactor': 4 })).toEqual(rows(shares));
  });

  it('change what happens, and not at 1', () => {
    const before = rows({});
    expect(rows({ 'ai.rentFactor': 1, 'ai.capexFactor': 1, 'ai.suitableFactor': 1 })).toEqual(before);
    for (const name of ['ai.rentFactor', 'ai.capexFactor', 'ai.suitableFactor']) {
      expect(rows({ [name]: 3, 'ai.demandBaseMw': 20_000 })).not.toEqual(rows({ 'ai.demandBaseMw': 20_000 }));
    }
  });
});
