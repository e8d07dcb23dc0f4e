import { closeTo } from '../expect/closeTo.ts';
import { marketColumnsOf, TEXTBOOK_MARKET } from '../marketRun.ts';
import type { Measurement } from '../measurement.ts';
import { textbookChain } from '../textbookChain.ts';
import type { ValidationCheck } from '../validationCheck.ts';

/** The same as G at a fraction of the epoch; 2,016 intervals, as in the closed form. */
export const hExitWithin: ValidationCheck = {
  letter: 'H',
  what: 'share h of hashrate leaves at fraction f of an epoch, nobody reacts',
  kind: 'analytic',
  source: 'closed form: 14 (f + (1-f)/(1-h)) days, difficulty over the bracket',
  measure: () => [
    ...([0.25, 0.5, 0.75] as const).flatMap((phase) => inChain(phase)),
    ...(
      [
        [0.2, 0.5],
        [0.2, 0.25],
        [0.5, 0.75],
        [0.1, 0],
      ] as const
    ).flatMap(([share, phase]) => inMarket(share, phase)),
  ],
};

const short = (value: number): number => Number(value.toPrecision(4));

/** The three closed forms against what came out. */
function measure(
  where: string,
  share: number,
  phase: number,
  [days, factor, nextDays]: readonly [number, number, number],
): Measurement[] {
  const stretch = phase + (1 - phase) / (1 - share);
  const next = 14 / (1 - share) / stretch;
  const of = (what: string): string => `${what}, h = ${share}, f = ${phase} (${where})`;
  const fall = 100 * (1 / stretch - 1);
  return [
    closeTo(of('length of the epoch, days'), 14 * stretch, days, `${short(14 * stretch)} days`),
    closeTo(of('change of difficulty, %'), fall, 100 * (factor - 1), `${short(fall)} %`),
    closeTo(of('length of the next epoch, days'), next, nextDays, `${short(next)} days`),
  ];
}

function inChain(phase: number): Measurement[] {
  const { chain, mineDays } = textbookChain();
  const days = mineDays(1, 2016 * phase) + mineDays(0.8, 2016 * (1 - phase));
  const factor = chain.difficulty / 1e14;
  return measure('chain', 0.2, phase, [days, factor, mineDays(0.8)]);
}

function inMarket(share: number, phase: number): Measurement[] {
  const overrides = { 'shift.share': share, 'shift.phase': phase, 'chain.retargetIntervals': 2016 };
  const { days, difficulty } = marketColumnsOf({ ...TEXTBOOK_MARKET, ...overrides }, 2, ['days', 'difficulty']);
  return measure('market', share, phase, [days[0], difficulty[1] / difficulty[0], days[1]]);
}
