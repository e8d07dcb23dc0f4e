import { DESIGN_METHODS, isSampled, RIGID_METHODS } from '../design/designMethods.ts';
import { MAX_MAXIMIN } from '../design/readSampledDesign.ts';
import { DESIGN_OPTIONS, designsTaking } from '../experimentKeys.ts';
import { conditional } from './conditional.ts';
import type { JsonSchema } from './jsonSchema.ts';

/** Which keys go with which design, and with each other, whatever the model is. */
export function designRules(): readonly JsonSchema[] {
  return [
    { not: { required: ['vary', 'points'] } },
    ...DESIGN_METHODS.map((method) => conditional(isDesign(method), keysOf(method))),
    // Without the key, vary is a full product and points are a list: neither takes options.
    conditional({ not: { required: ['design'] } }, { properties: refused(DESIGN_OPTIONS) }),
    conditional(
      { properties: { maximin: { const: true } }, required: ['maximin'] },
      { properties: { samples: { maximum: MAX_MAXIMIN } } },
    ),
    // A precision needs a range of replications, and only a precision does.
    conditional(
      { required: ['until'] },
      { properties: { replications: { type: 'string' } }, required: ['replications'] },
      { properties: { replications: { type: 'integer' } } },
    ),
  ];
}

/** The condition that an experiment has one of these designs. */
export function isDesign(...methods: readonly string[]): JsonSchema {
  return { properties: { design: { enum: methods } }, required: ['design'] };
}

function keysOf(method: string): JsonSchema {
  const isRigid = RIGID_METHODS.some((rigid) => rigid === method);
  const options = DESIGN_OPTIONS.filter((option) => !designsTaking(option).includes(method));
  const others = [...options, ...(method === 'list' ? [] : ['points']), ...(isRigid ? ['constraints'] : [])];
  const count = method === 'morris' ? 'trajectories' : 'samples';
  const required = isSampled(method) ? ['vary', count] : method === 'list' ? ['points'] : [];
  return { properties: refused(others), ...(required.length === 0 ? {} : { required }) };
}

function refused(names: readonly string[]) {
  return Object.fromEntries(names.map((name) => [name, false]));
}
