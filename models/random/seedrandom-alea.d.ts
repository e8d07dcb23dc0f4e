/** The alea generator of the package seedrandom, which ships no types for its separate generators. */
declare module 'seedrandom/lib/alea.js' {
  interface AleaState {
    c: number;
    s0: number;
    s1: number;
    s2: number;
  }
  interface Alea {
    double(): number;
    state(): AleaState;
  }
  function alea(seed: string, options: { readonly state: true | Readonly<AleaState> }): Alea;
  export = alea;
}
