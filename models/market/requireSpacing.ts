import { TARGET_SPACING_S } from '../chain/protocol.ts';
import type { ParameterReader } from '../parameterReader.ts';

/** What has lead times or terms in epochs of 14 days, by the value that switches it off. */
const OFF = [
  ['invest.rule', 'none'],
  ['ai.rule', 'none'],
  ['finance.rule', 'none'],
] as const;

/** @throws RangeError where blocks are to be found at another spacing, and something counts epochs of 14 days. */
export function requireSpacing(parameters: ParameterReader): void {
  const spacingS = parameters.number('chain.targetSpacingS');
  if (spacingS === TARGET_SPACING_S) return;
  const on = OFF.filter(([name, off]) => parameters.text(name) !== off).map(([name, off]) => `${name}: ${off}`);
  if (parameters.number('ai.initialContractedMw') > 0) on.push('ai.initialContractedMw: 0');
  if (on.length > 0) {
    throw new RangeError(
      `chain.targetSpacingS ${spacingS} makes epochs of ${(14 * spacingS) / TARGET_SPACING_S} days, but lead times and terms count epochs of 14 days: it needs ${on.join(', ')}`,
    );
  }
}
