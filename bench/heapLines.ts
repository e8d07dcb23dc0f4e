import { execFileSync } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import type { Line } from './line.ts';
import { median } from './timing.ts';

const SMALL = 500;
const LARGE = 2500;

const MODELS = {
  threshold: (agents: number) => `model: threshold\nset: { population.size: ${agents} }\n`,
  market: (agents: number) => `model: market\nset: { population.privateOperators: ${agents} }\n`,
  // Two sites an operator.
  'market, bitcoin-2026 with AI contracts': (agents: number) =>
    `model: market\npreset: bitcoin-2026\nset: { population.privateOperators: ${agents / 2}, ai.rule: npv, ai.demandGrowthYear: 0.5 }\n`,
} as const;

/**
 * Memory that the loop of steps and records takes from the heap. What is allocated for every agent shows in the growth
 * from a small population to a large one; what is left, an epoch, are numbers that functions hand to each other in boxes
 * and the big integers of the retarget.
 */
export function heapLines(): Line[] {
  return Object.entries(MODELS).map(([name, text]) => {
    const small = bytesAnEpoch(text(SMALL));
    const large = bytesAnEpoch(text(LARGE));
    return {
      what: `heap, ${name}: bytes an agent-step`,
      figure: `${(small / 1024).toFixed(1)} kB an epoch with ${SMALL} agents`,
      ratio: Math.max(0, large - small) / (LARGE - SMALL),
      target: { bound: 'at most', value: 0.1 },
    };
  });
}

function bytesAnEpoch(text: string): number {
  const script = fileURLToPath(new URL('heapGrowth.mjs', import.meta.url));
  const experiment = `name: bench\nhorizon: 200 epochs\nseed: bench\n${text}`;
  const flags = ['--expose-gc', '--max-semi-space-size=256'];
  return median(
    Array.from({ length: 3 }, () =>
      Number(execFileSync(process.execPath, [...flags, script, experiment], { encoding: 'utf8' })),
    ),
  );
}
