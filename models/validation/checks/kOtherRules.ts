import { log } from '../../random/math/log.ts';
import { between } from '../expect/between.ts';
import { closeTo } from '../expect/closeTo.ts';
import { equalTo } from '../expect/equalTo.ts';
import type { Measurement } from '../measurement.ts';
import { textbookChain } from '../textbookChain.ts';
import type { ValidationCheck } from '../validationCheck.ts';

const EPOCHS = 20;

/** A step of hashrate under two rules that adjust at every block. */
export const kOtherRules: ValidationCheck = {
  letter: 'K',
  what: 'step of hashrate to a multiple h, under ASERT with a half-life of 2 days and under cw-144',
  kind: 'analytic',
  source: 'closed form 2 days * log2(1/h); cw-144 by its definition, https://github.com/zawy12/difficulty-algorithms',
  measure: () => [
    ...[0.5, 0.8, 2].flatMap(drift),
    ...(
      [
        [0.8, 112],
        [0.5, 134],
        [2, 134],
        [10, 208],
      ] as const
    ).map(([share, blocks]) =>
      equalTo(`cw-144: blocks until difficulty is within 5 %, h = ${share}`, blocks, blocksUntilNear(share)),
    ),
  ],
};

function drift(share: number): Measurement[] {
  const { chain, mine } = textbookChain({ rule: 'asert' });
  for (let epoch = 0; epoch < EPOCHS; epoch++) mine(share);
  const days = (chain.timeS - 600 * 2016 * EPOCHS) / 86_400;
  const expected = (-2 * log(share)) / Math.LN2;
  return [
    between(
      `ASERT: drift of the schedule, days, h = ${share}`,
      expected - 1e-9,
      expected + 1e-9,
      days,
      `${Number(expected.toPrecision(4))} days`,
    ),
    closeTo(`ASERT: difficulty in the end, factor, h = ${share}`, share, chain.difficulty / 1e14, String(share)),
  ];
}

/** NaN where difficulty does not get there within an epoch. */
function blocksUntilNear(share: number): number {
  const { chain, mine } = textbookChain({ rule: 'cw144' });
  for (let blocks = 0; blocks < 2016; blocks++) {
    if (Math.abs(chain.difficulty / (1e14 * share) - 1) <= 0.05) return blocks;
    mine(share, 1);
  }
  return Number.NaN;
}
