/** What a worker tells about the task that it is working on: the position of the run that it has begun. */
export interface Heartbeat {
  /** For a worker thread; both sides see the same memory. */
  readonly memory: SharedArrayBuffer;
}

const waiting = 0;
const finished = -1;

/** A heartbeat of a task that no worker has taken yet. */
export function createHeartbeat(): Heartbeat {
  return { memory: new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT) };
}

/** The worker's side: tells that the run at this position begins. Null: the task has ended. */
export function beat({ memory }: Heartbeat, position: number | null): void {
  Atomics.store(new Int32Array(memory), 0, position === null ? finished : position + 1);
}

/**
 * The main thread's side: calls `onHang` once, with the position of the run, when one run of the task takes longer than
 * `limitMs`. A task that waits for its worker takes no time.
 * @returns a function that ends the watch.
 */
export function watchRuns({ memory }: Heartbeat, limitMs: number, onHang: (position: number) => void): () => void {
  const cells = new Int32Array(memory);
  let seen = waiting;
  let since = performance.now();
  const timer = setInterval(
    () => {
      const now = Atomics.load(cells, 0);
      if (now !== seen) {
        seen = now;
        since = performance.now();
      } else if (now > waiting && performance.now() - since > limitMs) {
        clearInterval(timer);
        onHang(now - 1);
      }
    },
    Math.min(Math.max(limitMs / 8, 5), 250),
  );
  return () => clearInterval(timer);
}
