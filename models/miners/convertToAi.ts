import type { AiMarket } from '../markets/aiMarket.ts';
import { capexUsdMw } from '../markets/aiProduct.ts';
import { type ContractRound, clearContracts } from '../markets/clearContracts.ts';
import type { Field } from '../random/streams.ts';
import { rememberWins } from './contractsWon.ts';
import { displaceLeastEfficient } from './displaceLeastEfficient.ts';
import type { Fleet } from './fleet.ts';
import { freeMw } from './freeMw.ts';
import type { Sites } from './sites.ts';
import { endOfContract } from './tenantDefaults.ts';

/** Holds the round and starts the building of what it awarded. */
export function awardContracts(
  ai: AiMarket,
  fleet: Fleet,
  sites: Sites,
  round: ContractRound,
  epoch: number,
  leadDraws: Field,
): void {
  ai.rentUsdMwYear = clearContracts(ai.offers, ai.demand, round);
  rememberWins(ai.wins, ai.offers.granted, ai.product.grossPerMw);
  for (let i = 0; i < sites.count; i++) {
    const mw = ai.offers.granted[i];
    if (mw === 0) continue;
    ai.spentUsd[i] += mw * capexUsdMw(ai.product);
    startBuilding(ai, fleet, sites, i, mw, epoch, leadDraws.at(sites.address[i], epoch));
  }
}

function startBuilding(
  ai: AiMarket,
  fleet: Fleet,
  sites: Sites,
  site: number,
  mw: number,
  epoch: number,
  luck: number,
): void {
  const gross = mw * ai.product.grossPerMw;
  const free = freeMw(fleet, sites, site);
  if (gross > free) {
    const unplugged = displaceLeastEfficient(fleet, site, gross - free, fleet.vintagesInUse);
    fleet.installedMw[site] -= unplugged;
    ai.unpluggedMw += unplugged;
  }
  sites.buildingMw[site] += gross;
  sites.convertibleMw[site] = Math.max(0, sites.convertibleMw[site] - gross);
  ai.contractedMw += mw;
  ai.buildingMw += mw;
  const lead = Math.max(1, Math.round(ai.leadShortEpochs + luck * (ai.leadLongEpochs - ai.leadShortEpochs)));
  scheduleStart(ai, sites.count, site, epoch + lead, gross, mw * ai.rentUsdMwYear);
}

/** Enters a delivery into the calendar; what is due after the horizon stays under construction. */
export function scheduleStart(
  ai: AiMarket,
  siteCount: number,
  site: number,
  epoch: number,
  grossMw: number,
  rentUsdYear: number,
): void {
  if (epoch > ai.horizonEpochs) return;
  if (grossMw > 0) ai.hasChanges[epoch] = 1;
  ai.startingGrossMw[epoch * siteCount + site] += grossMw;
  ai.startingRentUsdYear[epoch * siteCount + site] += rentUsdYear;
}

/** Halls that are finished begin to earn; contracts that end free their power. */
export function deliverAiHalls(ai: AiMarket, sites: Sites, epoch: number): void {
  if (ai.hasChanges[epoch] === 0) return;
  const perMw = ai.product.grossPerMw;
  for (let i = 0; i < sites.count; i++) {
    const k = epoch * sites.count + i;
    const starting = ai.startingGrossMw[k];
    if (starting > 0) {
      sites.buildingMw[i] = Math.max(0, sites.buildingMw[i] - starting);
      sites.aiMw[i] += starting;
      sites.aiRentUsdYear[i] += ai.startingRentUsdYear[k];
      ai.buildingMw -= starting / perMw;
      ai.deliveredMw += starting / perMw;
      beginTerm(ai, sites, i, epoch, starting, ai.startingRentUsdYear[k]);
    }
    const ending = ai.endingGrossMw[k];
    if (ending > 0) {
      sites.aiMw[i] = Math.max(0, sites.aiMw[i] - ending);
      sites.aiRentUsdYear[i] = Math.max(0, sites.aiRentUsdYear[i] - ai.endingRentUsdYear[k]);
      sites.convertibleMw[i] += ending;
      ai.deliveredMw -= ending / perMw;
      ai.contractedMw -= ending / perMw;
    }
  }
}

/** A contract begins to earn: its end, by term or by default of the tenant, goes into the calendar. */
export function beginTerm(
  ai: AiMarket,
  sites: Sites,
  site: number,
  epoch: number,
  grossMw: number,
  rentUsdYear: number,
): void {
  const end = endOfContract(ai.defaults, sites.address[site], epoch, ai.termEpochs, grossMw / ai.product.grossPerMw);
  if (end > ai.horizonEpochs) return;
  if (grossMw > 0) ai.hasChanges[end] = 1;
  ai.endingGrossMw[end * sites.count + site] += grossMw;
  ai.endingRentUsdYear[end * sites.count + site] += rentUsdYear;
}
