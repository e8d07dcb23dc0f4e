import { numberCell, type ParameterReader } from '../../parameterReader.ts';
import { exp } from '../../random/math/exp.ts';
import type { Sequence } from '../../random/streams.ts';
import type { AiDemand } from '../aiDemand.ts';
import { logDeviation } from '../logDeviation.ts';

const DAYS_PER_YEAR = 365.25;

/** Rent of an AI product that tenants pay elsewhere, in calendar time. */
export interface RentProcess {
  /** Rents at the start, USD per MW and year. */
  readonly referenceRent: number;
  readonly ceilingRent: number;
  /** Rent over that at the start; 1 on day 0. */
  readonly factor: (day: number) => number;
}

/**
 * The rent of a product that is on offer: constant without a row in `ai.rents`; a trend; or a geometric motion that
 * reverts to the trend, `rent(0) exp(drift t)` being its mean at every date (see `logDeviation`).
 *
 * @param product name of a row of `ai.products`. @param demand what tenants want, at the rents of the start.
 * @param shocks daily shocks by name of the product.
 * @throws RangeError when a row names an unknown product, or a product has two rows.
 */
export function createRentProcess(
  parameters: ParameterReader,
  product: string,
  demand: AiDemand,
  shocks: ReadonlyMap<string, Sequence>,
): RentProcess {
  const rows = parameters.table('ai.rents');
  for (const [i, { product: named }] of rows.entries()) {
    if (!shocks.has(String(named)))
      throw new RangeError(`ai.rents: ${named} is no row of ai.products, which has ${[...shocks.keys()].join(', ')}`);
    if (rows.findIndex((other) => other.product === named) < i) throw new RangeError(`ai.rents: ${named} has two rows`);
  }
  const { referenceRent, ceilingRent } = demand;
  const row = rows.find((candidate) => candidate.product === product);
  const level = shocks.get(product);
  if (row === undefined || level === undefined) return { referenceRent, ceilingRent, factor: () => 1 };
  const drift = numberCell(row, 'drift_year');
  const halfLifeDays = numberCell(row, 'half_life_years') * DAYS_PER_YEAR;
  const deviation = logDeviation({ logSd: numberCell(row, 'log_sd'), halfLifeDays }, level);
  const factor = (day: number): number => exp((drift * day) / DAYS_PER_YEAR) * deviation(Math.floor(day));
  return { referenceRent, ceilingRent, factor };
}

/** Moves the rents to which tenants compare an offer; contracts that are signed keep theirs. @param shock factor of policies. */
export function moveReferenceRent(rents: RentProcess, demand: AiDemand, day: number, shock: number): void {
  const factor = rents.factor(day) * shock;
  demand.referenceRent = rents.referenceRent * factor;
  demand.ceilingRent = rents.ceilingRent * factor;
}
