import { escapeXml } from '../svgText.ts';

/**
 * A table in HTML with a caption and headings that screen readers announce; wide ones scroll.
 * @param numeric columns that are set to the right.
 */
export function htmlTable(
  caption: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
  numeric: ReadonlySet<number> = new Set(),
): string {
  // Long names of columns may break where their parts meet.
  const heading = (text: string): string => escapeXml(text).replaceAll(/[._](?=\w)/g, '$&<wbr>');
  const cell = (tag: string, text: string, column: number, attributes = ''): string =>
    `<${tag}${attributes}${numeric.has(column) ? ' class="number"' : ''}>${escapeXml(text)}</${tag}>`;
  const body = rows.map((row) => {
    const [first, ...rest] = row;
    return `<tr>${cell('th', first ?? '', 0, ' scope="row"')}${rest.map((text, i) => cell('td', text, i + 1)).join('')}</tr>`;
  });
  return [
    `<div class="wide" role="region" aria-label="${escapeXml(caption)}" tabindex="0"><table>`,
    `<caption>${escapeXml(caption)}</caption>`,
    `<thead><tr>${head.map((text, i) => `<th scope="col"${numeric.has(i) ? ' class="number"' : ''}>${heading(text)}</th>`).join('')}</tr></thead>`,
    '<tbody>',
    ...body,
    '</tbody></table></div>',
  ].join('\n');
}
