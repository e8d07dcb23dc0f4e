import type { AbcDraws } from '../analyse/calibration/abcDraws.ts';
import type { AbcPosterior } from '../analyse/calibration/abcPosterior.ts';
import type { Identification } from '../analyse/calibration/identification.ts';

/** What a calibration found. Plain JSON. */
export interface Calibration {
  readonly experiment: string;
  readonly seed: string;
  readonly draws: number;
  readonly accepted: number;
  /** Whether accepted draws were adjusted by regression; where too few were accepted they are not. */
  readonly isAdjusted: boolean;
  readonly parameters: readonly CalibratedParameter[];
  readonly moments: readonly ComparedMoment[];
  /** Share of simulated histories at least as far from their nearest draws as the past is from its own. */
  readonly fit: { readonly allMoments: number; readonly usedMoments: number };
  /** How many truths were tried for the coverage, and where 99 % of its shares would lie if every interval held 90 %. */
  readonly truths: number;
  readonly coverageBand: readonly [low: number, high: number];
}

/** One parameter: prior, posterior, and how far to trust it. */
export interface CalibratedParameter extends Identification {
  readonly name: string;
  readonly unit: string;
  /** Share of the truths tried that the middle 90 % of the posterior held. */
  readonly coverage: number;
  /** The moment that it moves most, with the rank correlation; null: none that stands out from chance. */
  readonly moves: { readonly moment: string; readonly correlation: number } | null;
}

/** One moment in the past and in the model. Intervals hold the middle 90 %. */
export interface ComparedMoment {
  readonly name: string;
  readonly unit: string;
  readonly meaning: string;
  readonly data: number;
  readonly prior: readonly [low: number, high: number];
  /** Whether distances count it; not where fewer than 1 % of the draws lie beyond the data on either side. */
  readonly isUsed: boolean;
  /** Of new runs with parameters of the posterior. */
  readonly posterior: readonly [low: number, high: number];
  /** Whether the data lie in the interval of the posterior. */
  readonly isMet: boolean;
}

/** The numbers behind a calibration. */
export interface CalibrationSample {
  readonly draws: AbcDraws;
  readonly posterior: AbcPosterior;
  /** Draws from the posterior, all of the same weight, and the moments of new runs with them. */
  readonly predicted: AbcDraws;
}
