import type { Model } from '../../models/model.ts';

/** What reading an experiment needs of a model, whatever its state is. */
export type AnyModel = Pick<Model<unknown>, 'name' | 'parameters' | 'columns' | 'outcomes' | 'streams'>;
