import type { Line } from './line.ts';
import { type Program, prepareRun, setupOf } from './program.ts';
import { median, medianRatio, takeTurns, timed } from './timing.ts';

const SITES = 1000;
const EPOCHS = 260;
const HEAD = `name: bench\nhorizon: ${EPOCHS} epochs\nseed: bench\n`;

const MARKETS = {
  'default parameters': `model: market\nset: { population.privateOperators: ${SITES} }\n`,
  // 48 sites are listed, and private operators have two each.
  'preset bitcoin-2026, 18 vintages': `model: market\npreset: bitcoin-2026\nset: { population.privateOperators: ${(SITES - 48) / 2} }\n`,
} as const;

/** Steps of the `market` model with every column recorded, over steps of the `threshold` model with as many agents. */
export async function marketLines(program: Program, rounds: number): Promise<Line[]> {
  const threshold = await setupOf(program, `${HEAD}model: threshold\nset: { population.size: ${SITES} }\n`);
  const markets = await Promise.all(Object.values(MARKETS).map((text) => setupOf(program, HEAD + text)));
  const times = await takeTurns(
    [threshold, ...markets].map((setup, i) => ({
      name: setup.model.name,
      timeMs: () => timed(i === 0 ? 9 : 3, () => prepareRun(program, setup)),
    })),
    rounds,
  );
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
