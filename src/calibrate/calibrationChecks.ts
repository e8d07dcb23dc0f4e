/** How much is done at most to check a calibration: each takes about as long as the run of a draw. */
export const calibrationChecks = {
  /** Draws from the posterior that are run anew. */
  predictions: 400,
  /** Accepted draws, the nearest, that are taken for the truth. */
  truths: 400,
  /** Draws whose distance from the others is compared with that of the past, by all moments and by those used. */
  trials: 200,
} as const;
