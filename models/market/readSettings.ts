import { dayNumber } from '../calendar.ts';
import { SATOSHI_PER_BTC, subsidySatoshi } from '../chain/subsidy.ts';
import { operatorClasses, STATE } from '../miners/operatorClass.ts';
import type { ParameterReader } from '../parameterReader.ts';
import type { MarketSettings } from './marketState.ts';

/** @param referenceHashprice hashprice at the start, USD/PH/day: what constant elasticity refers to. */
export function readSettings(parameters: ParameterReader, referenceHashprice: number): MarketSettings {
  const startHeight = parameters.number('chain.startHeight');
  const other = parameters.number('site.otherCostUsdMWh');
  const avoidable = other * parameters.number('site.avoidableShare');
  return {
    startDayNumber: dayNumber(parameters.text('chain.startDate')),
    startHeight,
    stepsPerEpoch: parameters.number('chain.stepsPerEpoch'),
    feesBtcPerBlock: (parameters.number('fees.shareOfSubsidy') * subsidySatoshi(startHeight)) / SATOSHI_PER_BTC,
    operateRule: parameters.text('operate.rule') as MarketSettings['operateRule'],
    smooth: {
      dispersionUsdMWh: parameters.number('operate.dispersionUsdMWh'),
      speedOff: parameters.number('operate.speedOff'),
      speedOn: parameters.number('operate.speedOn'),
      avoidableUsdMWh: avoidable,
    },
    elasticity: parameters.number('operate.elasticity'),
    referenceHashprice,
    costs: { avoidableUsdMWh: avoidable, fixedUsdMWh: other - avoidable, allUsdMWh: other },
    buysMachines: parameters.text('invest.rule') === 'npv',
    fillYears: parameters.number('invest.fillYears'),
    anticipatesHalving: parameters.flag('invest.anticipateHalving'),
    learnsGrowth: parameters.text('invest.expectation') === 'adaptive',
    expectationYears: parameters.number('invest.expectationYears'),
    discountRatesYear: discountRates(parameters),
    aiBuildLimitMwYear: parameters.number('ai.buildLimitMwYear'),
    failureRateYear: parameters.number('fleet.failureRateYear'),
    stockDecayYear: parameters.number('fleet.stockDecayYear'),
    retirementYear: parameters.number('fleet.retirementYear'),
    attackSiteUsdMw: parameters.number('attack.siteUsdMw'),
    attackPowerUsdMWh: parameters.number('attack.powerUsdMWh'),
  };
}

/** Two classes where no operator belongs to a state: machines are valued for each. */
function discountRates(parameters: ParameterReader): readonly number[] {
  const rates = [
    parameters.number('invest.discountRateListedYear'),
    parameters.number('invest.discountRatePrivateYear'),
  ];
  const hasStates = parameters.table('population.operators').some((row) => row.class === operatorClasses[STATE]);
  return hasStates ? [...rates, parameters.number('invest.discountRateStateYear')] : rates;
}
