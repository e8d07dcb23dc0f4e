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

/** The points of a sampled design, in its order: it is drawn in the unit cube and sent through the distributions. */
export function sampleDesign(design: SampledDesign): DesignPoint[] {
  const unit = unitDesign(design);
  const row = new Float64Array(unit.dimensions);
  return Array.from({ length: unit.size }, (_, index) => {
    unit.at(index, row);
    const point: Record<string, ParameterValue> = {};
    design.inputs.forEach((input, j) => {
      point[input.name] = quantileOf(input, row[j]);
    });
    return point;
  });
}

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
