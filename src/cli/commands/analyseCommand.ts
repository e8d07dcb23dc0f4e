import { join } from 'node:path';
import { buildCommand } from '@stricli/core';
import type { ReplicationStatistic } from '../../analyse/statistics/replicationStatistic.ts';
import type { Condition, Discovery } from '../../analyseResults/analyseDiscovery.ts';
import { analyseResults, type Convergence } from '../../analyseResults/analyseResults.ts';
import type { SensitivityRow } from '../../analyseResults/analyseSensitivity.ts';
import { writeTable } from '../../collect/files/writeTable.ts';
import { readableNumber } from '../../report/readableNumber.ts';
import { sensitivityTables } from '../../report/tables/sensitivityTables.ts';
import type { Context } from '../context.ts';
import { exitCodeHelp } from '../exitCodes.ts';
import { parseCount, resultsFolder } from '../flags/experimentFlags.ts';
import { parseCondition } from '../flags/parseCondition.ts';
import { parseStatistic } from '../flags/parseStatistic.ts';
import { switchFlag } from '../flags/switchFlag.ts';
import { textTable } from '../output/textTable.ts';
import { reportErrors } from '../reportErrors.ts';

interface Flags {
  readonly outcome?: readonly string[];
  readonly of?: ReplicationStatistic;
  readonly resamples?: number;
  readonly where?: Condition;
  readonly json: boolean;
}

/** `hashshift analyse`: sensitivity, scenario discovery and convergence of a results folder. */
export const analyseCommand = buildCommand<Flags, [folder: string], Context>({
  docs: {
    brief: 'Say which parameters drive the outcomes, and whether replications are enough',
    fullDescription: [
      "Analyses the results in DIR by the method that suits their design: Sobol' indices of saltelli, elementary effects",
      'of morris, delta and PAWN of random, latinHypercube and sobol; of every design, how precise the means are. With',
      '--where, tells where among the parameters the points of interest lie (regional sensitivity, PRIM, CART). Writes',
      'DIR/tables/sensitivity.csv and discovery.csv. The design comes from the folder; rows of another are refused.',
      '',
      'EXAMPLES',
      '  hashshift analyse results/global-sensitivity',
      '  hashshift analyse results/cliff --where "stock_attack_cost_change < -50 %"',
      '  hashshift analyse results/global-sensitivity --outcome hashrate_change --of q0.9 --resamples 1000',
      '',
      exitCodeHelp,
    ].join('\n'),
  },
  parameters: {
    positional: { kind: 'tuple', parameters: [resultsFolder] },
    flags: {
      outcome: {
        kind: 'parsed',
        parse: String,
        variadic: true,
        optional: true,
        brief: 'Outcome or contrast; those of the experiment by default; may be repeated',
      },
      of: {
        kind: 'parsed',
        parse: parseStatistic,
        optional: true,
        placeholder: 'mean|sd|q0.9',
        brief: 'What the replications of a point are reduced to; mean by default',
      },
      resamples: { kind: 'parsed', parse: parseCount, optional: true, brief: 'Bootstrap draws; 500 by default' },
      where: {
        kind: 'parsed',
        parse: parseCondition,
        optional: true,
        placeholder: '"OUTCOME < NUMBER"',
        brief: 'Which points are of interest, for scenario discovery',
      },
      json: switchFlag('Print one JSON object'),
    },
  },
  func(flags, folder) {
    return reportErrors(this, async () => {
      const { outcome, of, resamples, where } = flags;
      const { loaded, convergence, sensitivity, discovery } = await analyseResults(folder, {
        outcomes: outcome,
        statistic: of,
        resamples,
        condition: where,
        registry: this.registry,
      });
      if (sensitivity !== null) await writeTable(join(folder, 'tables/sensitivity.csv'), sensitivityCells(sensitivity));
      if (discovery !== null) await writeTable(join(folder, 'tables/discovery.csv'), discoveryCells(discovery));
      const { name } = loaded.experiment;
      this.process.stdout.write(
        flags.json
          ? `${JSON.stringify({ experiment: name, convergence, sensitivity, discovery }, null, 2)}\n`
          : [
              ...describeSensitivity(sensitivity ?? []),
              ...describeDiscovery(discovery),
              ...describeConvergence(convergence),
            ].join('\n'),
      );
    });
  },
});

function sensitivityCells(rows: readonly SensitivityRow[]): (string | number)[][] {
  return [
    ['outcome', 'block', 'index', 'input', 'with', 'value', 'ci_low', 'ci_high', 'points_left_out'],
    ...rows.map(({ outcome, block, index, input, with: other, estimate: { value, low, high }, leftOut }) => [
      outcome,
      block,
      index,
      input,
      other,
      value,
      low,
      high,
      leftOut,
    ]),
  ];
}

function discoveryCells({ boxes }: Discovery): (string | number)[][] {
  return [
    ['method', 'box', 'coverage', 'density', 'mass', 'restricted', 'limits'],
    ...boxes.map(({ method, box, coverage, density, mass, restricted, limits }) => [
      method,
      box,
      coverage,
      density,
      mass,
      restricted,
      limits.join('; '),
    ]),
  ];
}

function describeSensitivity(rows: readonly SensitivityRow[]): string[] {
  return sensitivityTables(rows).map(
    ({ title, indices, cells }) => `${title}\n${textTable(['input', ...indices], cells)}`,
  );
}

function describeDiscovery(discovery: Discovery | null): string[] {
  if (discovery === null) return [];
  const { points, cases, leftOut, regional, boxes } = discovery;
  const note = leftOut > 0 ? `; ${leftOut} points with failed runs left out` : '';
  const share = (value: number): string => `${(100 * value).toFixed(0)} %`;
  const far = regional
    .toSorted((a, b) => b.distance - a.distance)
    .map(({ input, distance, criticalDistance }) => [
      input,
      readableNumber(distance),
      distance > criticalDistance ? 'yes' : 'no',
    ]);
  const found = boxes.map(({ method, box, coverage, density, mass, limits }) => [
    `${method} ${box}`,
    share(coverage),
    share(density),
    share(mass),
    limits.join('; '),
  ]);
  return [
    `${cases} of ${points} points are of interest${note}\n${textTable(['input', 'distance', 'beyond chance (5 %)'], far)}`,
    textTable(['box', 'coverage', 'density', 'mass', 'limits'], found),
  ];
}

function describeConvergence(rows: readonly Convergence[]): string[] {
  if (rows.length === 0) return [];
  const cells = rows.map((one) => [
    one.outcome,
    String(one.point),
    String(one.replications),
    readableNumber(Number(one.mean.toPrecision(4))),
    readableNumber(Number(one.halfWidthBefore.toPrecision(3))),
    readableNumber(Number(one.halfWidth.toPrecision(3))),
    readableNumber(one.replicationsForTenth),
  ]);
  const header = [
    'outcome',
    'least precise point',
    'runs',
    'mean',
    'half-width of half',
    'half-width',
    'runs for a tenth',
  ];
  return [`Are the replications enough? Half-width of the 95 % interval of the mean\n${textTable(header, cells)}`];
}
