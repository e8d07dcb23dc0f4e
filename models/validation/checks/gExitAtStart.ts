import { hashpriceUsdPhDay } from '../../chain/hashprice.ts';
import { closeTo } from '../expect/closeTo.ts';
import { equalTo } from '../expect/equalTo.ts';
import { marketColumnsOf, TEXTBOOK_MARKET } from '../marketRun.ts';
import type { Measurement } from '../measurement.ts';
import { textbookChain } from '../textbookChain.ts';
import type { ValidationCheck } from '../validationCheck.ts';

const PROTOCOL_FACTOR = (0.8 * 2016) / 2015;
const HASHPRICE_RISE = 100 * (1 / PROTOCOL_FACTOR - 1);

/** A fifth of hashrate leaves at the first block of an epoch and nobody reacts: in the chain alone and in `market`. */
export const gExitAtStart: ValidationCheck = {
  letter: 'G',
  what: 'a share of hashrate leaves at the first block of an epoch, nobody reacts',
  kind: 'analytic',
  source: 'closed form: 14/(1-h) days, difficulty times (1-h) * 2016/2015',
  measure: () => [...inChain(), ...inMarket(), ...otherShares()],
};

function inChain(): Measurement[] {
  const { chain, mine, mineDays } = textbookChain({ retargetIntervals: 2015 });
  const hashprice = (): number => hashpriceUsdPhDay(chain.expectedHashesPerBlock, 3.125, 70_000);
  const before = hashprice();
  const early = mineDays(0.8, 2015);
  const during = hashprice();
  const days = early + mine(0.8, 1).seconds / 86_400;
  return [
    closeTo('length of the epoch after 20 % left, days', 17.5, days, '17.5 days'),
    closeTo('blocks a day', 115.2, 2016 / days, '115.2'),
    closeTo('difficulty after it, factor', PROTOCOL_FACTOR, chain.difficulty / 1e14, '0.8 * 2016/2015 = 0.8004'),
    equalTo('change of hashprice in the epoch, %', 0, 100 * (during / before - 1), 'none'),
    closeTo('change of hashprice after it, %', HASHPRICE_RISE, 100 * (hashprice() / before - 1), '+24.9 %'),
  ];
}

function inMarket(): Measurement[] {
  const values = { ...TEXTBOOK_MARKET, 'shift.share': 0.2, 'shift.phase': 0 };
  const run = marketColumnsOf(values, 2, ['days', 'difficulty', 'hashprice_usd_ph_day']);
  const [before, after] = run.hashprice_usd_ph_day;
  return [
    closeTo('the same in market: length, days', 17.5, run.days[0], '17.5 days'),
    closeTo('in market: difficulty, factor', PROTOCOL_FACTOR, run.difficulty[1] / run.difficulty[0], '0.8004'),
    closeTo('in market: hashprice, %', HASHPRICE_RISE, 100 * (after / before - 1), '+24.9 %'),
  ];
}

function otherShares(): Measurement[] {
  return [0.05, 0.1, 0.3, 0.5].map((share) => {
    const days = 14 / (1 - share);
    const text = `${Number(days.toPrecision(5))} days`;
    return closeTo(`length after ${100 * share} % left, days`, days, textbookChain().mineDays(1 - share), text);
  });
}
