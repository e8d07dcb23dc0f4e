import type { ParameterValues } from '../../parameter.ts';
import { between } from '../expect/between.ts';
import { closeTo } from '../expect/closeTo.ts';
import { entryHashprice, growthWorld, longRunChange } from '../growthWorld.ts';
import type { ValidationCheck } from '../validationCheck.ts';

const FIFTH_LEAVES: ParameterValues = { 'shift.kind': 'capacity', 'shift.share': 0.2, 'shift.start': 3 };
const FIXED = 1e-6;
const GROWN = 0.01;

/** AI takes a fifth of the power of a network in equilibrium: what supply of capacity decides. */
export const sElasticCapacity: ValidationCheck = {
  letter: 'S',
  what: 'AI takes 20 % of the power of a network in free-entry equilibrium, four years later',
  kind: 'analytic',
  source:
    'free entry: hashprice returns to the cost of a new machine where power can be had, or to 1/(1-0.2) where not',
  measure: () => {
    const after = (spare: number): { hashrate: number; hashprice: number } =>
      longRunChange(growthWorld(entryHashprice(0), { ...FIFTH_LEAVES, 'site.spareCapacity': spare }));
    const none = after(0);
    const elastic = after(10);
    return [
      closeTo('no spare capacity: hashrate, factor', 0.8, none.hashrate, '0.8', FIXED),
      closeTo('no spare capacity: hashprice, factor', 1.25, none.hashprice, '1.25', FIXED),
      closeTo('elastic capacity at the same cost: hashrate, factor', 1, elastic.hashrate, '1 within 1 %', GROWN),
      closeTo('elastic capacity at the same cost: hashprice, factor', 1, elastic.hashprice, '1 within 1 %', GROWN),
      between('spare capacity of a tenth: hashrate, factor', 0.895, 0.905, after(0.1).hashrate, '0.9 within 0.005'),
    ];
  },
};
