import type { OutputStream } from '../context.ts';
import { duration } from './duration.ts';

/** Shows how far an experiment has come, once it has taken a second. */
export interface Progress {
  update(done: number, total: number): void;
  /** Takes the line off a terminal. */
  end(): void;
}

const silentMs = 1000;

/**
 * Repaints one line on a terminal; elsewhere (logs) a plain line every five seconds.
 * @param unit what is counted.
 */
export function createProgress(
  stream: Pick<OutputStream, 'isTTY' | 'write'>,
  now: () => number = Date.now,
  unit = 'runs',
): Progress {
  const isTerminal = stream.isTTY === true;
  const intervalMs = isTerminal ? 100 : 5000;
  const start = now();
  let shownAt = Number.NEGATIVE_INFINITY;
  let isPainted = false;
  return {
    update(done, total) {
      const time = now();
      if (time - start < silentMs || time - shownAt < intervalMs) return;
      shownAt = time;
      const line = progressLine(done, total, (time - start) / 1000, unit);
      stream.write(isTerminal ? `\r\u001b[K${line}` : `${line}\n`);
      isPainted = isTerminal;
    },
    end() {
      if (isPainted) stream.write('\r\u001b[K');
    },
  };
}

function progressLine(done: number, total: number, seconds: number, unit: string): string {
  const rate = done / seconds;
  const left = rate > 0 ? `${duration((total - done) / rate)} left` : 'time left unknown';
  const percent = Math.floor((100 * done) / total);
  return `${done} of ${total} ${unit} (${percent} %), ${rate.toPrecision(3)} ${unit}/s, ${left}`;
}
