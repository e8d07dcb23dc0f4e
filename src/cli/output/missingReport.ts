import { shellQuote } from '../../shellQuote.ts';
import type { SweepStatus } from '../../sweep/sweepStatus.ts';
import { commandLine } from '../commandLine.ts';
import { numberRanges } from './numberRanges.ts';

const namedShards = 20;

/** How a sweep that was submitted to Slurm goes on. */
export interface SubmittedState {
  /** The command that submits what is missing. */
  readonly resume: string;
  /** Whether jobs still work on it, so that there is nothing to do but wait. */
  readonly isQueued: boolean;
}

/**
 * Which blocks and shards of an unfinished sweep are missing, and the commands that make them.
 * @param submitted null for a sweep that was not submitted to Slurm.
 */
export function missingReport(
  { folder, blocks, shards, source }: SweepStatus,
  submitted: SubmittedState | null,
): string {
  if (blocks === null || source === null) return '';
  const { missing, corrupt } = blocks;
  if (missing.length + corrupt.length === 0) {
    if (submitted?.isQueued === true) return 'all blocks are there\n';
    return `all blocks are there; make the results with: hashshift collect ${shellQuote(folder)}\n`;
  }
  const lines = [
    ...(missing.length > 0 ? [`missing blocks: ${numberRanges(missing)} of ${blocks.planned}`] : []),
    ...(corrupt.length > 0 ? [`damaged blocks: ${numberRanges(corrupt)}`] : []),
  ];
  if (shards === null) {
    lines.push(`go on with: ${commandLine(['sweep'], source, ['--out', folder])}`);
    return `${lines.join('\n')}\n`;
  }
  const { of, missing: numbers } = shards;
  const which = `missing shards: ${numberRanges(numbers)} of ${of}`;
  if (submitted !== null) lines.push(submitted.isQueued ? which : `${which}; submit them with: ${submitted.resume}`);
  else {
    lines.push(`${which}; make them with:`);
    for (const shard of numbers.slice(0, namedShards)) {
      lines.push(`  ${commandLine(['shard'], source, [String(shard), '--of', String(of), '--out', folder])}`);
    }
    if (numbers.length > namedShards) lines.push(`  ... and ${numbers.length - namedShards} more`);
  }
  return `${lines.join('\n')}\n`;
}
