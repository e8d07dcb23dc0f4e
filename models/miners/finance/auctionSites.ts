import type { Ledger } from '../ledger.ts';
import type { Sites } from '../sites.ts';
import { type BalanceSheets, SOLVENT } from './balanceSheets.ts';

/** Relative difference below which two bids are the same: rounding must not decide who buys. */
const SAME = 1e-9;

/**
 * Sells what waits for a buyer, the most valuable site first. Solvent operators bid what a site is worth to them, as far
 * as they can pay; the highest bidder gets it at the second highest bid. Equal bids go to who can spend most, then to a
 * fixed order that does not depend on numbering. Sites with their machines, orders and contracts change hands.
 *
 * `spendableUsd` and `worthUsd` of `sheets` must be up to date.
 */
export function auctionSites(sheets: BalanceSheets, ledger: Ledger, sites: Sites): void {
  const { dormant, offered } = sheets;
  offered.set(dormant);
  for (let site = mostValuable(sheets, sites); site >= 0; site = mostValuable(sheets, sites)) {
    offered[site] = 0;
    const buyer = highestBidder(sheets, site);
    if (buyer >= 0) handOver(sheets, ledger, sites, site, buyer, secondBid(sheets, site, buyer));
  }
}

/** @returns -1 when nothing of worth is left. */
function mostValuable({ offered, worthUsd, classCount }: BalanceSheets, sites: Sites): number {
  let best = -1;
  let most = 0;
  for (let i = 0; i < offered.length; i++) {
    if (offered[i] === 0) continue;
    let worth = 0;
    for (let c = 0; c < classCount; c++) worth = Math.max(worth, worthUsd[classCount * i + c]);
    if (worth <= 0 || worth < most * (1 - SAME)) continue;
    if (best >= 0 && worth <= most * (1 + SAME) && sites.address[i] > sites.address[best]) continue;
    best = i;
    most = worth;
  }
  return best;
}

function bidUsd(sheets: BalanceSheets, site: number, operator: number): number {
  const { spendableUsd, worthUsd, classCount, operatorClass, status } = sheets;
  if (status[operator] !== SOLVENT) return 0;
  const worth = worthUsd[classCount * site + operatorClass[operator]];
  return worth < spendableUsd[operator] ? worth : spendableUsd[operator];
}

/** @returns -1 when nobody bids. */
function highestBidder(sheets: BalanceSheets, site: number): number {
  let best = -1;
  let highest = 0;
  for (let j = 0; j < sheets.status.length; j++) {
    const bid = bidUsd(sheets, site, j);
    if (bid <= 0 || bid < highest * (1 - SAME)) continue;
    if (best >= 0 && bid <= highest * (1 + SAME) && !goesFirst(sheets, j, best)) continue;
    best = j;
    highest = bid;
  }
  return best;
}

function goesFirst({ spendableUsd, address }: BalanceSheets, one: number, other: number): boolean {
  const difference = spendableUsd[one] - spendableUsd[other];
  if (difference > SAME * spendableUsd[other]) return true;
  if (difference < -SAME * spendableUsd[other]) return false;
  return address[one] < address[other];
}

function secondBid(sheets: BalanceSheets, site: number, buyer: number): number {
  let second = 0;
  for (let j = 0; j < sheets.status.length; j++) {
    const bid = j === buyer ? 0 : bidUsd(sheets, site, j);
    if (bid > second) second = bid;
  }
  const own = bidUsd(sheets, site, buyer);
  return second < own ? second : own;
}

function handOver(
  sheets: BalanceSheets,
  { cashUsd }: Ledger,
  sites: Sites,
  site: number,
  buyer: number,
  priceUsd: number,
): void {
  const seller = sites.operatorOf[site];
  cashUsd[buyer] -= priceUsd;
  cashUsd[seller] += priceUsd;
  sheets.spendableUsd[buyer] -= priceUsd;
  sheets.flows.sitesBought[buyer] += priceUsd;
  sheets.flows.sitesSold[seller] += priceUsd;
  sheets.soldMw += sites.capacityMw[site];
  sheets.dormant[site] = 0;
  sites.operatorOf[site] = buyer;
  sites.operatorClass[site] = sheets.operatorClass[buyer];
}
