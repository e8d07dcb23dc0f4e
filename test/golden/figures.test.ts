import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { FigureStyle } from '../../src/report/figures/figureStyle.ts';
import { illegible, textBoxes } from '../support/textBoxes.ts';
import { figureExamples } from './figureExamples.ts';

const styles: FigureStyle[] = ([180, 85] as const).flatMap((widthMm) =>
  (['light', 'dark'] as const).map((theme) => ({ widthMm, theme })),
);
const smallest = { 180: 8, 85: 6.5 } as const;
const cases = Object.entries(figureExamples).flatMap(([name, draw]) =>
  styles.map((style) => ({ name, draw, style, title: `${name}, ${style.widthMm} mm, ${style.theme}` })),
);

describe.each(cases)('$title', ({ draw, style }) => {
  const svg = draw(style);

  it('has the width asked for, one background, and nothing that is no number', () => {
    expect(svg).toContain(`width="${style.widthMm}mm"`);
    expect(svg).toContain(`<rect width="${style.widthMm === 85 ? 241 : 510}"`);
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
    expect(svg.includes('fill="#FFFFFF"/>')).toBe(style.theme === 'light');
  });

  it('has no text below the least size, beyond the edges, or on another text', () => {
    expect(textBoxes(svg).length).toBeGreaterThan(8);
    expect(illegible(svg, smallest[style.widthMm])).toEqual([]);
  });

  it('names experiment, hash, model and version at its foot', () => {
    const texts = textBoxes(svg).map(({ text }) => text);
    expect(texts.slice(-2).join(' ')).toContain('small (a1b2c3d4): model market, seed "s", hashshift 0.1.0');
  });
});

describe.each(Object.entries(figureExamples))('%s', (name, draw) => {
  it('is the picture that was looked at', () => {
    const file = new URL(`./figures/${name}.svg`, import.meta.url);
    expect(draw({ widthMm: 85, theme: 'light' })).toBe(readFileSync(file, 'utf8'));
  });

  it('has the same shapes on a dark page', () => {
    const shapes = (theme: FigureStyle['theme']): string =>
      draw({ widthMm: 85, theme }).replaceAll(/="#[0-9A-F]{6}"/g, '=""');
    expect(shapes('dark')).toBe(shapes('light'));
  });

  it('tells ink from paper on either page: 4.5 to 1 for text, after WCAG 2.2', () => {
    for (const theme of ['light', 'dark'] as const) {
      const svg = draw({ widthMm: 180, theme });
      const paper = luminance(/<rect width="510" height="[\d.]+" fill="(#[0-9A-F]{6})"/.exec(svg)?.[1] ?? '');
      // Numbers in the cells of a map stand on the cell.
      const inks = [...svg.matchAll(/<text [^>]*fill="(#[0-9A-F]{6})"/g)].map(([, ink]) => ink);
      for (const ink of new Set(inks.filter((one) => one !== '#111111' && one !== '#FEFEFE'))) {
        const [light, dark] = [paper, luminance(ink)].sort((a, b) => b - a);
        expect((light + 0.05) / (dark + 0.05), `${ink} of ${name}, ${theme}`).toBeGreaterThanOrEqual(4.5);
      }
    }
  });
});

/** Relative luminance, https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

describe('the pictures of the documents', () => {
  const folder = new URL('../../docs/figures/', import.meta.url);
  it.each(readdirSync(folder).filter((file) => file.endsWith('.svg')))('%s can be read', (file) => {
    expect(illegible(readFileSync(new URL(file, folder), 'utf8'), 8)).toEqual([]);
  });

  it('are those of docs/figures.md, each with the command that makes it', () => {
    const page = readFileSync(new URL('../figures.md', folder), 'utf8');
    const sections = page.split(/^## /m).slice(1, -1);
    for (const section of sections) {
      const [name] = section.split('\n');
      expect(section).toMatch(new RegExp(`^npx hashshift figure results/\\w+ ${name}( |$)`, 'm'));
      expect(section).toContain(`](figures/${name}.svg)`);
    }
    expect(sections.length).toBe(9);
  });
});

describe('the search for overlaps', () => {
  it('finds texts that stand on each other, are too small or leave the picture', () => {
    const text = (x: number, y: number, size: number, word: string): string =>
      `<g transform="translate(${x},${y})" font-size="${size}"><text y="0.32em">${word}</text></g>`;
    const svg = (content: string): string =>
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50">${content}</svg>`;
    expect(illegible(svg(text(5, 20, 8, 'one') + text(5, 30, 8, 'two')), 8)).toEqual([]);
    expect(illegible(svg(text(5, 20, 8, 'one') + text(12, 24, 8, 'two')), 8)).toEqual([
      '"one" and "two" stand on each other',
    ]);
    expect(illegible(svg(text(5, 20, 6, 'one')), 8)).toEqual(['"one" has 6 pt']);
    expect(illegible(svg(text(90, 20, 8, 'one')), 8)).toEqual(['"one" leaves the picture']);
  });
});
