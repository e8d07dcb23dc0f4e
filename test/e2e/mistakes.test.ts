import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exitCodes } from '../../src/cli/exitCodes.ts';
import { runCli } from '../../src/cli/runCli.ts';

const good = `name: good
model: market
preset: bitcoin-2026
horizon: 4 epochs
replications: 2
seed: s
set: { shift.start: 1 epoch }
vary: { shift.share: [0, 0.2] }
counterfactual: { shift.share: 0 }
outcomes: [hashrate_change]
`;

/** What is done to the good file (or given with `--set`), where the message must point, and what it must say. */
const mistakes: readonly (readonly [change: readonly [string, string] | string, place: string, says: string])[] = [
  [['name: good\n', ''], ':1:', 'name'],
  [['name: good', 'name: Not Good!'], ':1:7', 'lower-case'],
  [['model: market', 'model: markt'], ':2:8', 'market'],
  [['preset: bitcoin-2026', 'preset: bitcoin-2025'], ':3:9', 'bitcoin-2026'],
  [['horizon: 4 epochs\n', ''], ':1:', 'horizon'],
  [['4 epochs', '4 yaers'], ':4:10', 'yaers'],
  [['4 epochs', '-4 epochs'], ':4:10', '-4'],
  [['4 epochs', '2020-01-01'], ':4:10', '2020-01-01'],
  [['4 epochs', '2028-02-30'], ':4:10', '2028-02-30'],
  [['replications: 2', 'replications: 0'], ':5:15', '0'],
  [['replications: 2', 'replications: 2.5'], ':5:15', '2.5'],
  [['replications: 2', 'replications: many'], ':5:15', 'many'],
  [['replications: 2', 'replication: 2'], ':5:1', 'replications'],
  [['shift.start', 'shift.strat'], ':7:8', 'shift.start'],
  [['set: {', 'set: { shift.phase: 1.5,'], ':7:21', '1.5'],
  [['set: {', 'set: { shift.kind: everything,'], ':7:20', 'everything'],
  [['set: {', 'set: { chain.window: 1.5,'], ':7:22', '1.5'],
  [['set: {', 'set: { shift.share: 0.1,'], ':', 'shift.share'],
  [['set: {', 'set: { price.initialUsdBtc: .nan,'], ':7:29', 'price.initialUsdBtc'],
  [['set: {', 'set: { price.path: nowhere.csv,'], ':7:20', 'nowhere.csv'],
  [['set: {', 'set: { invest.anticipateHalving: perhaps,'], ':7:34', 'perhaps'],
  [['set: {', 'set: { population.regions: [{ nmae: US }],'], ':7:', 'name'],
  [['[0, 0.2]', '[0, 2]'], ':8:26', '2'],
  [['[0, 0.2]', '[]'], ':8:22', 'shift.share'],
  [['[0, 0.2]', '0.2'], ':8:', 'list'],
  [['[0, 0.2]', '[0, 0.2, 0.2]'], ':8:', '0.2'],
  [['[0, 0.2]', '[0, 0.2'], ':', ''],
  [['seed: s', 'seed: s\nseed: t'], ':7:1', 'seed'],
  [['counterfactual: { shift.share: 0 }\n', ''], ':9:', 'counterfactual'],
  [['counterfactual: { shift.share: 0 }', 'counterfactual: { shift.shrae: 0 }'], ':9:19', 'shift.share'],
  [['[hashrate_change]', '[hashrate_chagne]'], ':10:12', 'hashrate_change'],
  [['outcomes:', 'record: { columns: [hashprice] }\noutcomes:'], ':10:21', 'hashprice'],
  [['outcomes:', 'record: { every: 0 }\noutcomes:'], ':10:', '0'],
  [['outcomes:', 'figure: { shift.share: 0.7 }\noutcomes:'], ':10:', 'figure'],
  [['vary:', 'design: sobl\nvary:'], ':8:9', 'sobl'],
  ['shift.shrae=0.2', '--set shift.shrae=0.2', 'shift.share'],
  ['shift.share=lots', '--set shift.share=lots', 'lots'],
  ['shift.share', '--set', 'shift.share'],
];

describe('mistakes in an experiment', () => {
  it('begin with a file that is right', async () => {
    expect((await runIn(good, [])).code).toBe(exitCodes.success);
  });

  it.each(mistakes)('%j', async (change, place, says) => {
    const text = typeof change === 'string' ? good : good.replace(...change);
    if (typeof change !== 'string') expect(text).not.toBe(good);
    const { code, stdout, stderr, files } = await runIn(text, typeof change === 'string' ? ['--set', change] : []);
    expect(code).toBe(exitCodes.usage);
    expect(stdout).toBe('');
    expect(stderr).toContain(place.startsWith(':') ? `e.yaml${place}` : place);
    expect(stderr).toContain(says);
    expect(files).toEqual(['e.yaml']);
  });

  it('PAIN 20, errors that do not help: all are told at once, with place, expectation and nearest name', async () => {
    const text = good
      .replace('replications: 2', 'replications: 0')
      .replace('model: market', 'model: market\nqeustion: x');
    const { stderr } = await runIn(text.replace('0.2]', '7]'), []);
    for (const place of ['e.yaml:3:1', 'e.yaml:6:15', 'e.yaml:9:26']) expect(stderr).toContain(place);
  });
});

async function runIn(
  text: string,
  args: readonly string[],
): Promise<{ code: number; stdout: string; stderr: string; files: string[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'hashshift-'));
  const output = { stdout: '', stderr: '' };
  const stream = (name: 'stdout' | 'stderr') => ({
    write: (part: string) => {
      output[name] += part;
    },
  });
  const before = process.cwd();
  writeFileSync(join(folder, 'e.yaml'), text);
  process.chdir(folder);
  try {
    const registry = new URL('../../src/models.ts', import.meta.url).href;
    const streams = { stdout: stream('stdout'), stderr: stream('stderr'), env: {} };
    const code = await runCli(['run', 'e.yaml', '--workers', '1', ...args], streams, registry);
    return { code, ...output, files: readdirSync(folder) };
  } finally {
    process.chdir(before);
    rmSync(folder, { recursive: true });
  }
}
