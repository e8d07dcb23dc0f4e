import type { ConversionRule } from '../../miners/rules/conversionRule.ts';
import type { Parameter } from '../../parameter.ts';
import { listChoices } from '../../part.ts';

const owners = { Listed: 'listed operators', Private: 'private operators', State: 'operators owned by a state' };

/** How owners decide on AI contracts. Default: nobody converts. */
export const aiRuleParameters = (rules: readonly ConversionRule[]): readonly Parameter[] => [
  {
    name: 'ai.rule',
    kind: 'choice',
    unit: '-',
    default: 'none',
    choices: ['none', ...rules.map(({ name }) => name)],
    description: `Decision to offer capacity to AI: ${listChoices(['never', ...rules.map(({ summary }) => summary)])}.`,
    source: 'definition',
  },
  ...(['Listed', 'Private', 'State'] as const).map(
    (cohort): Parameter => ({
      name: `ai.rule${cohort}`,
      kind: 'choice',
      unit: '-',
      default: 'same',
      choices: ['same', 'none', ...rules.map(({ name }) => name)],
      description: `The same for ${owners[cohort]} alone; same: what ai.rule says.`,
      source: 'definition',
    }),
  ),
  {
    name: 'ai.peerMemory',
    kind: 'duration',
    unit: 'epoch',
    default: 26,
    min: 0,
    max: 1000,
    description: 'Time after which a contract won by others counts by 1/e to rules that look at others (herding).',
    source: 'assumption: a year',
  },
];
