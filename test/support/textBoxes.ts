import { DOMParser } from 'linkedom';

/** The place that a line of text takes, in points. */
export interface TextBox {
  readonly text: string;
  readonly size: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/**
 * Advance widths of the characters 32 to 126 in thousandths of the size: DejaVu Sans and its bold, the widest of the common
 * sans-serifs. Source: table hmtx of the fonts of version 2.37, https://dejavu-fonts.github.io/
 */
const plain =
  '318 401 460 838 636 950 780 275 390 390 500 838 318 361 318 337 636 636 636 636 636 636 636 636 636 636 337 337 838 838 838 531 1000 684 686 698 770 632 575 775 752 295 295 656 557 863 748 787 603 787 695 635 611 732 684 989 685 611 685 390 337 390 838 500 500 613 635 550 635 615 352 635 634 278 278 579 278 974 634 612 635 635 411 521 392 634 592 818 592 592 525 636 337 636 838';
const bold =
  '348 456 521 838 696 1002 872 306 457 457 523 838 380 415 380 365 696 696 696 696 696 696 696 696 696 696 400 400 838 838 838 580 1000 774 762 734 830 683 683 821 837 372 372 775 637 995 837 850 733 850 770 720 682 812 774 1103 771 724 725 457 365 457 838 500 500 675 716 593 716 678 435 716 712 343 343 665 343 1042 712 687 716 716 493 595 478 712 652 924 645 652 582 712 365 712 838';
const widths = { plain: plain.split(' ').map(Number), bold: bold.split(' ').map(Number) };

/** Where every line of text of a figure stands. Knows what our figures use: translations, anchors, sizes and `em`. */
export function textBoxes(svg: string): TextBox[] {
  const { documentElement } = new DOMParser().parseFromString(svg, 'image/svg+xml');
  const boxes: TextBox[] = [];
  visit(documentElement as unknown as Node, { x: 0, y: 0, size: 16, anchor: 'start', bold: false }, boxes);
  return boxes;
}

/** Pairs of texts that stand on each other, and texts that leave the picture or that cannot be read. */
export function illegible(svg: string, smallest: number): string[] {
  const boxes = textBoxes(svg);
  const [, width, height] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg)?.map(Number) ?? [];
  const problems = boxes.flatMap(({ text, size, left, right, top, bottom }) => [
    ...(size < smallest ? [`"${text}" has ${size} pt`] : []),
    ...(left < 0 || right > width || top < 0 || bottom > height ? [`"${text}" leaves the picture`] : []),
  ]);
  boxes.forEach((a, i) => {
    for (const b of boxes.slice(i + 1)) {
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (across > 0.2 && down > 0.2) problems.push(`"${a.text}" and "${b.text}" stand on each other`);
    }
  });
  return problems;
}

interface Node {
  readonly nodeType: number;
  readonly tagName: string;
  readonly textContent: string;
  readonly childNodes: ArrayLike<Node>;
  getAttribute(name: string): string | null;
}

interface Inherited {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly anchor: string;
  readonly bold: boolean;
}

function visit(node: Node, from: Inherited, boxes: TextBox[]): void {
  if (node.nodeType !== 1) return;
  const transform = node.getAttribute('transform') ?? '';
  const [, x, y] = /^translate\(([-\d.e]+)(?:,([-\d.e]+))?\)$/.exec(transform) ?? ['', '0', '0'];
  if (transform !== '' && !transform.startsWith('translate(')) throw new Error(`what is ${transform}?`);
  const here: Inherited = {
    x: from.x + Number(x),
    y: from.y + Number(y ?? 0),
    size: Number(node.getAttribute('font-size') ?? from.size),
    anchor: node.getAttribute('text-anchor') ?? from.anchor,
    bold: (node.getAttribute('font-weight') ?? (from.bold ? 'bold' : '')) === 'bold',
  };
  if (node.tagName.toLowerCase() === 'text') {
    if (node.textContent !== '') boxes.push(boxOf(node, here));
    return;
  }
  for (const child of Array.from(node.childNodes)) visit(child, here, boxes);
}

function boxOf(node: Node, { x, y, size, anchor, bold: isBold }: Inherited): TextBox {
  const text = node.textContent;
  const length = (name: string): number => {
    const value = node.getAttribute(name) ?? '0';
    return value.endsWith('em') ? Number.parseFloat(value) * size : Number(value);
  };
  const table = isBold ? widths.bold : widths.plain;
  const width = [...text].reduce((sum, one) => sum + (table[one.charCodeAt(0) - 32] ?? 1000), 0) * (size / 1000);
  const at = x + length('x');
  const left = anchor === 'end' ? at - width : anchor === 'middle' ? at - width / 2 : at;
  const baseline = y + length('y') + length('dy');
  // Ascenders and descenders of what is written, not of the font.
  return { text, size, left, right: left + width, top: baseline - 0.74 * size, bottom: baseline + 0.2 * size };
}
