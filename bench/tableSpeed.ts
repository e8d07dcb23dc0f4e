import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import type { Line } from './line.ts';
import { builtFile, type Program, prepareRun } from './program.ts';
import { median } from './timing.ts';

const COLUMNS = 20;
const RUNS = 400;
const EPOCHS = 260;

/** Rows a second that go into `epochs.csv`, hashed and flushed to the disk: real rows of the `market` model. */
export async function tableLine(program: Program, rounds: number, folder: string): Promise<Line> {
  const market = program.models.get('market');
  // The file adds run, point and replication to what is recorded.
  const columns = market?.columns.slice(0, COLUMNS - 3).map(({ name }) => name) ?? [];
  const text = `name: bench
model: market
horizon: ${EPOCHS} epochs
seed: bench
replications: ${RUNS}
record: { columns: [${columns.join(', ')}] }
`;
  const { model, plan, experiment } = await program.loadExperiment({ text, file: 'bench.yaml' });
  const { createTables } = (await import(
    builtFile('src/collect/createTables.js')
  )) as typeof import('../src/collect/createTables.ts');
  const rows = prepareRun(program, { model, parameters: plan.points[0].parameters, epochs: EPOCHS })();
  const width = model.columns.length;
  const recorded = new Float64Array(EPOCHS * columns.length);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    recorded.set(rows.subarray(epoch * width, epoch * width + columns.length), epoch * columns.length);
  }
  const epochs = Array.from({ length: EPOCHS }, (_, epoch) => epoch);
  const speeds: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const target = mkdtempSync(join(folder, 'tables-'));
    const tables = await createTables(target, model, experiment, plan, epochs, 0);
    const begin = performance.now();
    for (let run = 0; run < RUNS; run++) {
      await tables.add({ run, point: 0, replication: run, outcomes: null, recorded, failure: null });
    }
    await tables.closeRows();
    speeds.push((RUNS * EPOCHS) / ((performance.now() - begin) / 1000));
  }
  return {
    what: `epochs.csv: rows of ${COLUMNS} columns a second`,
    figure: `${(median(speeds) / 1000).toFixed(0)} thousand`,
    ratio: median(speeds),
    target: { bound: 'at least', value: 100_000 },
  };
}
