import type { ParameterValue } from '../../models/parameter.ts';
import type { SampledDesign } from '../spec/design/design.ts';
import type { DesignRows } from './designRows.ts';
import { unitDesignOf } from './designs/unitDesignOf.ts';
import { quantileOf } from './distributions/quantileOf.ts';

/**
 * The points of a sampled design, in its order: it is drawn in the unit cube, sent through the distributions, and each
 * point is crossed with the listed values.
 */
export function sampleDesign(design: SampledDesign): DesignRows {
  const unit = unitDesignOf(design);
  const combinations = combinationsOf(design);
  const row = new Float64Array(unit.dimensions);
  return {
    count: unit.size * combinations.length,
    at(index) {
      unit.at(Math.floor(index / combinations.length), row);
      const drawn = design.inputs.map((input, j): Cell => [input.name, quantileOf(input, row[j])]);
      return Object.fromEntries([...combinations[index % combinations.length], ...drawn]);
    },
  };
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
