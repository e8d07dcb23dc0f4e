import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Line } from './line.ts';
import { median, medianRatio, takeTurns } from './timing.ts';

const SITES = 1000;
const EPOCHS = 260;
const HEAD = `name: bench\nhorizon: ${EPOCHS} epochs\nseed: bench\n`;

const THRESHOLD = `model: threshold\nset: { population.size: ${SITES} }\n`;
const MARKETS = {
  'default parameters': `model: market\nset: { population.privateOperators: ${SITES} }\n`,
  // 48 sites are listed, and private operators have two each.
  'preset bitcoin-2026, 18 vintages': `model: market\npreset: bitcoin-2026\nset: { population.privateOperators: ${(SITES - 48) / 2} }\n`,
} as const;

/**
 * Steps of the `market` model with every column recorded, over steps of the `threshold` model with as many agents. Each
 * runs in a process of its own, and they take turns.
 */
export async function marketLines(rounds: number): Promise<Line[]> {
  const script = fileURLToPath(new URL('stepTimes.mjs', import.meta.url));
  const children = [THRESHOLD, ...Object.values(MARKETS)].map((text) => fork(script, [HEAD + text], { execArgv: [] }));
  const times = await takeTurns(
    children.map((child, i) => ({ name: String(i), timeMs: () => ask(child, 9) })),
    rounds,
  ).finally(() => {
    for (const child of children) child.kill();
  });
  const ns = (i: number): string => `${((median(times[i]) * 1e6) / SITES / EPOCHS).toFixed(1)} ns`;
  return [
    { what: 'threshold: an agent-step', figure: ns(0), ratio: null, target: null },
    ...Object.keys(MARKETS).map(
      (name, i): Line => ({
        what: `market, ${name}: a site-epoch over an agent-step`,
        figure: ns(i + 1),
        ratio: medianRatio(times[i + 1], times[0]),
        target: { bound: 'at most', value: 8 },
      }),
    ),
  ];
}

async function ask(child: ChildProcess, repetitions: number): Promise<number> {
  child.send(repetitions);
  const [ms] = await once(child, 'message');
  return Number(ms);
}
