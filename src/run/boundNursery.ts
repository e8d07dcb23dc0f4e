import { setFlagsFromString } from 'node:v8';

/**
 * Keeps the engine from letting the space for young objects grow, by 16 MB at a time, with what a long sweep throws away,
 * though next to nothing of it lives: with it, 100,000 runs peak less than a tenth above 1,000. To be called before
 * anything is loaded, and again in every worker thread, since starting one undoes it for all (measured on Node 20).
 */
export function boundNursery(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
}
