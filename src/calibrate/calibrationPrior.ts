import { ordersPrior } from '../../models/calibration/ordersPrior.ts';
import type { ParameterValues } from '../../models/parameter.ts';
import { createStreams } from '../../models/random/createStreams.ts';
import type { LoadedExperiment } from '../load/loadExperiment.ts';
import { SpecError } from '../specError.ts';

/** Independent draws from the prior: the points of a sampled design, each with a factor on orders. */
export interface CalibrationPrior {
  readonly names: readonly string[];
  readonly units: readonly string[];
  readonly count: number;
  /** One value a parameter, in the order of `names`. */
  at(draw: number): readonly number[];
  /** A full set of the model's parameters, and the factor on orders, from one value a parameter. */
  resolve(values: readonly number[]): { readonly parameters: ParameterValues; readonly ordersFactor: number };
}

/** Methods whose points are draws from the product of the distributions. */
const METHODS = ['random', 'latinHypercube', 'sobol'];

/** @throws SpecError when the experiment is not of the model `market` or its design is no prior. */
export function calibrationPrior({ experiment, plan, model }: LoadedExperiment): CalibrationPrior {
  const { design, base, seed } = experiment;
  if (experiment.model !== 'market') {
    throw new SpecError(`a calibration is of the model market, not ${experiment.model}`);
  }
  if (!('inputs' in design) || !METHODS.includes(design.method)) {
    throw new SpecError(
      `a calibration draws parameters from distributions: expected the design ${METHODS.join(', ')}, found ${design.method}`,
    );
  }
  if (plan.replications !== 1) {
    throw new SpecError(`a calibration runs each draw once: replications is ${plan.replications}, expected 1`);
  }
  if (design.crossed.length > 0) {
    throw new SpecError(`a calibration draws every parameter: ${design.crossed[0].name} has a list of values`);
  }
  const category = design.inputs.find(({ name }) => typeof plan.points[0].design[name] !== 'number');
  if (category !== undefined) {
    throw new SpecError(`a calibration is of numbers: ${category.name} is none; set it, and run once for each value`);
  }
  const { inputs } = design;
  const orders = createStreams(seed, 0).field('calibration', ordersPrior.name);
  return {
    names: [...inputs.map(({ name }) => name), ordersPrior.name],
    units: [
      ...inputs.map(({ name }) => model.parameters.find((one) => one.name === name)?.unit ?? '-'),
      ordersPrior.unit,
    ],
    count: plan.designPoints,
    at(draw) {
      const point = plan.points[draw].design;
      return [...inputs.map(({ name }) => point[name] as number), ordersPrior.at(orders.at(draw, 0))];
    },
    resolve(values) {
      const drawn = inputs.map(({ name, isWhole }, p) => [name, isWhole ? Math.round(values[p]) : values[p]] as const);
      return { parameters: { ...base, ...Object.fromEntries(drawn) }, ordersFactor: values[inputs.length] };
    },
  };
}
