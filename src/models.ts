import { market } from '../models/market.ts';
import type { Model } from '../models/model.ts';
import { threshold } from '../models/threshold.ts';

/**
 * The models that experiments can name, the default first. Worker threads load this module, so it is the one place to
 * add a model.
 */
export const models: ReadonlyMap<string, Model<unknown>> = new Map<string, Model<unknown>>([
  [market.name, market],
  [threshold.name, threshold],
]);
