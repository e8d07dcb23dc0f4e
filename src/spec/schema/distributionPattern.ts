import type { Parameter } from '../../../models/parameter.ts';
import type { Distribution } from '../design/distribution.ts';
import { DISTRIBUTION_FORMS } from '../design/distributionForms.ts';
import { fits, isNumeric, isValue, isWhole, unbounded } from '../design/readDistribution.ts';
import { patterns } from '../values/patterns.ts';
import { anyOfTexts, numberTexts } from './parameterSchema.ts';

/** The texts that are a distribution of a parameter, as a regular expression; null where it can have none. */
export function distributionPattern(parameter: Parameter, hasDates: boolean): string | null {
  const isBounded = parameter.min !== undefined || parameter.max !== undefined;
  const kinds = (Object.keys(DISTRIBUTION_FORMS) as Distribution['kind'][]).filter(
    (kind) => fits(kind, parameter) && !(kind === 'normal' && isBounded),
  );
  const calls = kinds.map((kind) => `${kind} ?\\(${argumentsPattern(kind, parameter, hasDates)}\\)`);
  return calls.length === 0 ? null : anyOfTexts([`\\s*(?:${calls.join('|')})\\s*`]);
}

function argumentsPattern(kind: Distribution['kind'], parameter: Parameter, hasDates: boolean): string {
  const form = DISTRIBUTION_FORMS[kind];
  const value = argumentPattern(parameter, hasDates);
  if (form[0] === '...') return `${value}(?:,${value})+`;
  return form.map((name) => (isValue(name) ? value : argumentPattern(unbounded(parameter, name), hasDates))).join(',');
}

function argumentPattern(parameter: Parameter, hasDates: boolean): string {
  if (parameter.kind === 'boolean') return '\\s*(?:true|false)\\s*';
  if (parameter.kind === 'choice') return `\\s*(?:${(parameter.choices ?? []).map(escaped).join('|')})\\s*`;
  if (!isNumeric(parameter)) return '\\s*[^,\\s][^,]*';
  const number = isWhole(parameter) ? patterns.whole : patterns.number;
  return `\\s*(?:${[number, ...numberTexts(parameter, hasDates)].join('|')})\\s*`;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
