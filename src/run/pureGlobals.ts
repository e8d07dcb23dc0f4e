import { Console } from 'node:console';
import process from 'node:process';
import { exp, log, log1p, pow } from '../../models/library.ts';

/** What every engine computes to the same bits. */
const exactMath =
  'E LN10 LN2 LOG10E LOG2E PI SQRT1_2 SQRT2 abs ceil clz32 floor fround imul max min round sign sqrt trunc'.split(' ');

const clock = 'the time of a run is its epoch or day';
const outside = 'a model reads its parameters and nothing else';
const forbiddenGlobals: Readonly<Record<string, string>> = {
  Date: clock,
  performance: clock,
  Intl: 'it depends on the locale',
  crypto: 'draw random numbers from the streams',
  process: outside,
  globalThis: outside,
  global: outside,
  Buffer: outside,
  fetch: outside,
  Function: outside,
  setTimeout: clock,
  setInterval: clock,
  setImmediate: clock,
  queueMicrotask: clock,
};

/**
 * What the code of a module finds in the place of globals that would give other numbers elsewhere or tomorrow. `exp`,
 * `log`, `log1p` and `pow` of `Math`, and with it the operator `**`, are those of the models; the rest refuses to work.
 * This keeps honest authors from mistakes and is no barrier against others.
 */
export function pureGlobals(): ReadonlyMap<string, unknown> {
  return new Map<string, unknown>([
    ['Math', pureMath()],
    // What a module prints must not mix with what a command prints.
    ['console', new Console(process.stderr)],
    ...Object.entries(forbiddenGlobals).map(([name, reason]) => [name, forbidden(name, reason)] as const),
  ]);
}

function pureMath(): object {
  const own: Readonly<Record<string, unknown>> = { exp, log, log1p, pow };
  const members = Object.getOwnPropertyNames(Math).map((name) => {
    if (exactMath.includes(name)) return [name, Math[name as 'abs']] as const;
    const refuse = (): never => {
      throw new Error(
        name === 'random'
          ? 'Math.random would differ from run to run: draw from the streams'
          : `Math.${name} differs between engines in the last bits: build it from exp, log, pow and sqrt`,
      );
    };
    return [name, own[name] ?? refuse] as const;
  });
  return Object.freeze(Object.fromEntries(members));
}

function forbidden(name: string, reason: string): object {
  const refuse = (): never => {
    throw new Error(`${name} is not available in modules: ${reason}`);
  };
  return new Proxy(() => {}, { get: refuse, set: refuse, has: refuse, apply: refuse, construct: refuse });
}
