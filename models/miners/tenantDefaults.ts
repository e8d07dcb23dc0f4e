import { log } from '../random/math/log.ts';
import type { Field } from '../random/streams.ts';

const EPOCHS_PER_YEAR = 365.25 / 14;

/** Tenants that fail before their contract ends. */
export interface TenantDefaults {
  readonly hazardYear: number;
  readonly draws: Field;
  /** By epoch until the horizon: how many contracts fail, and their contracted MW. */
  readonly count: Uint32Array;
  readonly mw: Float64Array;
}

/**
 * @param hazardYear yearly rate at which a tenant fails; at 0 nobody does and nothing is drawn.
 * @returns null where nobody fails.
 */
export function createTenantDefaults(hazardYear: number, draws: Field, horizonEpochs: number): TenantDefaults | null {
  if (hazardYear === 0) return null;
  return {
    hazardYear,
    draws,
    count: new Uint32Array(horizonEpochs + 1),
    mw: new Float64Array(horizonEpochs + 1),
  };
}

/**
 * The epoch in which a contract that begins now ends: after its term, or earlier where its tenant fails. The time to
 * failure is exponential, in whole epochs, and enters the counts by epoch. What begins at a site in one epoch is one
 * contract: its draw is addressed by both, so no other draw moves.
 */
export function endOfContract(
  defaults: TenantDefaults | null,
  address: number,
  epoch: number,
  termEpochs: number,
  mw: number,
): number {
  if (defaults === null || mw === 0) return epoch + termEpochs;
  const years = -log(defaults.draws.at(address, epoch)) / defaults.hazardYear;
  const epochs = Math.ceil(years * EPOCHS_PER_YEAR);
  if (epochs >= termEpochs) return epoch + termEpochs;
  const end = epoch + epochs;
  if (end < defaults.count.length) {
    defaults.count[end] += 1;
    defaults.mw[end] += mw;
  }
  return end;
}
