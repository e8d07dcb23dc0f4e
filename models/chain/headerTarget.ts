import { throughCompact } from './compact.ts';
import { POW_LIMIT, targetFromDifficulty } from './work.ts';

/** The target that a header would carry for a computed one: within [1, POW_LIMIT] and cut to the compact form. */
export function headerTarget(target: bigint): bigint {
  if (target > POW_LIMIT) return throughCompact(POW_LIMIT);
  return throughCompact(target < 1n ? 1n : target);
}

/** Header target of a difficulty. */
export function headerTargetFromDifficulty(difficulty: number): bigint {
  return headerTarget(targetFromDifficulty(difficulty));
}
