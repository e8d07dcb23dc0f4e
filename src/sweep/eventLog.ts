import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Something that happened to a sweep. */
export type SweepEvent =
  | {
      readonly event: 'started' | 'resumed';
      readonly version: string;
      readonly shard: string | null;
      readonly blocks: number;
      readonly done: number;
    }
  | { readonly event: 'corrupt'; readonly block: number }
  | { readonly event: 'block'; readonly block: number; readonly runs: number; readonly failed: number }
  | { readonly event: 'failure'; readonly run: number; readonly message: string }
  | { readonly event: 'retried'; readonly block: number; readonly runs: number; readonly failed: number }
  | { readonly event: 'stopped'; readonly reason: string }
  | { readonly event: 'collected'; readonly runs: number; readonly failed: number };

/** Name of the log in a results folder. It holds clock times: no part of the results, and not in the manifest. */
export const eventsFile = 'events.jsonl';

/**
 * Adds an event with the time (UTC) to the log of a folder, one JSON object a line. A log that cannot be written is no
 * reason to lose results: such an event is dropped.
 */
export async function logEvent(folder: string, event: SweepEvent): Promise<void> {
  const line = `${JSON.stringify({ time: new Date().toISOString(), ...event })}\n`;
  await appendFile(join(folder, eventsFile), line).catch(() => {});
}
