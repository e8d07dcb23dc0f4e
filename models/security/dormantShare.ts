/**
 * Machines that stand idle or lie in stock over those that run: a reservoir that an attacker could buy or restart. Above
 * 1 the dormant machines alone would be a majority.
 *
 * @param dormantEhS hashrate of idle and stocked machines [EH/s]
 * @param activeEhS hashrate of the network [EH/s]
 * @returns Infinity when machines are dormant and none is active, 0 when there are none at all
 */
export function dormantShare(dormantEhS: number, activeEhS: number): number {
  return dormantEhS === 0 ? 0 : dormantEhS / activeEhS;
}
