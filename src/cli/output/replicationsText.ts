import { readableNumber } from '../../report/readableNumber.ts';
import type { Experiment } from '../../spec/experiment.ts';

/** How many replications an experiment has, or may have where their number is yet to be found. */
export function replicationsText({ until, replications }: Experiment): string {
  return until === undefined
    ? readableNumber(replications)
    : `${readableNumber(until.least)} to ${readableNumber(until.most)}`;
}
