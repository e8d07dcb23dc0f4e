import type { TableRow } from '../../models/parameter.ts';

/** A row of `ai.products`: a lease at the prices of 2026 unless said otherwise. */
export function aiProductRow(cells: TableRow): TableRow {
  return {
    name: 'lease',
    rent_usd_mw_year: 1.85e6,
    margin: 0.85,
    hall_usd_mw: 9.5e6,
    hall_years: 12,
    equipment_usd_mw: 0,
    term_years: 12,
    operator_pays_power: 0,
    gross_per_mw: 1.43,
    equipment_years: 0,
    debt_factor: 1,
    default_factor: 1,
    ...cells,
  };
}
