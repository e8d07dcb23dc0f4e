/** Epochs (from 0) whose rows are kept: every `everyEpochs`-th from the first on, and the last. */
export function keptEpochs(horizonEpochs: number, everyEpochs: number): number[] {
  const kept: number[] = [];
  for (let epoch = 0; epoch < horizonEpochs; epoch += everyEpochs) kept.push(epoch);
  const last = horizonEpochs - 1;
  if (last >= 0 && kept[kept.length - 1] !== last) kept.push(last);
  return kept;
}
