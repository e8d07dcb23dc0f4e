import type { SweepStatus } from '../sweep/sweepStatus.ts';
import { commandLine, shellQuote } from './commandLine.ts';

const namedShards = 20;

/** Which blocks and shards of an unfinished sweep are missing, and the commands that make them. */
export function missingReport({ folder, blocks, shards, source }: SweepStatus): string {
  if (blocks === null || source === null) return '';
  const { missing, corrupt } = blocks;
  if (missing.length + corrupt.length === 0) {
    return `all blocks are there; make the results with: hashshift collect ${shellQuote(folder)}\n`;
  }
  const lines = [
    ...(missing.length > 0 ? [`missing blocks: ${ranges(missing)} of ${blocks.planned}`] : []),
    ...(corrupt.length > 0 ? [`damaged blocks: ${ranges(corrupt)}`] : []),
  ];
  if (shards === null) {
    lines.push(`go on with: ${commandLine(['sweep'], source, ['--out', folder])}`);
  } else {
    const { of, missing: numbers } = shards;
    lines.push(`missing shards: ${ranges(numbers)} of ${of}; make them with:`);
    for (const shard of numbers.slice(0, namedShards)) {
      lines.push(`  ${commandLine(['shard'], source, [String(shard), '--of', String(of), '--out', folder])}`);
    }
    if (numbers.length > namedShards) lines.push(`  ... and ${numbers.length - namedShards} more`);
  }
  return `${lines.join('\n')}\n`;
}

/** `0-3, 7` for 0, 1, 2, 3, 7. */
function ranges(numbers: readonly number[]): string {
  const parts: [number, number][] = [];
  for (const number of numbers) {
    const last = parts.at(-1);
    if (last?.[1] === number - 1) last[1] = number;
    else parts.push([number, number]);
  }
  const shown = parts.slice(0, namedShards).map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`));
  return shown.join(', ') + (parts.length > namedShards ? ', ...' : '');
}
