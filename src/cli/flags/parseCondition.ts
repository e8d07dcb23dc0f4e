import type { Condition } from '../../analyseResults/analyseDiscovery.ts';

/** Reads `outcome < 0.5`. @throws SyntaxError for anything else. */
export function parseCondition(text: string): Condition {
  const match = /^\s*(\S+)\s*([<>])\s*([-+]?[\d.]+(?:e[-+]?\d+)?)\s*(%?)\s*$/.exec(text);
  if (match === null || Number.isNaN(Number(match[3]))) {
    throw new SyntaxError(`expected a condition such as "hashrate_change < -10 %", found "${text}"`);
  }
  const value = Number(match[3]) / (match[4] === '%' ? 100 : 1);
  return { outcome: match[1], relation: match[2] as '<' | '>', value };
}
