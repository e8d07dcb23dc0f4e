import type { ReplicationStatistic } from '../../analyse/statistics/replicationStatistic.ts';

/** Reads `mean`, `sd` or a quantile such as `q0.9`. @throws SyntaxError for anything else. */
export function parseStatistic(text: string): ReplicationStatistic {
  if (text === 'mean' || text === 'sd') return { of: text };
  const p = /^q(0?\.\d+)$/.exec(text)?.[1];
  if (p === undefined) throw new SyntaxError(`expected mean, sd or a quantile such as q0.9, found "${text}"`);
  return { of: 'quantile', p: Number(p) };
}
