import { describeNode } from '../document/describeNode.ts';
import type { SpecNode } from '../document/specNode.ts';
import { EXPERIMENT_KEYS } from '../experimentKeys.ts';
import type { ReadContext } from '../readContext.ts';
import { readEpochs } from './readMoment.ts';

// Beyond 3,800 years a horizon is a slip of the pen, and the rows of one run would not fit in memory.
const MAX_EPOCHS = EXPERIMENT_KEYS.horizon.form.max;

const EXPECTED = `a length of 1 to ${MAX_EPOCHS} epochs or a date after the start, for example 5 years, 130 epochs or 2031-06-14`;

/** Length of a run in whole epochs; 1 after a mistake has been reported, at `root` when there is no horizon at all. */
export function readHorizon(node: SpecNode | undefined, root: SpecNode, context: ReadContext): number {
  if (node === undefined) {
    context.report(root, 'the experiment has no horizon', EXPECTED);
    return 1;
  }
  if (node.kind !== 'scalar') {
    context.report(node, `horizon is ${describeNode(node)}`, EXPECTED);
    return 1;
  }
  const epochs = readEpochs(node, 'horizon', EXPECTED, context);
  if (epochs === undefined) return 1;
  if (epochs < 1) context.report(node, `horizon is ${node.text}, under one epoch`, EXPECTED);
  if (epochs > MAX_EPOCHS) context.report(node, `horizon is ${node.text}, over ${MAX_EPOCHS} epochs`, EXPECTED);
  return epochs;
}
