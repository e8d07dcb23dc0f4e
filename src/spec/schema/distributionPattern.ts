import type { Parameter } from '../../../models/parameter.ts';
import type { Distribution } from '../distribution.ts';
import { DISTRIBUTION_FORMS } from '../distributionForms.ts';
import { patterns } from '../patterns.ts';
import { fits, isNumeric } from '../readDistribution.ts';
import { anyOfTexts, numberTexts } from './parameterSchema.ts';

/** The texts that are a distribution of a parameter, as a regular expression; null where it can have none. */
export function distributionPattern(parameter: Parameter, hasDates: boolean): string | null {
  const argument = argumentPattern(parameter, hasDates);
  const isBounded = parameter.min !== undefined || parameter.max !== undefined;
  const kinds = (Object.keys(DISTRIBUTION_FORMS) as Distribution['kind'][]).filter(
    (kind) => fits(kind, parameter) && !(kind === 'normal' && isBounded),
  );
  const counts = [...new Set(kinds.map(furtherArguments))];
  const calls = counts.map((count) => {
    const alike = kinds.filter((kind) => furtherArguments(kind) === count).join('|');
    return `(?:${alike}) ?\\(${argument}(?:,${argument})${count}\\)`;
  });
  return calls.length === 0 ? null : anyOfTexts([`\\s*(?:${calls.join('|')})\\s*`]);
}

/** How many arguments follow the first, as a quantifier. */
function furtherArguments(kind: Distribution['kind']): string {
  const form = DISTRIBUTION_FORMS[kind];
  return form[0] === '...' ? '+' : `{${form.length - 1}}`;
}

function argumentPattern(parameter: Parameter, hasDates: boolean): string {
  if (parameter.kind === 'boolean') return '\\s*(?:true|false)\\s*';
  if (parameter.kind === 'choice') return `\\s*(?:${(parameter.choices ?? []).map(escaped).join('|')})\\s*`;
  if (!isNumeric(parameter)) return '\\s*[^,\\s][^,]*';
  return `\\s*(?:${[patterns.number, ...numberTexts(parameter, hasDates)].join('|')})\\s*`;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
