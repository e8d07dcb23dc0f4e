import { describe, expect, it } from 'vitest';
import { createChain } from '../../models/chain/chain.ts';
import { createStreams } from '../../models/random/createStreams.ts';
import { TEXTBOOK, textbookChain } from '../../models/validation/textbookChain.ts';

const RULES = ['bitcoin', 'asert', 'cw144', 'lwma', 'wtema', 'none'] as const;

describe.each(RULES)('mining under %s', (rule) => {
  it('is the same twice with the same seed and differs with another', () => {
    const run = (seed: string): number[] => {
      const { chain, mine } = textbookChain({ rule, arithmetic: 'consensus', blockNoise: 'stochastic' }, seed);
      return [mine(1).seconds, mine(0.8, 1000).seconds, chain.difficulty, chain.timeS];
    };
    expect(run('one')).toEqual(run('one'));
    expect(run('one')).not.toEqual(run('two'));
  });

  it('uses as many draws at any hashrate: luck is paired', () => {
    const paired = [1, 0.8].map((share) => {
      const { chain, mine, hashrateHs } = textbookChain({ rule, blockNoise: 'stochastic' }, 'paired');
      mine(share, 700);
      mine(share, 1316);
      const meanS = chain.expectedHashesPerBlock / (hashrateHs * share);
      return mine(share, 1).seconds / meanS;
    });
    expect(paired[0] / paired[1]).toBeCloseTo(1, 12);
  });

  it('an epoch in parts is an epoch in one piece when nothing is drawn', () => {
    const whole = textbookChain({ rule });
    const parts = textbookChain({ rule });
    const seconds = whole.mine(0.9).seconds;
    const sum = [1, 15, 984, 1000, 16].reduce((total, blocks) => total + parts.mine(0.9, blocks).seconds, 0);
    expect(sum / seconds).toBeCloseTo(1, 11);
    expect(parts.chain.height).toBe(whole.chain.height);
    expect(parts.chain.difficulty / whole.chain.difficulty).toBeCloseTo(1, 9);
  });

  it('accounts for time, height, coins and work', () => {
    const { chain, mine } = textbookChain({ rule, blockNoise: 'stochastic' });
    const out = { ...mine(1.1) };
    expect(chain.height).toBe(417 * 2016);
    expect(chain.timeS / out.seconds).toBeCloseTo(1, 12);
    // Heights 838,656 to 840,671 have 1,344 blocks before the halving and 672 after it.
    expect(out.subsidySat).toBe(1_344 * 625_000_000 + 672 * 312_500_000);
    // Jensen: the mean of 1/W is at least 1 over the mean of W.
    expect(out.meanInverseWork * out.meanExpectedHashesPerBlock).toBeGreaterThanOrEqual(1 - 1e-12);
    expect(out.longestIntervalS).toBeGreaterThan(out.seconds / 2016);
  });

  it('consensus arithmetic stays near the real one on the same draws', () => {
    const [consensus, real] = (['consensus', 'real'] as const).map((arithmetic) => {
      const { chain, mine } = textbookChain({ rule, arithmetic, blockNoise: 'stochastic' }, 'near');
      mine(1);
      mine(0.8);
      return chain.difficulty;
    });
    // cw-144 measures a block earlier in consensus form; wtema cuts every target to the compact form.
    const tolerance = rule === 'cw144' || rule === 'wtema' ? 0.03 : 1e-3;
    expect(Math.abs(consensus / real - 1)).toBeLessThan(tolerance);
  });

  it.each([0, -1, Number.NaN, Infinity])('refuses a hashrate of %s', (share) => {
    expect(() => textbookChain({ rule }).mine(share)).toThrow(/hashrate/);
  });
});

describe('mining', () => {
  it.each([0, -1, 1.5, 2017])('refuses %s blocks from the start of an epoch', (blocks) => {
    expect(() => textbookChain().mine(1, blocks)).toThrow(RangeError);
  });

  it('refuses to cross the end of an epoch', () => {
    const { mine } = textbookChain();
    mine(1, 2000);
    expect(() => mine(1, 17)).toThrow(/16 blocks/);
    expect(() => mine(1, 16)).not.toThrow();
  });

  it.each([-2016, 1, 2015, 0.5, Number.NaN])('refuses to start at height %s', (startHeight) => {
    expect(() => createChain({ ...TEXTBOOK, startHeight }, createStreams('x', 0))).toThrow(RangeError);
  });

  it.each([0, 0.5, Number.NaN, Infinity])('refuses a difficulty of %s', (initialDifficulty) => {
    expect(() => createChain({ ...TEXTBOOK, initialDifficulty }, createStreams('x', 0))).toThrow(RangeError);
  });

  it('the protocol measures from the first block: luck before it does not move the retarget', () => {
    // The same header span follows a first interval that is three times as long.
    const retarget = (firstShare: number): number => {
      const { chain, mine } = textbookChain({ retargetIntervals: 2015 });
      mine(firstShare, 1);
      mine(1, 2015);
      return chain.difficulty;
    };
    expect(retarget(1 / 3) / retarget(1)).toBeCloseTo(1, 12);
  });
});
