import type { Fleet } from '../fleet.ts';
import type { BalanceSheets } from './balanceSheets.ts';

/** Machines of sites that wait for a buyer do not run, unless creditors have a receiver run them. */
export function stopDormant({ terms, dormant }: BalanceSheets, { running, vintageCount }: Fleet): void {
  if (terms.hasReceiver) return;
  for (let i = 0; i < dormant.length; i++) {
    if (dormant[i] === 1) running.fill(0, i * vintageCount, (i + 1) * vintageCount);
  }
}
