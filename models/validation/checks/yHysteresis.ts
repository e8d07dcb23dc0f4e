import type { ConversionDecision } from '../../miners/rules/conversionDecision.ts';
import type { ConversionOffer } from '../../miners/rules/conversionOffer.ts';
import type { ConversionRule } from '../../miners/rules/conversionRule.ts';
import { realOption } from '../../miners/rules/realOption.ts';
import { startConversion } from '../../miners/rules/startConversion.ts';
import { yieldThreshold } from '../../miners/rules/yieldThreshold.ts';
import { parameterReader } from '../../parameterReader.ts';
import { createStreams } from '../../random/createStreams.ts';
import { log } from '../../random/math/log.ts';
import { between } from '../expect/between.ts';
import { TEXTBOOK_MARKET } from '../marketRun.ts';
import type { Measurement } from '../measurement.ts';
import type { ValidationCheck } from '../validationCheck.ts';

/** Mining earns 66.7 USD/MWh at a hashprice of 32 and 20 J/TH: 584,000 USD per MW and year. */
const HASHPRICE = 32;
const J_TH = 20;
const MINING_USD_MW_YEAR = (HASHPRICE / 0.024 / J_TH) * 8760;
const HALL_USD_MW = 9.5e6;
const RATE_YEAR = 0.1;
const MARGIN = 0.85;
/** Largest ratio of yields in the sweep, and its step. */
const HIGHEST = 20;
const STEP = 0.002;
/** Band in ratios within which nothing changes when nothing is uncertain: interest on the halls, which are sunk. */
const CERTAIN_BAND = (log(1 + RATE_YEAR) * HALL_USD_MW) / MARGIN / MINING_USD_MW_YEAR;

/** The ratio of AI to mining yield goes up and down: owners who count sunk cost come back on another path than they went. */
export const yHysteresis: ValidationCheck = {
  letter: 'Y',
  what: 'a sweep of the yield ratio up and down: area between the two paths of the share with tenants',
  kind: 'analytic',
  source:
    'https://doi.org/10.1086/261619; without volatility interest on 9.5 M USD/MW at 10 % over margin and mining revenue',
  measure: () => {
    const areas = [0, 0.2, 0.4, 0.8].map((volatility) => area(realOption, volatility, HALL_USD_MW));
    const capex = [0.5, 2].map((factor) => area(realOption, 0.4, factor * HALL_USD_MW));
    const certain = `${CERTAIN_BAND.toFixed(3)}, to two steps of ${STEP}`;
    return [
      measured('yieldThreshold', '0', 0, 0, area(yieldThreshold, 0.4, HALL_USD_MW)),
      measured('realOption without volatility', certain, CERTAIN_BAND - 2 * STEP, CERTAIN_BAND + 2 * STEP, areas[0]),
      grows('realOption, volatility 0.2 over none', areas[1] / areas[0]),
      grows('realOption, volatility 0.4 over 0.2', areas[2] / areas[1]),
      grows('realOption, volatility 0.8 over 0.4', areas[3] / areas[2]),
      grows('realOption at 0.4, halls of 9.5 over 4.75 M USD/MW', areas[2] / capex[0]),
      grows('realOption at 0.4, halls of 19 over 9.5 M USD/MW', capex[1] / areas[2]),
    ];
  },
};

function measured(what: string, expected: string, lowest: number, highest: number, got: number): Measurement {
  return between(`area of the loop: ${what}`, lowest, highest, got, expected);
}

function grows(what: string, got: number): Measurement {
  return measured(what, 'above 1', 1.01, Number.MAX_VALUE, got);
}

/** Area of the loop of a site that decides once a step, as at the end of a contract, on rents that rise and then fall. */
function area(rule: ConversionRule, volatility: number, hallUsdMw: number): number {
  const { reservationRent, renewalRent } = decisionOf(rule, volatility);
  const steps = Math.round(HIGHEST / STEP);
  const up = new Uint8Array(steps + 1);
  let hosts = false;
  let sum = 0;
  const decide = (k: number): boolean => {
    const rent = k * STEP * MINING_USD_MW_YEAR;
    const offer = offerAt(rent, hallUsdMw);
    return hosts && renewalRent !== undefined ? rent >= renewalRent(offer) : rent >= reservationRent(offer);
  };
  for (let k = 0; k <= steps; k++) {
    hosts = decide(k);
    up[k] = hosts ? 1 : 0;
  }
  for (let k = steps; k >= 0; k--) {
    hosts = decide(k);
    sum += ((hosts ? 1 : 0) - up[k]) * STEP;
  }
  return sum;
}

function decisionOf(rule: ConversionRule, volatility: number): ConversionDecision {
  const parameters = parameterReader({ ...TEXTBOOK_MARKET, 'realOption.volatilityYear': volatility });
  return startConversion(rule, { parameters, streams: createStreams('', 0), siteCount: 1, horizonEpochs: 1 }).decision;
}

function offerAt(marketRentUsdMwYear: number, hallUsdMw: number): ConversionOffer {
  return {
    product: {
      name: 'lease',
      rentUsdMwYear: MINING_USD_MW_YEAR,
      margin: MARGIN,
      hallUsdMw,
      hallYears: 12,
      equipmentUsdMw: 0,
      termYears: 12,
      operatorPaysPower: false,
      grossPerMw: 1.43,
      equipmentYears: 12,
      debtFactor: 1,
      defaultFactor: 1,
    },
    site: 0,
    address: 0,
    epoch: 0,
    hashpriceUsdPhDay: HASHPRICE,
    marketRentUsdMwYear,
    powerUsdMWh: 45,
    efficiencyJTh: J_TH,
    forgoneUsdMw: 2e6,
    discountRateYear: RATE_YEAR,
    leadYears: 0,
    othersConvertedShare: 0,
  };
}
