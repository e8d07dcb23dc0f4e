import type { ParameterValue } from '../../models/parameter.ts';
import { createStreams } from '../../models/random/createStreams.ts';
import type { SampledDesign } from '../spec/design.ts';
import type { DesignPoint } from '../spec/experiment.ts';
import { latinHypercubeDesign } from './designs/latinHypercubeDesign.ts';
import { morrisDesign } from './designs/morrisDesign.ts';
import { randomDesign } from './designs/randomDesign.ts';
import { saltelliDesign } from './designs/saltelliDesign.ts';
import { sobolDesign } from './designs/sobolDesign.ts';
import type { UnitDesign } from './designs/unitDesign.ts';
import { quantileOf } from './distributions/quantileOf.ts';

/**
 * The points of a sampled design, in its order: it is drawn in the unit cube, sent through the distributions, and each
 * point is crossed with the listed values.
 */
export function sampleDesign(design: SampledDesign): DesignPoint[] {
  const unit = unitDesign(design);
  const combinations = combinationsOf(design);
  const row = new Float64Array(unit.dimensions);
  const points: DesignPoint[] = [];
  for (let index = 0; index < unit.size; index++) {
    unit.at(index, row);
    const drawn = design.inputs.map((input, j) => [input.name, quantileOf(input, row[j])]);
    for (const listed of combinations) points.push(Object.fromEntries([...listed, ...drawn]));
  }
  return points;
}

/** Every combination of the listed values, as entries of a point; one empty combination where none are listed. */
function combinationsOf({ crossed }: SampledDesign): readonly (readonly Cell[])[] {
  let combinations: readonly (readonly Cell[])[] = [[]];
  for (const { name, values } of crossed) {
    combinations = combinations.flatMap((cells) => values.map((value): Cell[] => [...cells, [name, value]]));
  }
  return combinations;
}

type Cell = readonly [name: string, value: ParameterValue];

function unitDesign(design: SampledDesign): UnitDesign {
  const names = design.inputs.map(({ name }) => name);
  // What a design draws belongs to no replication: it has the first one's streams, under names of its own.
  const streams = createStreams(design.seed ?? '', 0);
  switch (design.method) {
    case 'random':
      return randomDesign(names, design.samples, streams);
    case 'latinHypercube':
      return latinHypercubeDesign(names, design.samples, design.maximin, streams);
    case 'sobol':
      return sobolDesign(names, design.samples, design.scramble ? streams : null);
    case 'saltelli':
      return saltelliDesign(names, design.samples, design.secondOrder, design.scramble ? streams : null);
    case 'morris':
      return morrisDesign(names, design.trajectories, design.levels, streams);
  }
}
