import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ParameterValues } from '../models/parameter.ts';
import type { ThresholdPaths } from '../models/threshold/thresholdPaths.ts';
import type { ThresholdPopulation } from '../models/threshold/thresholdPopulation.ts';
import { thresholdFixture } from '../test/oracles/thresholdFixture.ts';
import { type CompiledPeer, writeInputs } from './compiledPeers.ts';
import { handWrittenLoop } from './handWrittenLoop.ts';
import { handWrittenObjects } from './handWrittenObjects.ts';
import type { Line, Target } from './line.ts';
import { type Program, prepareRun } from './program.ts';
import { median, medianRatio, takeTurns, timed } from './timing.ts';

/** A program that runs the benchmark; `prepare` builds the population, which is not timed. */
interface Entrant {
  readonly name: string;
  readonly target: Target | null;
  readonly repetitions: number;
  readonly prepare: () => () => Float64Array;
}

type Prepare = (population: ThresholdPopulation, paths: ThresholdPaths) => () => Float64Array;

const atLeast = (value: number): Target => ({ bound: 'at least', value });
const COMPILED_TARGETS = [atLeast(1 / 3), null];

/** The contest on so many miners: whoever disagrees with the reference to 1e-9 in any cell ends the program. */
export interface Contest {
  readonly miners: number;
  /** Runs every program once and compares. @throws Error */
  check(): readonly string[];
  /** The lines of the table. Ratios: speed of the package over that of the other program, in the same round. */
  measure(rounds: number): Promise<Line[]>;
}

/** Sets up the contest. @param compile null without a compiler. @param folder for the inputs of compiled programs. */
export async function thresholdContest(
  program: Program,
  miners: 1000 | 10000,
  compile: ((inputs: string) => CompiledPeer[]) | null,
  folder: string,
): Promise<Contest> {
  const { population, paths, reference } = thresholdFixture(miners);
  const inputs = join(folder, `inputs-${miners}`);
  writeInputs(inputs, population, paths);
  const compiled = compile?.(inputs) ?? [];
  const entrants = [
    packageEntrant(program, population, paths),
    ...handWritten(population, paths),
    ...(await frameworks(population, paths)),
  ];
  const steps = miners * paths.btcUsd.length;
  return {
    miners,
    check() {
      for (const { name, prepare } of entrants) requireAgreement(name, prepare()(), reference);
      for (const { name, run } of compiled) requireAgreement(name, run(1).rows, reference);
      return [...entrants, ...compiled].map(({ name }) => name);
    },
    async measure(rounds) {
      const all = [
        ...entrants.map(({ name, target, repetitions, prepare }) => ({
          name,
          target,
          timeMs: () => timed(repetitions, prepare),
        })),
        ...compiled.map(({ name, run }, i) => ({ name, target: COMPILED_TARGETS[i], timeMs: () => run(9).ms })),
      ];
      const times = await takeTurns(all, rounds);
      return all.map(({ name, target }, i) => ({
        what: `threshold, ${miners} miners: ${name}`,
        figure: `${(steps / median(times[i]) / 1e3).toFixed(1)} M agent-steps/s`,
        ratio: i === 0 ? null : medianRatio(times[i], times[0]),
        target,
      }));
    },
  };
}

function packageEntrant(program: Program, population: ThresholdPopulation, paths: ThresholdPaths): Entrant {
  const model = program.models.get('threshold');
  if (model === undefined) throw new Error('the package has no model threshold');
  const defaults = Object.fromEntries(model.parameters.map(({ name, default: value }) => [name, value]));
  const day = Array.from(paths.btcUsd, (_, epoch) => 14 * epoch);
  const parameters: ParameterValues = {
    ...defaults,
    miners: Array.from(population.powerMw, (powerMw, i) => ({
      power_mw: powerMw,
      electricity_usd_kwh: population.electricityUsdKwh[i],
      efficiency_j_th: population.efficiencyJTh[i],
      ai_capable: population.aiCapable[i] === 1,
      conversion_usd_kw: population.conversionUsdKw[i],
    })),
    'price.btc_usd': { day, value: [...paths.btcUsd] },
    'price.ai_usd_kwh': { day, value: [...paths.aiUsdKwh] },
    subsidy: { day, value: [...paths.subsidyBtc] },
  };
  const setup = { model, parameters, epochs: day.length };
  return { name: 'HashShift', target: null, repetitions: 5, prepare: () => prepareRun(program, setup) };
}

function handWritten(population: ThresholdPopulation, paths: ThresholdPaths): Entrant[] {
  const loop = handWrittenLoop(population, paths);
  const sorted = handWrittenLoop(inBreakEvenOrder(population), paths);
  const objects = handWrittenObjects(population, paths);
  return [
    { name: 'JavaScript, typed arrays, by hand', target: atLeast(0.8), repetitions: 5, prepare: () => loop },
    { name: 'the same, miners sorted', target: null, repetitions: 5, prepare: () => sorted },
    { name: 'JavaScript, objects, by hand', target: null, repetitions: 3, prepare: () => objects },
  ];
}

/** Frameworks from npm, where they are installed: `npm --prefix bench ci`. */
async function frameworks(population: ThresholdPopulation, paths: ThresholdPaths): Promise<Entrant[]> {
  if (!existsSync(new URL('node_modules', import.meta.url))) return [];
  const load = async (name: string): Promise<Record<string, Prepare>> =>
    (await import(new URL(`peers/${name}.mjs`, import.meta.url).href)) as Record<string, Prepare>;
  const agentscript = await load('agentscript');
  const flocc = await load('flocc');
  return [
    { name: 'agentscript 0.10', target: atLeast(30), prepare: agentscript.prepare },
    { name: 'agentscript 0.10, one pass by hand', target: null, prepare: agentscript.prepareOnePass },
    { name: 'flocc 0.7', target: atLeast(60), prepare: flocc.prepare },
  ].map(({ prepare, ...entrant }) => ({ ...entrant, repetitions: 1, prepare: () => prepare(population, paths) }));
}

function inBreakEvenOrder(population: ThresholdPopulation): ThresholdPopulation {
  const { powerMw, electricityUsdKwh, efficiencyJTh, aiCapable, conversionUsdKw } = population;
  const order = Array.from(powerMw, (_, i) => i).sort(
    (a, b) =>
      aiCapable[a] - aiCapable[b] || electricityUsdKwh[a] * efficiencyJTh[a] - electricityUsdKwh[b] * efficiencyJTh[b],
  );
  const sorted = (values: Float64Array): Float64Array => Float64Array.from(order, (i) => values[i]);
  return {
    powerMw: sorted(powerMw),
    electricityUsdKwh: sorted(electricityUsdKwh),
    efficiencyJTh: sorted(efficiencyJTh),
    aiCapable: Uint8Array.from(order, (i) => aiCapable[i]),
    conversionUsdKw: sorted(conversionUsdKw),
  };
}

function requireAgreement(name: string, rows: Float64Array, reference: readonly Float64Array[]): void {
  const width = reference.length;
  reference.forEach((column, cell) => {
    column.forEach((expected, epoch) => {
      const value = rows[epoch * width + cell];
      if (!(Math.abs(value - expected) <= 1e-9 * Math.abs(expected))) {
        throw new Error(`${name}: epoch ${epoch}, column ${cell}: ${value}, but the reference has ${expected}`);
      }
    });
  });
}
