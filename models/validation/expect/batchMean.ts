const BATCHES = 40;

/** Mean of a run's batches of values and the standard error that their spread shows. */
export function batchMean(values: ArrayLike<number>, batches = BATCHES): { mean: number; standardError: number } {
  const size = Math.floor(values.length / batches);
  const means = Array.from({ length: batches }, (_, b) => {
    let sum = 0;
    for (let i = b * size; i < (b + 1) * size; i++) sum += values[i];
    return sum / size;
  });
  const mean = means.reduce((sum, value) => sum + value, 0) / batches;
  const variance = means.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / (batches - 1);
  return { mean, standardError: Math.sqrt(variance / batches) };
}
