import { numberCell, type ParameterReader } from '../parameterReader.ts';

/** What a site sells to a tenant. Figures are per contracted MW (critical IT power for leases). */
export interface AiProduct {
  readonly rentUsdMwYear: number;
  /** Share of the rent left after operating cost other than power. */
  readonly margin: number;
  /** Halls, power and cooling, and the time over which they are recovered. */
  readonly hallUsdMw: number;
  readonly hallYears: number;
  /** GPUs and network that the operator buys; recovered over the term. */
  readonly equipmentUsdMw: number;
  readonly termYears: number;
  readonly operatorPaysPower: boolean;
  /** Site power per contracted MW. */
  readonly grossPerMw: number;
}

/** @throws RangeError when `ai.product` names no row of `ai.products`. */
export function readAiProduct(parameters: ParameterReader): AiProduct {
  const name = parameters.text('ai.product');
  const rows = parameters.table('ai.products');
  const row = rows.find((candidate) => candidate.name === name);
  if (row === undefined) {
    throw new RangeError(`ai.product is ${name}, but ai.products has only ${rows.map((r) => r.name).join(', ')}`);
  }
  const capexFactor = parameters.number('ai.capexFactor');
  return {
    rentUsdMwYear: parameters.number('ai.rentFactor') * numberCell(row, 'rent_usd_mw_year'),
    margin: numberCell(row, 'margin'),
    hallUsdMw: capexFactor * numberCell(row, 'hall_usd_mw'),
    hallYears: numberCell(row, 'hall_years'),
    equipmentUsdMw: capexFactor * numberCell(row, 'equipment_usd_mw'),
    termYears: numberCell(row, 'term_years'),
    operatorPaysPower: numberCell(row, 'operator_pays_power') === 1,
    grossPerMw: numberCell(row, 'gross_per_mw'),
  };
}

/** Investment per contracted MW, USD. */
export function capexUsdMw(product: AiProduct): number {
  return product.hallUsdMw + product.equipmentUsdMw;
}
