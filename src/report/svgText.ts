/** Where and how a line of text stands in a picture. Lengths in points. */
export interface TextStyle {
  readonly x: number;
  /** Of the baseline. */
  readonly y: number;
  readonly size: number;
  readonly weight?: 'bold';
  readonly fill?: string;
  readonly anchor?: 'start' | 'middle' | 'end';
}

/** One line of text as an SVG element. */
export function svgText(text: string, style: TextStyle): string {
  const weight = style.weight === undefined ? '' : ` font-weight="${style.weight}"`;
  const anchor = style.anchor ?? 'start';
  const fill = style.fill ?? '#000000';
  return `<text x="${style.x}" y="${style.y}" font-size="${style.size}"${weight} fill="${fill}" text-anchor="${anchor}">${escapeXml(text)}</text>`;
}

/** Text made safe for the content of an element or a quoted attribute. */
export function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

/**
 * Upper estimate of a line's width in points. The reader's sans-serif is unknown, so this is the mean advance of the
 * widest common one (DejaVu Sans, 0.6 of the size; bold 0.67).
 */
export function textWidth(text: string, size: number, weight?: 'bold'): number {
  return text.length * size * (weight === 'bold' ? 0.67 : 0.6);
}

/** Breaks text at spaces into lines that fit; a single word that is too long keeps a line to itself. */
export function wrapText(text: string, size: number, width: number, weight?: 'bold'): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && textWidth(longer, size, weight) > width) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  if (line !== '') lines.push(line);
  return lines;
}

/** A text cut to a width, with an ellipsis where something is missing. */
export function shortened(text: string, size: number, width: number, weight?: 'bold'): string {
  if (textWidth(text, size, weight) <= width + 1e-9) return text;
  return `${text.slice(0, Math.max(0, Math.floor(width / textWidth('m', size, weight)) - 1))}…`;
}
