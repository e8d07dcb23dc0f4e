import { describe, expect, it } from 'vitest';
import { quantileOf } from '../../src/plan/distributions/quantileOf.ts';
import type { Distribution } from '../../src/spec/design/distribution.ts';
import { readDesignLines } from './designTable.ts';

const [, ...lines] = readDesignLines('quantiles.csv');
const table = lines.map((line) => {
  const [distribution, u, value] = line.split(',');
  return { distribution, u: Number(u), value: Number(value) };
});

function distributionOf(text: string): Distribution {
  const [kind, list] = text.slice(0, -1).split('(');
  const [a, b, c, d] = list.split(';').map(Number);
  if (kind === 'uniform' || kind === 'logUniform') return { kind, low: a, high: b };
  if (kind === 'triangular') return { kind, low: a, mode: b, high: c };
  if (kind === 'normal') return { kind, mean: a, sd: b };
  return { kind: 'truncatedNormal', mean: a, sd: b, low: c, high: d };
}

describe('inverse distribution functions', () => {
  it.each([
    ['uniform(2; 5)', 63],
    ['triangular(1; 1.75; 4)', 63],
    ['normal(10; 2)', 63],
    ['truncatedNormal(5; 2; 0; 8)', 63],
    ['logUniform(30000; 200000)', 9],
    ['truncatedNormal(0; 1; -2; 2)', 7],
    ['truncatedNormal(0; 1; 4; 9)', 7],
    ['truncatedNormal(0; 1; -9; -4)', 7],
  ])("%s equals SALib's or SciPy's to 1e-9", (name, count) => {
    const rows = table.filter(({ distribution }) => distribution === name);
    expect(rows).toHaveLength(count);
    const input = { name, distribution: distributionOf(name), isWhole: false };
    for (const { u, value } of rows) {
      const error = Math.abs((quantileOf(input, u) as number) - value);
      expect(error, `${name} at ${u}`).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(value)));
    }
  });
});
