import { execFileSync } from 'node:child_process';
import process from 'node:process';
import type { Model } from '../models/model.ts';
import type { ParameterValues } from '../models/parameter.ts';

const root = new URL('..', import.meta.url);

/** The public interface of the built package, which is what users run. */
export type Program = typeof import('../src/index.ts');

/** Builds the package and loads it. */
export async function loadProgram(): Promise<Program> {
  execFileSync(process.execPath, [new URL('.build.mjs', root).pathname], { stdio: 'inherit' });
  return (await import(builtFile('src/index.js'))) as Program;
}

/** URL of a file of the build. */
export function builtFile(path: string): string {
  return new URL(`dist/${path}`, root).href;
}

/** A model that is ready to run, with the parameters of an experiment's first point. */
export interface Setup {
  readonly model: Model<unknown>;
  readonly parameters: ParameterValues;
  readonly epochs: number;
}

/** Creates a run and gives what remains to do: all its steps, every column of every epoch recorded. */
export function prepareRun(
  program: Program,
  { model, parameters, epochs }: Setup,
  replication = 0,
): () => Float64Array {
  const state = model.create(parameters, program.createStreams('bench', replication), epochs);
  const width = model.columns.length;
  return () => {
    const rows = new Float64Array(epochs * width);
    for (let epoch = 0; epoch < epochs; epoch++) {
      model.step(state);
      model.observe(state, rows.subarray(epoch * width, (epoch + 1) * width));
    }
    return rows;
  };
}
