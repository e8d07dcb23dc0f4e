import { describe, expect, it } from 'vitest';
import type { Fleet } from '../../models/miners/fleet.ts';
import { measureFleet } from '../../models/miners/measureFleet.ts';
import { operateElastically } from '../../models/miners/operate/constantElasticityOperation.ts';
import { operateSharply } from '../../models/miners/operate/sharpOperation.ts';
import { operateSmoothly, startSmoothly } from '../../models/miners/operate/smoothOperation.ts';
import type { Sites } from '../../models/miners/sites.ts';
import { marketValues, startMarket } from '../support/marketRun.ts';

const J_TH = 20;

/** One site with one batch of 20 J/TH machines. */
function oneBatch(powerUsdMWh: number, ehS = 1): { fleet: Fleet; sites: Sites } {
  const { fleet, sites } = startMarket(marketValues({ 'population.privateOperators': 1 }), 1).state;
  sites.powerUsdMWh[0] = powerUsdMWh;
  fleet.installedEhS[0] = ehS;
  return { fleet, sites };
}

const rule = { dispersionUsdMWh: 15, speedOff: 0.3, speedOn: 0.5, avoidableUsdMWh: 0 };
/** The hashprice whose revenue at 20 J/TH is this many USD/MWh: 0.024 x 20 = 0.48 MWh a day per PH/s. */
const hashpriceAt = (usdMWh: number): number => 0.48 * usdMWh;

function desired(powerUsdMWh: number, revenueUsdMWh: number, changes: Partial<typeof rule> = {}): number {
  const { fleet, sites } = oneBatch(powerUsdMWh);
  startSmoothly({ ...rule, ...changes }, fleet, sites, hashpriceAt(revenueUsdMWh));
  return fleet.running[0];
}

describe('smooth operation', () => {
  it('V: at a hashprice of 30 and 20 J/TH the break-even is 62.50 USD/MWh; hours are within 15 of the site price', () => {
    expect(desired(62.5, 62.5)).toBeCloseTo(0.5, 12);
    // The dearest hour of a site at 47.5 costs 62.5: all hours pay, and the next cent curtails.
    expect(desired(47.5, 62.5)).toBe(1);
    expect(desired(47.8, 62.5)).toBeCloseTo(0.99, 12);
    expect(desired(77.5, 62.5)).toBe(0);
    expect(desired(77.2, 62.5)).toBeCloseTo(0.01, 12);
    expect(desired(20, 62.5)).toBe(1);
    expect(desired(200, 62.5)).toBe(0);
  });

  it('V: as the spread of hours vanishes, curtailment starts exactly above the break-even', () => {
    expect(desired(62.499, 62.5, { dispersionUsdMWh: 0.001 })).toBeGreaterThan(0.999);
    expect(desired(62.501, 62.5, { dispersionUsdMWh: 0.001 })).toBeLessThan(0.001);
  });

  it('cost that stops with the machine counts like power', () => {
    expect(desired(60, 62.5, { avoidableUsdMWh: 2.5 })).toBeCloseTo(0.5, 12);
  });

  it('closes 30 % of the gap in an epoch when switching off and 50 % when switching on', () => {
    const { fleet, sites } = oneBatch(62.5);
    fleet.running[0] = 1;
    operateSmoothly(rule, fleet, sites, { hashpriceUsdPhDay: 30, epochs: 1 });
    expect(fleet.running[0]).toBeCloseTo(1 - 0.3 * 0.5, 12);
    fleet.running[0] = 0;
    operateSmoothly(rule, fleet, sites, { hashpriceUsdPhDay: 30, epochs: 1 });
    expect(fleet.running[0]).toBeCloseTo(0.5 * 0.5, 12);
  });

  it('ends an epoch at the same share however the epoch is cut into steps', () => {
    for (const start of [0, 0.3, 0.5, 0.9, 1]) {
      const whole = oneBatch(60);
      const cut = oneBatch(60);
      whole.fleet.running[0] = start;
      cut.fleet.running[0] = start;
      operateSmoothly(rule, whole.fleet, whole.sites, { hashpriceUsdPhDay: 30, epochs: 1 });
      for (const epochs of [0.37, 0.13, 0.5])
        operateSmoothly(rule, cut.fleet, cut.sites, { hashpriceUsdPhDay: 30, epochs });
      expect(cut.fleet.running[0]).toBeCloseTo(whole.fleet.running[0], 12);
    }
  });

  it('power of the running hours costs what the cheapest hours cost, summed hour by hour', () => {
    const hours = 10_000;
    for (const share of [0, 0.1, 0.5, 0.83, 1]) {
      const { fleet, sites } = oneBatch(50, 3);
      fleet.running[0] = share;
      measureFleet(fleet, sites, 15);
      // Hourly prices on an even grid from 35 to 65; the machine runs in the cheapest of them. 3 EH/s draw 60 MW.
      let usd = 0;
      for (let hour = 0; hour < share * hours; hour++) usd += 60 * (35 + (30 * (hour + 0.5)) / hours);
      expect(fleet.powerCostUsdHour[0]).toBeCloseTo(usd / hours, 6);
      expect(fleet.runningMw[0]).toBeCloseTo(60 * share, 10);
      expect(fleet.runningEhS[0]).toBeCloseTo(3 * share, 10);
      expect(fleet.installedMw[0]).toBeCloseTo(3 * J_TH, 10);
    }
  });

  it('costs the price of the site for every MWh where machines do not choose their hours', () => {
    const { fleet, sites } = oneBatch(50, 3);
    fleet.running[0] = 0.4;
    measureFleet(fleet, sites, 0);
    expect(fleet.powerCostUsdHour[0]).toBeCloseTo(0.4 * 60 * 50, 10);
  });
});

describe('sharp operation', () => {
  it('V: runs all below 62.50 USD/MWh at a hashprice of 30 and 20 J/TH, and nothing at or above', () => {
    for (const [power, share] of [
      [62.4999, 1],
      [62.5001, 0],
      [1, 1],
      [500, 0],
    ]) {
      const { fleet, sites } = oneBatch(power);
      fleet.running[0] = 1 - share;
      operateSharply(0, fleet, sites, { hashpriceUsdPhDay: 30, epochs: 0.01 });
      expect(fleet.running[0]).toBe(share);
    }
  });

  it('cost that stops with the machine lowers the price at which it stops', () => {
    const { fleet, sites } = oneBatch(60.1);
    operateSharply(2.5, fleet, sites, { hashpriceUsdPhDay: 30, epochs: 1 });
    expect(fleet.running[0]).toBe(0);
  });
});

describe('constant elasticity operation', () => {
  it('M: reward halves at an elasticity of 0.45: running falls by 26.8 %', () => {
    const { fleet } = oneBatch(50);
    const share = (hashpriceUsdPhDay: number): number => {
      operateElastically(0.45, 32, fleet, { hashpriceUsdPhDay, epochs: 1 });
      return fleet.running[0];
    };
    expect(share(16) / share(32)).toBeCloseTo(0.732, 3);
    expect(share(32 * 1.1) / share(32)).toBeCloseTo(1.0438, 4);
  });

  it('nobody reacts at elasticity 0, and nobody runs more than he has', () => {
    const { fleet } = oneBatch(50);
    operateElastically(0, 32, fleet, { hashpriceUsdPhDay: 32, epochs: 1 });
    const before = fleet.running[0];
    operateElastically(0, 32, fleet, { hashpriceUsdPhDay: 3, epochs: 1 });
    expect(fleet.running[0]).toBe(before);
    operateElastically(1, 32, fleet, { hashpriceUsdPhDay: 1000, epochs: 1 });
    expect(fleet.running[0]).toBe(1);
  });
});
