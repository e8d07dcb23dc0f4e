import { type FactBesideModel, type FactOfData, factsBeside, factsOfModel } from '../../models/backtest/factsBeside.ts';
import type { EpochHistory } from '../../models/history/epochHistory.ts';
import type { ParameterValues } from '../../models/parameter.ts';

/** How the model is run beside the data. */
export interface FactsOptions {
  readonly replications: number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** Puts the model beside the facts of the data: `base` are the complete parameters of the model. */
export async function runFacts(
  data: readonly FactOfData[],
  base: ParameterValues,
  history: EpochHistory,
  { replications, signal, onProgress }: FactsOptions,
): Promise<readonly FactBesideModel[]> {
  const runs: (readonly number[])[] = [];
  for (let r = 0; r < replications; r++) {
    runs.push(factsOfModel(base, history, r));
    onProgress?.(runs.length, replications);
    // Lets Ctrl-C through.
    await new Promise(setImmediate);
    signal?.throwIfAborted();
  }
  return factsBeside(data, runs);
}
