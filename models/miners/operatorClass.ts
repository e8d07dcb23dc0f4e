import type { Sites } from './sites.ts';

/** Classes of operators that differ in their cost of capital: 0 listed, 1 private. */
export function operatorClassOf(sites: Sites, site: number): 0 | 1 {
  return sites.listed[site] === 1 ? 0 : 1;
}
