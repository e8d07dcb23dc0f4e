import { describe, expect, it } from 'vitest';
import { hashpriceUsdPhDay } from '../../models/chain/hashprice.ts';
import { subsidySatoshi } from '../../models/chain/subsidy.ts';
import { chainFixture, SECONDS_PER_DAY } from './chainFixture.ts';

const days = (seconds: number): number => seconds / SECONDS_PER_DAY;

/** Equal within a relative 1e-9, the precision that the closed forms are held to. */
function expectClose(actual: number, expected: number): void {
  expect(Math.abs(actual / expected - 1)).toBeLessThan(1e-9);
}

describe('constant hashrate, mean intervals', () => {
  it('E: intervals of 600 s retarget by 2016/2015, and settle at 600.298 s', () => {
    const { chain, mine } = chainFixture({ retargetIntervals: 2015 });
    mine(1);
    expectClose(chain.difficulty / 1e14, 2016 / 2015);
    const { seconds } = mine(1);
    expectClose(seconds / 2016, (600 * 2016) / 2015);
    expect(seconds / 2016).toBeCloseTo(600.298, 3);
    expectClose(mine(1).seconds, seconds);
  });
});

describe('a share of hashrate leaves', () => {
  it('G: 20 % at the first block of an epoch', () => {
    const { chain, mine } = chainFixture({ retargetIntervals: 2015 });
    const hashprice = (): number => hashpriceUsdPhDay(chain.expectedHashesPerBlock, 3.125, 70_000);
    const before = hashprice();
    const { seconds } = mine(0.8, 2015);
    expect(hashprice()).toBe(before);
    const total = seconds + mine(0.8, 1).seconds;
    expectClose(days(total), 17.5);
    expectClose(2016 / days(total), 115.2);
    expectClose(chain.difficulty / 1e14, (0.8 * 2016) / 2015);
    expect(chain.difficulty / 1e14 - 1).toBeCloseTo(-0.1996, 4);
    expect(hashprice() / before - 1).toBeCloseTo(0.249, 3);
  });

  it.each([0.05, 0.1, 0.3, 0.5])('G: a share of %s makes an epoch of 14/(1-h) days', (share) => {
    expectClose(days(chainFixture().mine(1 - share).seconds), 14 / (1 - share));
  });

  it.each([0.25, 0.5, 0.75])('H: 20 % at the fraction %s of an epoch', (fraction) => {
    const { chain, mine } = chainFixture();
    const early = mine(1, 2016 * fraction).seconds;
    const stretch = fraction + (1 - fraction) / 0.8;
    expectClose(days(early + mine(0.8, 2016 * (1 - fraction)).seconds), 14 * stretch);
    expectClose(chain.difficulty / 1e14, 1 / stretch);
  });

  it('H: at half an epoch 15.75 days, -11.11 %, then 15.56 days', () => {
    const { chain, mine } = chainFixture();
    const first = mine(1, 1008).seconds + mine(0.8, 1008).seconds;
    expectClose(days(first), 15.75);
    expect(chain.difficulty / 1e14 - 1).toBeCloseTo(-0.1111, 4);
    expect(days(mine(0.8).seconds)).toBeCloseTo(15.56, 2);
  });

  it('I: 90 % make 140 days, a clamp to 1/4, then 35 days and 0.4', () => {
    const { chain, mine } = chainFixture();
    expectClose(days(mine(0.1).seconds), 140);
    expectClose(chain.difficulty, 1e14 / 4);
    expectClose(days(mine(0.1).seconds), 35);
    expectClose(chain.difficulty, (1e14 / 4) * 0.4);
  });

  it('AA: the budget in USD falls by 20 % during the slow epoch and comes back; issuance is 360 instead of 450 BTC/day', () => {
    const { mine } = chainFixture({ startHeight: 417 * 2016 });
    const issuance = (share: number): number => {
      const { subsidySat, seconds } = mine(share);
      return subsidySat / 1e8 / days(seconds);
    };
    const price = 70_000;
    const before = issuance(1);
    const slow = issuance(0.8);
    const after = issuance(0.8);
    expectClose(before, 450);
    expectClose(slow, 360);
    expectClose((slow * price) / (before * price), 0.8);
    expectClose((after * price) / (before * price), 1);
  });
});

describe('hashrate returns', () => {
  it('J: twofold, 7 days and times 2', () => {
    const { chain, mine } = chainFixture();
    expectClose(days(mine(2).seconds), 7);
    expectClose(chain.difficulty, 2e14);
  });

  it('J: tenfold, 1.4 days and times 4, then 5.6 days and times 2.5', () => {
    const { chain, mine } = chainFixture();
    expectClose(days(mine(10).seconds), 1.4);
    expectClose(chain.difficulty, 4e14);
    expectClose(days(mine(10).seconds), 5.6);
    expectClose(chain.difficulty, 10e14);
  });
});

describe('other rules after a step', () => {
  it.each([0.5, 0.8, 2])('K: under ASERT the schedule drifts by 2 days * log2(1/h) for h = %s', (share) => {
    const { chain, mine } = chainFixture({ rule: 'asert' });
    let blocks = 0;
    for (; blocks < 20 * 2016; blocks += 2016) mine(share);
    expect(Math.abs(days(chain.timeS - 600 * blocks) - 2 * Math.log2(1 / share))).toBeLessThan(1e-9);
    expectClose(chain.difficulty / 1e14, share);
  });

  it.each([
    [0.8, 112],
    [0.5, 134],
    [2, 134],
    [10, 208],
  ])('K: cw-144 after a step to %s is within 5 %% after %i blocks', (share, expected) => {
    const { chain, mine } = chainFixture({ rule: 'cw144' });
    let blocks = 0;
    while (Math.abs(chain.difficulty / (1e14 * share) - 1) > 0.05) {
      mine(share, 1);
      blocks += 1;
    }
    expect(blocks).toBe(expected);
  });
});

describe('supply of constant elasticity', () => {
  /** Log deviations of difficulty from its fixed point, when hashrate is (hashprice)^elasticity at every epoch. */
  function deviations(elasticity: number, epochs: number, shock: number): number[] {
    const { chain, mine } = chainFixture({ initialDifficulty: 1e14 });
    mine(Math.exp(shock));
    return Array.from({ length: epochs }, () => {
      const deviation = Math.log(chain.difficulty / 1e14);
      mine((chain.difficulty / 1e14) ** -elasticity);
      return deviation;
    });
  }

  it.each([0.5, 1, 1.5])("L: deviations multiply by minus the elasticity %s under Bitcoin's rule", (elasticity) => {
    const path = deviations(elasticity, 8, 0.001);
    for (let i = 1; i < path.length; i++) expect(path[i] / path[i - 1] / -elasticity).toBeCloseTo(1, 6);
  });

  it('L: beyond an elasticity of 1 the deviations grow until the clamp', () => {
    const path = deviations(1.5, 40, 0.001);
    const last = path.slice(-6);
    for (let i = 1; i < last.length; i++) expect(Math.abs(last[i] - last[i - 1])).toBeCloseTo(Math.log(4), 9);
  });

  it.each([
    [0.9, true],
    [1.1, false],
  ])('L: cw-12 at an elasticity of %s times its window is stable: %s', (ratio, stable) => {
    const { chain, mine } = chainFixture({ rule: 'cw144', window: 12 });
    for (let i = 0; i < 12; i++) mine(Math.exp(1e-6), 1);
    let early = 0;
    let late = 0;
    for (let i = 0; i < 600; i++) {
      const deviation = Math.abs(Math.log(chain.difficulty / 1e14));
      if (i < 48) early = Math.max(early, deviation);
      if (i >= 552) late = Math.max(late, deviation);
      mine((chain.difficulty / 1e14) ** (-12 * ratio), 1);
    }
    expect(late < early).toBe(stable);
  });

  it('M: at an elasticity of 0.45 the halving takes 26.8 % of hashrate on impact', () => {
    const { chain, mine } = chainFixture();
    const hashprice = (): number =>
      hashpriceUsdPhDay(chain.expectedHashesPerBlock, subsidySatoshi(chain.height) / 1e8, 70_000);
    const before = hashprice();
    const untilHalving = 840_000 - chain.height;
    const fullS = mine(1, untilHalving).seconds / untilHalving;
    const share = (hashprice() / before) ** 0.45;
    expect(share - 1).toBeCloseTo(-0.268, 3);
    // The blocks of the rest of the epoch come slower in proportion.
    const rest = 2016 - untilHalving;
    expectClose(mine(share, rest).seconds / rest, fullS / share);
  });
});
