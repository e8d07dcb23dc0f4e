import type { AiMarket } from '../markets/aiMarket.ts';
import { capexUsdMw } from '../markets/aiProduct.ts';
import type { Fleet } from './fleet.ts';
import { makeRoom } from './makeRoom.ts';
import type { Sites } from './sites.ts';
import { endOfContract } from './tenantDefaults.ts';

const EPOCHS_PER_YEAR = 365.25 / 14;
const ROUNDING = 1e-9;

/** Starts the building of what a round has awarded. */
export function startHalls(ai: AiMarket, fleet: Fleet, sites: Sites, epoch: number): void {
  for (let i = 0; i < sites.count; i++) {
    const mw = ai.offers.granted[i];
    if (mw === 0) continue;
    ai.spentUsd[i] += mw * capexUsdMw(ai.product);
    startBuilding(ai, fleet, sites, i, mw, epoch, ai.leadDraws.at(sites.address[i], epoch));
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
  makeRoom(ai, fleet, sites, site, gross);
  sites.buildingMw[site] += gross;
  ai.siteBuildingMw[site] += gross;
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

/** Halls that are finished begin to earn; contracts that end leave a hall empty and its power free; equipment that is worn out is replaced. */
export function deliverAiHalls(ai: AiMarket, sites: Sites, epoch: number): void {
  if (ai.hasChanges[epoch] === 0) return;
  const perMw = ai.product.grossPerMw;
  for (let i = 0; i < sites.count; i++) {
    const k = epoch * sites.count + i;
    const starting = ai.startingGrossMw[k];
    if (starting > 0) {
      sites.buildingMw[i] = Math.max(0, sites.buildingMw[i] - starting);
      ai.siteBuildingMw[i] = Math.max(0, ai.siteBuildingMw[i] - starting);
      sites.aiMw[i] += starting;
      ai.siteMw[i] += starting;
      ai.siteRentUsdYear[i] += ai.startingRentUsdYear[k];
      ai.buildingMw -= starting / perMw;
      ai.deliveredMw += starting / perMw;
      beginTerm(ai, sites, i, epoch, starting, ai.startingRentUsdYear[k]);
    }
    const ending = ai.endingGrossMw[k];
    if (ending > 0) {
      sites.aiMw[i] = Math.max(0, sites.aiMw[i] - ending);
      ai.siteMw[i] = Math.max(0, ai.siteMw[i] - ending);
      ai.siteRentUsdYear[i] = Math.max(0, ai.siteRentUsdYear[i] - ai.endingRentUsdYear[k]);
      sites.convertibleMw[i] += ending;
      const wornMw = ai.endingWornMw === null ? ending / perMw : ai.endingWornMw[k];
      ai.vacantMw[i] += ending;
      ai.vacantWornMw[i] += wornMw;
      // Contracts that run their term can be signed again at once; of the others some tenant has failed.
      if (wornMw < (ending / perMw) * (1 - ROUNDING)) ai.lettableFrom[i] = epoch + ai.vacancyEpochs;
      ai.deliveredMw -= ending / perMw;
      ai.contractedMw -= ending / perMw;
    }
    if (ai.refitUsd !== null) ai.spentUsd[i] += ai.refitUsd[k];
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
  const mw = grossMw / ai.product.grossPerMw;
  const end = endOfContract(ai.defaults, sites.address[site], epoch, ai.termEpochs, mw);
  scheduleRefits(ai, sites.count, site, epoch, end, mw);
  if (end > ai.horizonEpochs) return;
  if (grossMw > 0) ai.hasChanges[end] = 1;
  ai.endingGrossMw[end * sites.count + site] += grossMw;
  ai.endingRentUsdYear[end * sites.count + site] += rentUsdYear;
  if (ai.endingWornMw !== null) ai.endingWornMw[end * sites.count + site] += mw * ((end - epoch) / ai.termEpochs);
}

/** Equipment that does not last until the end of the contract is bought anew each time it is worn out. */
function scheduleRefits(
  { product, refitUsd, hasChanges, horizonEpochs }: AiMarket,
  siteCount: number,
  site: number,
  epoch: number,
  end: number,
  mw: number,
): void {
  if (refitUsd === null || mw === 0) return;
  const lifeEpochs = Math.max(1, Math.round(product.equipmentYears * EPOCHS_PER_YEAR));
  for (let due = epoch + lifeEpochs; due < end && due <= horizonEpochs; due += lifeEpochs) {
    refitUsd[due * siteCount + site] += mw * product.equipmentUsdMw;
    hasChanges[due] = 1;
  }
}
