import { exp } from '../random/math/exp.ts';
import type { Sites } from './sites.ts';
import { suitableMw } from './suitableMw.ts';

/** Contracts that sites have won of late: what everybody can see of what others did in earlier rounds. */
export interface ContractsWon {
  /** What is left of a contract after a round, 0 to 1. */
  readonly memory: number;
  /** Site power won, MW, each contract by what is left of it. */
  readonly wonMw: Float64Array;
  /** Sums over all sites at the beginning of a round, MW. */
  totalMw: number;
  suitableMw: number;
}

/** @param memoryEpochs epochs after which a contract counts by 1/e; 0: it is forgotten before the next round. */
export function createContractsWon(memoryEpochs: number, sites: number): ContractsWon {
  const memory = memoryEpochs > 0 ? exp(-1 / memoryEpochs) : 0;
  return { memory, wonMw: new Float64Array(sites), totalMw: 0, suitableMw: 0 };
}

/** Sums up what is remembered, for `othersWonShare`. */
export function measureWins(wins: ContractsWon, sites: Sites): void {
  wins.totalMw = 0;
  wins.suitableMw = 0;
  for (let i = 0; i < sites.count; i++) {
    wins.totalMw += wins.wonMw[i];
    wins.suitableMw += suitableMw(sites, i);
  }
}

/** Share of the suitable power of all other sites that was won of late, 0 to 1. */
export function othersWonShare({ wonMw, totalMw, suitableMw: all }: ContractsWon, sites: Sites, site: number): number {
  const won = totalMw - wonMw[site];
  const others = all - suitableMw(sites, site);
  // Differences of sums: what is below their rounding is nothing.
  if (!(others > 1e-9 * all) || !(won > 1e-9 * totalMw)) return 0;
  return won < others ? won / others : 1;
}

/** Ages what is remembered by a round. */
export function forgetWins({ memory, wonMw }: ContractsWon): void {
  for (let i = 0; i < wonMw.length; i++) wonMw[i] *= memory;
}

/** Adds what a round awarded. @param grossPerMw site power per contracted MW. */
export function addWins({ wonMw }: ContractsWon, grantedMw: Float64Array, grossPerMw: number): void {
  for (let i = 0; i < wonMw.length; i++) wonMw[i] += grantedMw[i] * grossPerMw;
}
