import { exp } from '../random/math/exp.ts';
import { pow } from '../random/math/pow.ts';

/**
 * Demand of tenants for IT power on mining sites: `Q(t, p) = Q0 exp(g t) (p / p0)^(-elasticity)`, at most a cap, and
 * nothing above the ceiling rent, at which tenants wait for power of their own.
 */
export interface AiDemand {
  /** Moved by policies only, like the cap. */
  baseMw: number;
  readonly growthYear: number;
  readonly elasticity: number;
  capMw: number;
  /** Both move with the rents that tenants pay elsewhere. */
  referenceRent: number;
  ceilingRent: number;
}

/** Stock of power that tenants want at a rent, MW. @param years since the start of the run. */
export function demandMw(demand: AiDemand, years: number, rent: number): number {
  if (rent > demand.ceilingRent) return 0;
  const uncapped =
    demand.baseMw * exp(demand.growthYear * years) * pow(rent / demand.referenceRent, -demand.elasticity);
  return Math.min(uncapped, demand.capMw);
}

/** The rent at which tenants want exactly `mw`, at most the ceiling. */
export function rentForMw(demand: AiDemand, years: number, mw: number): number {
  if (mw <= 0) return demand.ceilingRent;
  const ratio = mw / (demand.baseMw * exp(demand.growthYear * years));
  return Math.min(demand.ceilingRent, demand.referenceRent * pow(ratio, -1 / demand.elasticity));
}
