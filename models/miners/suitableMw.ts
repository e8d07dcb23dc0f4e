import type { Sites } from './sites.ts';

/** AI-suitable power of a site, whether it hashes, stands free, is under construction or hosts tenants; MW. */
export function suitableMw({ convertibleMw, buildingMw, aiMw }: Sites, site: number): number {
  return convertibleMw[site] + buildingMw[site] + aiMw[site];
}
