import type { Fleet } from './fleet.ts';

/** Puts machines that leave a site in stock; they stay the property of its operator. @param cell `site * vintageCount + vintage`. */
export function stockMachines(fleet: Fleet, cell: number, vintage: number, ehS: number): void {
  fleet.stockEhS[vintage] += ehS;
  if (fleet.stockOfEhS.length > 0) fleet.stockOfEhS[cell] += ehS;
}
