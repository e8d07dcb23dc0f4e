import type { ParameterReader } from '../../parameterReader.ts';
import type { Sequence, Streams } from '../../random/streams.ts';
import { type DailyMean, dailyMean } from '../dailyMean.ts';
import { logDeviation } from '../logDeviation.ts';
import { logSpikes } from '../logSpikes.ts';

/** Transaction fees in calendar time, BTC per block, seen alike by a run and its counterfactual. */
export interface FeeProcess {
  readonly btcPerBlock: DailyMean;
}

/**
 * The fees that `fees.process` names: constant, or reverting in logs to the same mean, with spikes that fade.
 *
 * @param meanBtc mean fees per block, BTC.
 * @param shocks  the daily shocks of the level.
 */
export function createFeeProcess(
  parameters: ParameterReader,
  streams: Streams,
  meanBtc: number,
  shocks: Sequence,
): FeeProcess {
  if (parameters.text('fees.process') === 'constant') return { btcPerBlock: () => meanBtc };
  const deviation = logDeviation(
    { logSd: parameters.number('fees.logSd'), halfLifeDays: parameters.number('fees.halfLifeDays') },
    shocks,
  );
  const spikes = logSpikes(
    {
      spikesYear: parameters.number('fees.spikesYear'),
      spikeLogMean: parameters.number('fees.spikeLogMean'),
      spikeLogSd: parameters.number('fees.spikeLogSd'),
      spikeHalfLifeDays: parameters.number('fees.spikeHalfLifeDays'),
    },
    { count: streams.field('fees', 'spikeCount'), height: streams.field('fees', 'spikeHeight') },
  );
  return { btcPerBlock: dailyMean(meanBtc, (_last, day) => meanBtc * deviation(day) * spikes(day)) };
}
