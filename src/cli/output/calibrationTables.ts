import type { CalibratedParameter, Calibration, ComparedMoment } from '../../calibrate/calibration.ts';
import { readableNumber } from '../../report/readableNumber.ts';
import { textTable } from './textTable.ts';

const percent = (share: number): string => `${(100 * share).toFixed(0)} %`;
const interval = ([low, high]: readonly [number, number]): string => `${short(low)} to ${short(high)}`;

/** Three digits are more than a calibration knows. */
function short(value: number): string {
  return readableNumber(Number(value.toPrecision(3)));
}

/** A calibration for the terminal: what was done, parameters, moments, and how far to trust it. */
export function calibrationTables(calibration: Calibration): string {
  const { draws, accepted, isAdjusted, parameters, moments, fit, truths, coverageBand } = calibration;
  const used = moments.filter(({ isUsed }) => isUsed).length;
  const { ksCritical } = parameters[0];
  return [
    `${draws} draws from the prior, the nearest ${accepted} kept, ${isAdjusted ? 'adjusted by regression' : 'too few for a regression'}; ${used} of ${moments.length} moments used`,
    '',
    parameterTable(parameters),
    'ratio: width of the posterior over that of the prior; kept: the same before regression. Intervals hold 90 %.',
    'identified: ratio below 0.5; weakly: below 0.8; low or high end: less than 0.15 of the prior lies beyond the median.',
    `K-S: distance of the kept draws from the prior, by chance above ${ksCritical.toFixed(3)} in 1 % of cases.`,
    'halves: by how much of the prior the medians of the two halves of the draws differ; unstable: by more than 0.20.',
    `held: true values in the posterior of ${truths} simulated histories; 90 % are wanted, ${percent(coverageBand[0])} to ${percent(coverageBand[1])} are chance.`,
    '',
    momentTable(moments),
    'unused: beyond what all but 1 % of the draws give, so that it tells of the model and not of its parameters.',
    '',
    `Simulated histories at least as far from their nearest draws as the past: ${percent(fit.usedMoments)} by the used moments, ${percent(fit.allMoments)} by all.`,
    '',
  ].join('\n');
}

function parameterTable(parameters: readonly CalibratedParameter[]): string {
  return textTable(
    ['parameter', 'prior', 'posterior', 'median', 'ratio', 'kept', 'K-S', 'identified', 'halves', 'held', 'moves most'],
    parameters.map(
      ({
        name,
        prior,
        posterior,
        median,
        widthRatio,
        unadjustedRatio,
        ks,
        verdict,
        end,
        halvesDifference,
        coverage,
        moves,
      }) => [
        name,
        interval(prior),
        interval(posterior),
        short(median),
        widthRatio.toFixed(2),
        unadjustedRatio.toFixed(2),
        ks.toFixed(2),
        `${verdict === 'identified' ? 'yes' : verdict}${end === null ? '' : `, ${end} end`}`,
        Math.abs(halvesDifference).toFixed(2),
        percent(coverage),
        moves === null
          ? 'nothing'
          : `${moves.moment} ${moves.correlation > 0 ? '+' : ''}${moves.correlation.toFixed(2)}`,
      ],
    ),
  );
}

function momentTable(moments: readonly ComparedMoment[]): string {
  return textTable(
    ['moment', 'data', 'prior', 'posterior', 'met', 'used'],
    moments.map(({ name, data, prior, posterior, isMet, isUsed }) => [
      name,
      short(data),
      interval(prior),
      interval(posterior),
      isMet ? 'yes' : 'no',
      isUsed ? 'yes' : 'no',
    ]),
  );
}
