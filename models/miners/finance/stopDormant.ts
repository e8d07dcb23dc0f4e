import type { Fleet } from '../fleet.ts';
import type { BalanceSheets } from './balanceSheets.ts';

/** Machines of sites that wait for a buyer do not run. */
export function stopDormant({ dormant }: BalanceSheets, { running, vintageCount }: Fleet): void {
  for (let i = 0; i < dormant.length; i++) {
    if (dormant[i] === 1) running.fill(0, i * vintageCount, (i + 1) * vintageCount);
  }
}
