import { estimateFigure } from '../../src/report/estimateFigure.ts';
import type { FigureStyle } from '../../src/report/figures/figureStyle.ts';
import { mapFigure } from '../../src/report/figures/mapFigure.ts';
import { primFigure } from '../../src/report/figures/primFigure.ts';
import { sensitivityFigure } from '../../src/report/figures/sensitivityFigure.ts';
import { stackFigure } from '../../src/report/figures/stackFigure.ts';
import { supplyFigure } from '../../src/report/figures/supplyFigure.ts';
import { tornadoFigure } from '../../src/report/figures/tornadoFigure.ts';
import { timeSeriesFigure } from '../../src/report/timeSeriesFigure.ts';

const source = 'small (a1b2c3d4): model market, seed "s", hashshift 0.1.0';
const grid = (count: number, from: number, to: number): number[] =>
  Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1));
const epochs = grid(14, 0, 130);
const course = (level: number, slope: number, spread: number) => ({
  mean: epochs.map((t) => level * (1 + slope * t)),
  low: epochs.map((t) => level * (1 + slope * t) * (1 - spread)),
  high: epochs.map((t) => level * (1 + slope * t) * (1 + spread)),
});
/** Even in the unit interval, the same everywhere. */
const spread = (i: number, step: number): number => (0.5 + i * step) % 1;

/** A figure of each kind with the names and numbers of real ones, by the name of its snapshot. */
export const figureExamples: Readonly<Record<string, (style: FigureStyle) => string>> = {
  'time-series': (style) =>
    timeSeriesFigure(
      {
        title:
          'What does a 20 % shift of mining capacity to AI do to the Bitcoin network, against the same world without it?',
        subtitle: 'Lines are means over 100 replications, bands hold 90 % of them.',
        source,
        xLabel: 'Difficulty epochs since the start (26 a year)',
        x: epochs,
        columns: ['Level', 'Change against the counterfactual'],
        legend: [
          { name: 'shift.kind hashrate, shift.order proportional, shift.share 0.2', colour: '#0072B2', dashed: false },
          { name: 'counterfactual: shift.share 0', colour: '#6B6B6B', dashed: true },
        ],
        rows: [
          ['Hashrate', 'EH/s', 900] as const,
          ['Difficulty', '1', 1.25e14] as const,
          ['Security budget', 'USD/day', 28.5e6] as const,
        ].map(([label, unit, level]) => ({
          label,
          unit,
          left: [
            { colour: '#0072B2', dashed: false, ...course(level, -0.002, 0.2) },
            { colour: '#6B6B6B', dashed: true, ...course(level, 0.001, 0.2) },
          ],
          right: [{ colour: '#0072B2', dashed: false, ...course(-12, 0.01, 0.3) }],
        })),
      },
      style,
    ),
  estimates: (style) =>
    estimateFigure(
      {
        parameters: ['shift.kind', 'shift.share'],
        points: ['hashrate, 0.2', 'capacity, 0.2', 'listedCapacity, leastEfficientFirst, 0.2'].map((text, point) => ({
          point,
          values: [text],
        })),
        columns: [
          {
            name: 'hashrate_change',
            unit: '1',
            isPercent: true,
            estimates: [-0.2, -0.11, -0.04].map((mean) => ({
              mean,
              ciLow: mean - 0.01,
              ciHigh: mean + 0.01,
              q05: mean - 0.05,
              q95: mean + 0.05,
              n: 100,
            })),
          },
        ],
      },
      'What each design point gave',
      source,
      style,
    ),
  stack: (style) =>
    stackFigure(
      {
        title: 'What is the power of mining sites used for?',
        subtitle: 'Means over 20 replications.',
        source,
        unit: 'MW',
        xLabel: 'Difficulty epochs since the start',
        x: epochs,
        parts: ['mining', 'idle', 'building AI', 'AI', 'free', 'forbidden'],
        whole: 'grid capacity',
        scenarios: [
          {
            name: 'shift.share 0.2',
            values: [
              epochs.map((t) => 17_900 - 40 * t),
              epochs.map((t) => 5_700 - 20 * t),
              epochs.map((t) => (t > 0 && t < 60 ? 900 : 300)),
              epochs.map((t) => 330 + 60 * t),
              epochs.map((t) => 1_380 + 10 * t),
              epochs.map(() => 0),
            ],
          },
          {
            name: 'counterfactual',
            values: [
              epochs.map((t) => 17_900 + 20 * t),
              epochs.map((t) => 5_700 - 30 * t),
              epochs.map(() => 200),
              epochs.map((t) => 330 + 3 * t),
              epochs.map((t) => 1_380 + 10 * t),
              epochs.map(() => 0),
            ],
          },
        ],
      },
      style,
    ),
  supply: (style) =>
    supplyFigure(
      {
        title: 'At which hashprice does how much hashrate run?',
        subtitle: 'Cumulative hashrate over the hashprice at which it breaks even, by energy per hash.',
        source,
        amount: { label: 'Installed hashrate', unit: 'EH/s' },
        level: { label: 'Break-even hashprice', unit: 'USD/PH/day' },
        nowLabel: 'hashprice',
        groups: ['under 15 J/TH', '15 to 20 J/TH', '20 to 25 J/TH', '25 to 35 J/TH', 'over 35 J/TH'],
        moments: [0, 1].map((at) => ({
          name: at === 0 ? 'epoch 0' : 'epoch 130',
          now: 38 + 6 * at,
          pieces: Array.from({ length: 120 }, (_, i) => ({
            amount: 8 + 2 * at,
            level: 15 + 12 * (i % 5) + 25 * spread(i, 0.377),
            group: i % 5,
          })),
        })),
      },
      style,
    ),
  'map-lines': (style) =>
    mapFigure(
      {
        title: 'Which share of the power hosts AI, over the yield ratio, by capital cost?',
        subtitle: 'Means over 20 replications with their 95 % intervals.',
        source,
        outcome: { label: 'ai_share_capacity', unit: '%' },
        x: { label: 'ai_yield_ratio', unit: '1' },
        by: { label: 'ai.capexUsdMw', unit: 'USD/MW' },
        rows: ['5,000,000', '8,000,000', '11,000,000', '14,000,000'].map((text, row) => ({
          text,
          cells: grid(6, 1, 6).map((x) => {
            const mean = 40 / (1 + Math.max(0.1, 4 + row - x));
            return { x, mean, low: 0.9 * mean, high: 1.1 * mean };
          }),
        })),
      },
      style,
    ),
  'map-cells': (style) =>
    mapFigure(
      {
        title: 'Which share of the power hosts AI?',
        subtitle: 'Means over 20 replications.',
        source,
        outcome: { label: 'ai_share_capacity', unit: '%' },
        x: { label: 'ai.rentUsdMwYear', unit: 'USD/MW/year' },
        by: { label: 'ai.capexUsdMw', unit: 'USD/MW' },
        rows: grid(7, 5e6, 17e6).map((capex, row) => ({
          text: `${capex / 1e6} M`,
          cells: grid(8, 1e6, 2.75e6).map((x, i) => ({ x, mean: Math.max(0, 5 * i - 4 * row + 8), low: 0, high: 50 })),
        })),
      },
      style,
    ),
  tornado: (style) =>
    tornadoFigure(
      {
        title: 'Which inputs move hashrate_change most?',
        subtitle: 'Means over the points with the lowest and the highest fifth of each input.',
        source,
        outcome: { label: 'hashrate_change', unit: '%' },
        centre: -11.2,
        ends: ['lowest fifth', 'highest fifth'],
        bars: [
          { input: 'shift.share', range: '0.05 / 0.3', low: -4.1, high: -19.8 },
          { input: 'price.driftYear', range: '-0.1 / 0.4', low: -13.1, high: -9.2 },
          { input: 'population.privateOperators', range: '20 / 200', low: -11.9, high: -12.4 },
          { input: 'ai.rule', range: 'yieldThreshold / none', low: -10.2, high: -12.1 },
        ],
      },
      style,
    ),
  sensitivity: (style) =>
    sensitivityFigure(
      {
        title: 'Which inputs explain the variance of hashrate_change?',
        subtitle: "Sobol' indices with 95 % bootstrap intervals.",
        source,
        outcome: 'hashrate_change',
        unit: '1',
        indices: ['first order', 'total'],
        inputs: ['shift.share', 'price.driftYear', 'population.privateOperators'].map((name, i) => ({
          name,
          estimates: [0.62 / (1 + 2 * i), 0.71 / (1 + 2 * i)].map((value) => ({
            value,
            low: value - 0.06,
            high: value + 0.05,
          })),
        })),
      },
      style,
    ),
  prim: (style) => {
    const shares = Array.from({ length: 80 }, (_, i) => 0.3 * spread(i, 0.618));
    const drifts = Array.from({ length: 80 }, (_, i) => -0.1 + 0.5 * spread(i, 0.377));
    return primFigure(
      {
        title: 'Where does hashrate fall by more than 10 %?',
        subtitle:
          'PRIM: the box holds 88 % of the 30 cases of interest (coverage), and 91 % of its points are such (density).',
        source,
        condition: 'hashrate_change < -10 %',
        steps: grid(12, 0, 1).map((t) => ({ coverage: 1 - 0.5 * t * t, density: 0.375 + 0.6 * t })),
        chosen: 8,
        ranges: [
          { input: 'shift.share', unit: '1', low: 0.14, high: 0.2987, least: 0.002, most: 0.2987, values: shares },
          { input: 'price.driftYear', unit: '1/year', low: -0.1, high: 0.22, least: -0.1, most: 0.4, values: drifts },
        ],
        categories: [{ input: 'shift.order', allowed: 'proportional' }],
        ofInterest: shares.map((share, i) => share > 0.13 && drifts[i] < 0.25),
      },
      style,
    );
  },
};
