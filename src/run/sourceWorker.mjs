// Starts the worker from TypeScript sources (development and tests; the built package starts worker.js). Worker threads
// of Node 20 do not inherit the loader that runs the main thread, and tsx's --import hook skips them.
import { register } from 'tsx/esm/api';

register();
export const { simulate } = await import('./worker.ts');
