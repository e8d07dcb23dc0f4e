import { describe, expect, it } from 'vitest';
import type { ParameterValues } from '../../models/parameter.ts';
import { dormantShare } from '../../models/security/dormantShare.ts';
import { flowAttackCost } from '../../models/security/flowAttackCost.ts';
import { gini } from '../../models/security/gini.ts';
import { herfindahl } from '../../models/security/herfindahl.ts';
import { marketAttackCost } from '../../models/security/marketAttackCost.ts';
import { nakamoto } from '../../models/security/nakamoto.ts';
import { requiredBlockReward } from '../../models/security/requiredBlockReward.ts';
import { securityBudget } from '../../models/security/securityBudget.ts';
import { stockAttackCost } from '../../models/security/stockAttackCost.ts';
import { supplyBtc } from '../../models/security/supplyBtc.ts';
import { marketValues, startMarket } from '../support/marketRun.ts';

const ranked = (amounts: readonly number[]): Float64Array => Float64Array.from(amounts).sort().reverse();
const giniOf = (amounts: readonly number[]): number => gini(ranked(amounts));
const nakamotoOf = (amounts: readonly number[]): number => nakamoto(ranked(amounts));
const herfindahlOf = (amounts: readonly number[]): number => herfindahl(Float64Array.from(amounts), amounts.length);

describe('concentration', () => {
  it('the Gini coefficient of n equal holders is 0', () => {
    for (const n of [1, 2, 3, 7, 100]) {
      expect(giniOf(new Array(n).fill(3.7))).toBeCloseTo(0, 12);
    }
  });

  it('needs more than one half for a majority', () => {
    expect(nakamotoOf([50, 50])).toBe(2);
    expect(nakamotoOf([1, 1, 1, 1])).toBe(3);
    expect(nakamotoOf([51, 49])).toBe(1);
    expect(nakamotoOf([0, 0])).toBe(0);
  });

  it('agrees with the worked HHI of eight firms: 1,296', () => {
    // https://www.investopedia.com/video/play/herfindahlhirschman-index-hhi/
    expect(10000 * herfindahlOf([10, 9, 12, 15, 12, 11, 15, 16])).toBeCloseTo(1296, 9);
  });

  it('agrees with published Gini coefficients', () => {
    // R packages ineq and acid, https://rdrr.io/cran/acid/man/gini.html
    expect(giniOf([541, 1463, 2445, 3438, 4437, 5401, 6392, 8304, 11904, 22261])).toBeCloseTo(0.4620911, 7);
    // R package phylotools, https://rdocumentation.org/packages/phylotools/versions/0.1.2/topics/gini
    expect(giniOf([1, 3, 2, 1, 1, 1, 4])).toBeCloseTo(0.3076923, 7);
    // R package DescTools, https://www.statology.org/gini-coefficient-in-r/
    expect(giniOf([50, 50, 70, 70, 70, 90, 150, 150, 150, 150])).toBeCloseTo(0.226, 3);
  });

  it('herfindahl uses the first entries alone', () => {
    expect(herfindahl(Float64Array.of(3, 1, 2, 99), 3)).toBeCloseTo(14 / 36, 12);
  });
});

describe('cost of an attack', () => {
  it('leaves an attacker who pays the required reward without profit', () => {
    // 100 blocks at 1.2 times the honest hashrate, own blocks kept: the attack costs 0.2 rewards a block.
    expect(requiredBlockReward(1e9, 100, 1.2, 1)).toBeCloseTo(1e9 / 20, 3);
    expect(requiredBlockReward(1e9, 100, 1.2, 0)).toBeCloseTo(1e9 / 120, 6);
  });

  it('rents a network of equal size for its reward flow', () => {
    // June 2026: 450 BTC a day at a mean of 63,339 USD were 28.5 million USD.
    expect(flowAttackCost(450 * 63339, 1, 0) / 1e6).toBeCloseTo(28.5, 1);
    expect(flowAttackCost(10, 1.5, 0)).toBe(15);
  });

  it('adds up to the 6 bn USD of Harvey (2025), whose hardware is 4.4 USD/TH at 1,050 EH/s', () => {
    const cost = stockAttackCost({
      hashrateEhS: 1050,
      hardwareUsdThS: 4.4,
      efficiencyJTh: 17.5,
      siteUsdMw: 76000,
      powerUsdMwh: 42,
    });
    expect(cost.hardwareUsd / 1e9).toBeCloseTo(4.6, 1);
    expect(cost.sitesUsd / 1e9).toBeCloseTo(1.4, 1);
    expect(cost.powerWeekUsd / 1e9).toBeCloseTo(0.13, 2);
    expect(cost.totalUsd / 1e9).toBeCloseTo(6.1, 1);
    expect(cost.totalUsd).toBeCloseTo(cost.hardwareUsd + cost.sitesUsd + cost.powerWeekUsd, 0);
  });

  it('falls by less than an exodus at new prices and by more when machines get cheaper too', () => {
    const attack = { hashrateEhS: 1000, hardwareUsdThS: 14, efficiencyJTh: 17.5, siteUsdMw: 76000, powerUsdMwh: 45 };
    const before = stockAttackCost(attack).totalUsd;
    expect(stockAttackCost({ ...attack, hashrateEhS: 800 }).totalUsd / before).toBeCloseTo(0.8, 12);
    expect(stockAttackCost({ ...attack, hashrateEhS: 800, hardwareUsdThS: 7 }).totalUsd / before).toBeLessThan(0.5);
  });

  const network = { hashrateEhS: 1000, powerUsdMwh: 45 };
  const fresh = { hashrateEhS: Infinity, hardwareUsdThS: 14, efficiencyJTh: 17.5, siteUsdMw: 76000 };

  it('at market prices is that at new prices where nothing else is for sale', () => {
    const { boughtEhS, ...cost } = marketAttackCost(network, [fresh]);
    expect(cost).toEqual(stockAttackCost({ ...network, ...fresh, hashrateEhS: 1000 }));
    expect([...boughtEhS]).toEqual([1000]);
  });

  it('at market prices takes the cheapest first, sites and power counted in', () => {
    // A TH/s with site and a week of power: new 14 + 1.33 + 0.1323 USD; 34 J/TH for nothing 2.584 + 0.25704, or in its
    // place 0.25704; 100 J/TH for 9 USD 16.6 + 0.756, which is dearer than new.
    const stocked = { hashrateEhS: 200, hardwareUsdThS: 0, efficiencyJTh: 34, siteUsdMw: 76000 };
    const idle = { ...stocked, hashrateEhS: 100, siteUsdMw: 0 };
    const ancient = { ...stocked, hashrateEhS: 500, hardwareUsdThS: 9, efficiencyJTh: 100 };
    const { boughtEhS, totalUsd, sitesUsd } = marketAttackCost(network, [ancient, fresh, stocked, idle]);
    expect([...boughtEhS]).toEqual([0, 700, 200, 100]);
    expect(totalUsd / 1e6).toBeCloseTo(700 * 15.4623 + 200 * 2.84104 + 100 * 0.25704, 6);
    expect(sitesUsd / 1e6).toBeCloseTo(700 * 1.33 + 200 * 2.584, 6);
  });

  it('is no number where there are not enough machines', () => {
    expect(marketAttackCost(network, [{ ...fresh, hashrateEhS: 999 }]).totalUsd).toBeNaN();
  });

  it('in a market counts what was displaced, at its price; without trade in used machines it is that of new ones', () => {
    const values = { 'shift.kind': 'capacity', 'shift.share': 0.5, 'operate.rule': 'sharp', 'used.fillTime': 100 };
    const runOf = (overrides: ParameterValues) => {
      const run = startMarket(marketValues({ ...values, 'chain.blockNoise': 'expected', ...overrides }), 2);
      run.advance();
      return run;
    };
    const untraded = runOf({});
    expect(untraded.cell('stock_attack_cost_used_usd')).toBe(untraded.cell('stock_attack_cost_usd'));
    const run = runOf({ 'used.market': 'clearing', 'attack.siteUsdMw': 0 });
    // Half has gone, so that all of what is left could be bought from what lies in stock, in one kind of machine.
    const running = run.cell('hashrate_eh_s');
    expect(run.cell('stock_eh_s')).toBeGreaterThan(0.99 * running);
    const stocked = Math.min(running, run.cell('stock_eh_s'));
    const { newMachineUsdTh, newMachineJTh } = run.state.record;
    const week = (jTh: number): number => jTh * 168 * 50;
    const expected =
      stocked * (1e6 * run.state.fleet.resaleUsdTh[0] + week(run.state.fleet.efficiencyJTh[0])) +
      (running - stocked) * (1e6 * newMachineUsdTh + week(newMachineJTh));
    expect(run.cell('stock_attack_cost_used_usd') / expected).toBeCloseTo(1, 9);
    expect(run.cell('stock_attack_cost_used_usd')).toBeLessThan(run.cell('stock_attack_cost_usd'));
  });

  it('counts dormant against active machines', () => {
    expect(dormantShare(222, 894)).toBeCloseTo(0.2483, 4);
    expect([dormantShare(0, 0), dormantShare(1, 0)]).toEqual([0, Infinity]);
  });
});

describe('security budget', () => {
  it('pays 450 BTC and 28.5 million USD a day in June 2026, 0.8 % of market capitalisation a year', () => {
    const supply = supplyBtc(953568);
    const budget = securityBudget(2016 * 3.125, 0, 14, 63339, supply);
    expect(budget.btcDay).toBeCloseTo(450, 9);
    expect(budget.usdDay / 1e6).toBeCloseTo(28.5, 1);
    // Issuance of 164,363 BTC a year on the 20.04 million coins of that height.
    expect(budget.marketCapPercentYear).toBeCloseTo(0.82, 2);
  });

  it('AA: pays 360 BTC a day while an epoch lasts 17.5 days', () => {
    expect(securityBudget(2016 * 3.125, 0, 17.5, 65000, 2e7).btcDay).toBeCloseTo(360, 9);
  });

  it('counts fees as subsidies', () => {
    expect(securityBudget(0, 70, 14, 100, 2e7)).toEqual(securityBudget(70, 0, 14, 100, 2e7));
  });

  it('knows the supply at heights with published figures', () => {
    // https://leftasexercise.com/2018/07/02/how-the-number-of-bitcoins-is-limited/ gives the series; 31/32 of 21 million
    // coins had been issued less one 32nd at the halving of height 840,000.
    expect(supplyBtc(840000)).toBe(19687500);
    // Clark Moody's dashboard at height 730,034: 19,000,004.68, about 200 less than scheduled as some went unclaimed.
    expect(supplyBtc(730034) - 19000004.68).toBeGreaterThan(0);
    expect(supplyBtc(730034) - 19000004.68).toBeLessThan(300);
    expect(supplyBtc(10000000)).toBeCloseTo(20999999.9769, 6);
  });
});
