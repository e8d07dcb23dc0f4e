import { exp } from '../../random/math/exp.ts';
import { log } from '../../random/math/log.ts';
import { pow } from '../../random/math/pow.ts';
import { between } from '../expect/between.ts';
import { closeTo } from '../expect/closeTo.ts';
import { marketColumnsOf, TEXTBOOK_MARKET } from '../marketRun.ts';
import type { Measurement } from '../measurement.ts';
import { textbookChain } from '../textbookChain.ts';
import type { ValidationCheck } from '../validationCheck.ts';

/** Small deviations are linear to this precision. */
const LINEAR = 1e-6;

/** Supply of hashrate of constant elasticity to hashprice: when it damps deviations and when it swings. */
export const lElasticSupply: ValidationCheck = {
  letter: 'L',
  what: 'supply of constant elasticity, small shock',
  kind: 'analytic',
  source: "linear difference equation x(t+1) = -elasticity x(t); cw-T: Jury's criterion, stable below T",
  measure: () => [
    ...[0.5, 1, 1.5].map(inChain),
    ...[0.3, 0.9, 1, 1.1].map(inMarket),
    closeTo('elasticity 1.5 in the end: ln of the swing', log(4), lastSwing(), 'the clamp, ln 4 = 1.386'),
    between('cw-12, elasticity 0.9 * 12: late over early swing', 0, 1, cwSwing(0.9), 'below 1, stable'),
    between(
      'cw-12, elasticity 1.1 * 12: late over early swing',
      1,
      Number.MAX_VALUE,
      cwSwing(1.1),
      'above 1, unstable',
    ),
  ],
};

/** Log deviations of difficulty from its fixed point, when hashrate is (hashprice)^elasticity at every epoch. */
function deviations(elasticity: number, epochs: number): number[] {
  const { chain, mine } = textbookChain();
  mine(exp(0.001));
  return Array.from({ length: epochs }, () => {
    const deviation = log(chain.difficulty / 1e14);
    mine(pow(chain.difficulty / 1e14, -elasticity));
    return deviation;
  });
}

/** The ratio of successive numbers that is farthest from what is expected. */
function worstRatio(path: readonly number[], expected: number): number {
  const ratios = path.slice(1).map((value, i) => value / path[i]);
  return ratios.reduce((worst, ratio) => (Math.abs(ratio - expected) > Math.abs(worst - expected) ? ratio : worst));
}

const what = (elasticity: number, where: string): string =>
  `deviation over that of the epoch before, elasticity ${elasticity} (${where})`;

function inChain(elasticity: number): Measurement {
  const ratio = worstRatio(deviations(elasticity, 8), -elasticity);
  return closeTo(what(elasticity, 'chain'), -elasticity, ratio, String(-elasticity), LINEAR);
}

/** Changes of log hashrate after the price has stepped up by 1 %. */
function inMarket(elasticity: number): Measurement {
  const values = {
    ...TEXTBOOK_MARKET,
    'chain.retargetIntervals': 2016,
    'operate.rule': 'constantElasticity',
    'operate.elasticity': elasticity,
    'price.process': 'path',
    'price.path': { day: [0, 13.9, 13.95], value: [70_000, 70_000, 70_700] },
  };
  const logs = marketColumnsOf(values, 8, ['hashrate_eh_s']).hashrate_eh_s.map(log);
  const ratio = worstRatio(
    logs.slice(1).map((value, i) => value - logs[i]),
    -elasticity,
  );
  return closeTo(what(elasticity, 'market'), -elasticity, ratio, String(-elasticity), LINEAR);
}

function lastSwing(): number {
  const path = deviations(1.5, 40);
  return Math.abs(path[39] - path[38]);
}

/** Largest deviation of blocks 552 to 600 over that of the first 48, with a window of 12 blocks. */
function cwSwing(elasticityOverWindow: number): number {
  const { chain, mine } = textbookChain({ rule: 'cw144', window: 12 });
  for (let i = 0; i < 12; i++) mine(exp(1e-6), 1);
  let early = 0;
  let late = 0;
  for (let i = 0; i < 600; i++) {
    const deviation = Math.abs(log(chain.difficulty / 1e14));
    if (i < 48) early = Math.max(early, deviation);
    if (i >= 552) late = Math.max(late, deviation);
    mine(pow(chain.difficulty / 1e14, -12 * elasticityOverWindow), 1);
  }
  return late / early;
}
