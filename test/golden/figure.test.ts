import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { textWidth, wrapText } from '../../src/report/svgText.ts';
import { tickLabels } from '../../src/report/tickLabels.ts';
import { type FigureInput, timeSeriesFigure } from '../../src/report/timeSeriesFigure.ts';

const x = [0, 1, 2, 3, 4, 5];
const band = (level: number, slope: number) => ({
  mean: x.map((t) => level * (1 + slope * t)),
  low: x.map((t) => level * (1 + slope * t) * 0.9),
  high: x.map((t) => level * (1 + slope * t) * 1.1),
});
const input: FigureInput = {
  title: 'What happens when a share leaves, told in a title that is too long for a single line of the figure?',
  subtitle: 'Lines are means, bands hold 90 %.',
  source: 'small: model market, seed "s", hashshift 0.1.0',
  xLabel: 'Epochs',
  x,
  columns: ['Level', 'Change'],
  legend: [
    { name: 'with <20 %> & more', colour: '#0072B2', dashed: false },
    { name: 'without', colour: '#6B6B6B', dashed: true },
  ],
  rows: [
    {
      label: 'Difficulty',
      unit: '1',
      left: [
        { colour: '#0072B2', dashed: false, ...band(1.25e14, -0.02) },
        { colour: '#6B6B6B', dashed: true, ...band(1.25e14, 0.01) },
      ],
      right: [{ colour: '#0072B2', dashed: false, ...band(-12, 0.1) }],
    },
    {
      label: 'Security budget',
      unit: 'USD/day',
      left: [{ colour: '#0072B2', dashed: false, ...band(28.5e6, 0) }],
      right: [{ colour: '#0072B2', dashed: false, ...band(-2, 0) }],
    },
  ],
};

describe('the time series figure', () => {
  const svg = timeSeriesFigure(input);

  it('is the picture that was looked at', () => {
    expect(svg).toBe(readFileSync(new URL('./figure/small.svg', import.meta.url), 'utf8'));
  });

  it('stands on white at 180 mm, with no text below 8 pt and none beyond its edges', () => {
    expect(svg).toContain('width="180mm"');
    expect(svg).toMatch(/<rect width="510" height="\d+(\.\d+)?" fill="#FFFFFF"\/>/);
    const sizes = [...svg.matchAll(/font-size="([\d.]+)"/g)].map(([, size]) => Number(size));
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(8);
    const lines = [
      ...svg.matchAll(
        /<text x="([\d.]+)" y="[\d.]+" font-size="([\d.]+)"( font-weight="bold")?[^>]*anchor="start">([^<]*)/g,
      ),
    ];
    expect(lines.length).toBeGreaterThan(8);
    for (const [, left, size, bold, text] of lines) {
      const width = textWidth(text, Number(size), bold === undefined ? undefined : 'bold');
      expect(Number(left) + width, text).toBeLessThanOrEqual(510);
    }
  });

  it('shows what is said, not what it looks like in XML', () => {
    expect(svg).toContain('with &lt;20 %&gt; &amp; more');
    expect(svg).not.toContain('NaN');
  });

  it('refuses what cannot be drawn', () => {
    expect(() => timeSeriesFigure({ ...input, rows: [] })).toThrow(RangeError);
    expect(() => timeSeriesFigure({ ...input, x: [0, 1] })).toThrow('differ in length');
  });
});

describe('labels', () => {
  it.each([
    [[100e12, 110e12, 120e12], '1', ['100 T', '110 T', '120 T']],
    [[27.5e6, 30e6], 'USD/day', ['27.5 M', '30.0 M']],
    [[0, 1e9, 2e9], 'USD', ['0', '1 bn', '2 bn']],
    [[800, 1000], 'EH/s', ['800', '1,000']],
    [[-0.1, 0, 0.1], '%', ['-0.1', '0.0', '0.1']],
  ])('%j in %s are %j', (ticks, unit, labels) => {
    expect(tickLabels(ticks, unit)).toEqual(labels);
  });

  it('break at spaces and keep every word', () => {
    const text = 'one two three four five';
    const lines = wrapText(text, 10, 60);
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.join(' ')).toBe(text);
  });
});
