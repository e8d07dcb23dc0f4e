import { createStreams } from '../../../models/random/createStreams.ts';
import type { SampledDesign } from '../../spec/design/design.ts';
import { latinHypercubeDesign } from './latinHypercubeDesign.ts';
import { morrisDesign } from './morrisDesign.ts';
import { randomDesign } from './randomDesign.ts';
import { saltelliDesign } from './saltelliDesign.ts';
import { sobolDesign } from './sobolDesign.ts';
import type { UnitDesign } from './unitDesign.ts';

/** The points of a sampled design in the unit cube. */
export function unitDesignOf(design: SampledDesign): UnitDesign {
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
