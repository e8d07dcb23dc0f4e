import { numberCell, type ParameterReader } from '../parameterReader.ts';

/** What a site sells to a tenant. Figures are per contracted MW (critical IT power for leases). */
export interface AiProduct {
  readonly name: string;
  readonly rentUsdMwYear: number;
  /** Share of the rent left after operating cost other than power. */
  readonly margin: number;
  /** Halls, power and cooling, and the time over which they are recovered. */
  readonly hallUsdMw: number;
  readonly hallYears: number;
  /** GPUs and network that the operator buys, and the time after which they are worth nothing and are replaced. */
  readonly equipmentUsdMw: number;
  readonly equipmentYears: number;
  readonly termYears: number;
  readonly operatorPaysPower: boolean;
  /** Site power per contracted MW. */
  readonly grossPerMw: number;
  /** What lenders give against this tenant over what they give against a strong one, 0 to 1. */
  readonly debtFactor: number;
  /** Rate at which this tenant fails over `ai.tenantDefaultYear`. */
  readonly defaultFactor: number;
}

/**
 * The products that sites can offer in a run: that of `ai.product`, and that of `ai.secondProduct` beside it.
 *
 * @throws RangeError when one names no row of `ai.products`, or both the same.
 */
export function readAiProducts(parameters: ParameterReader): readonly AiProduct[] {
  const first = readAiProduct(parameters, 'ai.product');
  if (parameters.text('ai.secondProduct') === 'none') return [first];
  const second = readAiProduct(parameters, 'ai.secondProduct');
  if (second.name === first.name) throw new RangeError(`ai.product and ai.secondProduct are both ${first.name}`);
  return [first, second];
}

function readAiProduct(parameters: ParameterReader, chooser: string): AiProduct {
  const name = parameters.text(chooser);
  const rows = parameters.table('ai.products');
  const row = rows.find((candidate) => candidate.name === name);
  if (row === undefined) {
    throw new RangeError(`${chooser} is ${name}, but ai.products has only ${rows.map((r) => r.name).join(', ')}`);
  }
  const capexFactor = parameters.number('ai.capexFactor');
  const termYears = numberCell(row, 'term_years');
  return {
    name,
    rentUsdMwYear: parameters.number('ai.rentFactor') * numberCell(row, 'rent_usd_mw_year'),
    margin: numberCell(row, 'margin'),
    hallUsdMw: capexFactor * numberCell(row, 'hall_usd_mw'),
    hallYears: numberCell(row, 'hall_years'),
    equipmentUsdMw: capexFactor * numberCell(row, 'equipment_usd_mw'),
    equipmentYears: numberCell(row, 'equipment_years') || termYears,
    termYears,
    operatorPaysPower: numberCell(row, 'operator_pays_power') === 1,
    grossPerMw: numberCell(row, 'gross_per_mw'),
    debtFactor: numberCell(row, 'debt_factor'),
    defaultFactor: numberCell(row, 'default_factor'),
  };
}

/** Investment per contracted MW, USD. */
export function capexUsdMw(product: AiProduct): number {
  return product.hallUsdMw + product.equipmentUsdMw;
}
