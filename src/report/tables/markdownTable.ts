/**
 * A table in GitHub's Markdown.
 * @param rows cells of each row, as many as in `head`; line breaks and pipes are made harmless.
 */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(harmless).join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}

function harmless(cell: string): string {
  return cell.replaceAll(/\s*\n\s*/g, ' ').replaceAll('|', '\\|');
}
