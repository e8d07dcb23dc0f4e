import { describe, expect, it } from 'vitest';
import { dayNumber } from '../../models/calendar.ts';
import { capitalRecoveryFactor } from '../../models/miners/capitalRecoveryFactor.ts';
import { breakEvenUsdMWh } from '../../models/miners/machineCost.ts';
import {
  createMachineValue,
  expectIncome,
  type IncomeExpectation,
  machineValueUsdTh,
} from '../../models/miners/machineValue.ts';
import type { ConversionOffer } from '../../models/miners/rules/conversionOffer.ts';
import { npv as npvRule } from '../../models/miners/rules/npv.ts';
import { yieldThreshold as yieldThresholdRule } from '../../models/miners/rules/yieldThreshold.ts';
import { conversionSetup } from '../support/conversionSetup.ts';

const { reservationRent: npv } = npvRule.create(conversionSetup);
const { reservationRent: yieldThreshold } = yieldThresholdRule.create(conversionSetup);

describe('dayNumber', () => {
  // Unix times of the genesis block (1231006505), of block 840,000 (1713571767) and of the end of 32-bit time (2^31)
  // over 86,400 s; the others count days of the Gregorian calendar by hand.
  const known: readonly [string, number][] = [
    ['1970-01-01', 0],
    ['1969-12-31', -1],
    ['2009-01-03', 14_247],
    ['2024-04-20', 19_833],
    ['2038-01-19', 24_855],
    ['2000-02-29', 11_016],
    ['2000-03-01', 11_017],
    ['1900-02-28', -25_509],
    ['1900-03-01', -25_508],
    ['2100-03-01', 11_017 + 100 * 365 + 24],
  ];
  for (const [date, day] of known) it(`${date} is day ${day}`, () => expect(dayNumber(date)).toBe(day));

  it('refuses days that do not exist and texts that are no dates', () => {
    for (const text of [
      '2023-02-29',
      '1900-02-29',
      '2100-02-29',
      '2024-04-31',
      '2024-13-01',
      '2024-00-10',
      '2024-01-00',
      '2024-01-32',
      '2024-1-1',
      '24-01-01',
      '2024/01/01',
      '',
      '2024-01-01T00:00',
      ' 2024-01-01',
    ]) {
      expect(() => dayNumber(text), text).toThrow(RangeError);
    }
    for (const text of ['2024-02-29', '2000-02-29', '2024-12-31', '2024-01-31'])
      expect(() => dayNumber(text)).not.toThrow();
  });
});

describe('capitalRecoveryFactor', () => {
  // The A/P column of compound interest tables, for example Newnan, Engineering Economic Analysis, appendix C.
  const tables: readonly [number, number, string][] = [
    [0.05, 5, '0.23097'],
    [0.06, 30, '0.07265'],
    [0.08, 20, '0.10185'],
    [0.1, 10, '0.16275'],
    [0.1, 12, '0.14676'],
    [0.12, 4, '0.32923'],
    [0.18, 1, '1.18000'],
  ];
  for (const [rate, years, factor] of tables) {
    it(`${100 * rate} % over ${years} years is ${factor}`, () =>
      expect(capitalRecoveryFactor(rate, years).toFixed(5)).toBe(factor));
  }

  it('is 1/n without interest, which is its limit, and the interest itself for ever', () => {
    expect(capitalRecoveryFactor(0, 8)).toBe(0.125);
    // For small rates it is (1 + (n + 1) r / 2) / n.
    expect(capitalRecoveryFactor(1e-6, 8)).toBeCloseTo(0.125 * (1 + 4.5e-6), 9);
    expect(capitalRecoveryFactor(0.1, 500)).toBeCloseTo(0.1, 12);
  });
});

describe('V, U: break-even power price', () => {
  it('62.50 USD/MWh at a hashprice of 30 and 20 J/TH; 58.10 at 21.5 J/TH; 25 J/TH breaks even at 50', () => {
    expect(breakEvenUsdMWh(30, 20, 0)).toBeCloseTo(62.5, 10);
    expect(breakEvenUsdMWh(30, 21.5, 0)).toBeCloseTo(58.14, 2);
    expect(breakEvenUsdMWh(30, 25, 0)).toBeCloseTo(50, 10);
    expect(breakEvenUsdMWh(30, 20, 2.5)).toBeCloseTo(60, 10);
    // A PUE of 1.05 draws 21 MW per EH/s: 62.5 / 1.05 per metered MWh.
    expect(breakEvenUsdMWh(30, 20 * 1.05, 0)).toBeCloseTo(59.5238, 4);
  });
});

describe('machineValue', () => {
  const calm: IncomeExpectation = {
    incomeUsdThDay: 0.03,
    difficultyGrowthYear: 0,
    leadYears: 0,
    halvingYears: 99,
    halvingFactor: 1,
  };
  const presentValue = (
    expected: Partial<IncomeExpectation>,
    cost: number,
    years = 4,
    rates = [0.1, 0.2],
    operatorClass = 0,
  ): number => {
    const value = createMachineValue(years, rates);
    expectIncome(value, { ...calm, ...expected });
    return machineValueUsdTh(value, operatorClass, cost);
  };

  it('without discount, growth and halving: margin times the days of its life', () => {
    // 0.03 - 0.02 USD a day for 4 years of 365.25 days.
    expect(presentValue({}, 0.02, 4, [0])).toBeCloseTo(14.61, 10);
    expect(presentValue({}, 0.02, 2, [0])).toBeCloseTo(7.305, 10);
  });

  it('by hand: one year, discounted at the middle of every quarter', () => {
    // 91.3125 days x 0.01 USD x (e^-0.0125 + e^-0.0375 + e^-0.0625 + e^-0.0875) at 10 % a year.
    expect(presentValue({}, 0.02, 1, [0.1])).toBeCloseTo(0.913125 * (0.987578 + 0.963194 + 0.939413 + 0.916219), 5);
  });

  it('by hand: the halving halves what comes at or after it, and the machine stops when income no longer covers cost', () => {
    // Income 0.03 for two quarters, 0.015 after; cost 0.02: two quarters of 0.01.
    expect(presentValue({ halvingYears: 0.5, halvingFactor: 0.5 }, 0.02, 4, [0])).toBeCloseTo(2 * 0.913125, 10);
    // Cost 0.01: two quarters of 0.02, fourteen of 0.005.
    expect(presentValue({ halvingYears: 0.5, halvingFactor: 0.5 }, 0.01, 4, [0])).toBeCloseTo(0.913125 * (4 + 7), 10);
    // Half a year of lead moves the whole life behind the halving.
    expect(presentValue({ halvingYears: 0.5, halvingFactor: 0.5, leadYears: 0.5 }, 0.01, 4, [0])).toBeCloseTo(
      0.913125 * 8,
      10,
    );
  });

  it('is the sum over quarters of what is earned while it runs, for both classes of operators', () => {
    const expected = {
      incomeUsdThDay: 0.032,
      difficultyGrowthYear: 0.25,
      leadYears: 0.498,
      halvingYears: 1.83,
      halvingFactor: 0.503,
    };
    for (const cost of [0, 0.004, 0.011, 0.0139, 0.02, 0.0279, 0.05]) {
      for (const [operatorClass, rate] of [
        [0, 0.17],
        [1, 0.23],
      ] as const) {
        let sum = 0;
        for (let quarter = 0; quarter < 16; quarter++) {
          const t = 0.498 + 0.125 + quarter / 4;
          const income = 0.032 * Math.exp(-0.25 * t) * (t < 1.83 ? 1 : 0.503);
          sum += Math.max(0, income - cost) * Math.exp(-rate * t) * (365.25 / 4);
        }
        expect(presentValue(expected, cost, 4, [0.17, 0.23], operatorClass)).toBeCloseTo(sum, 9);
      }
    }
  });

  it('falls with cost, ever more slowly, and is nothing from the highest income on', () => {
    const value = createMachineValue(4, [0.15]);
    expectIncome(value, { ...calm, difficultyGrowthYear: 0.4, halvingYears: 1.5, halvingFactor: 0.5 });
    const values = Array.from({ length: 81 }, (_, n) => machineValueUsdTh(value, 0, n * 0.0005));
    for (let n = 1; n < values.length; n++) {
      expect(values[n]).toBeLessThanOrEqual(values[n - 1]);
      expect(values[n]).toBeGreaterThanOrEqual(0);
      if (n > 1) expect(values[n - 1] - values[n]).toBeLessThanOrEqual(values[n - 2] - values[n - 1] + 1e-12);
    }
    expect(machineValueUsdTh(value, 0, 0.03)).toBe(0);
    expect(values[20]).toBeGreaterThan(0);
  });

  it('falling difficulty is not hoped for', () => {
    expect(presentValue({ difficultyGrowthYear: -0.5 }, 0.02)).toBe(presentValue({}, 0.02));
  });
});

const colocation: ConversionOffer = {
  product: {
    name: 'colocation',
    rentUsdMwYear: 1.85e6,
    margin: 0.85,
    hallUsdMw: 9.5e6,
    hallYears: 12,
    equipmentUsdMw: 0,
    termYears: 12,
    operatorPaysPower: false,
    grossPerMw: 1.43,
    equipmentYears: 12,
    debtFactor: 1,
    defaultFactor: 1,
  },
  site: 0,
  address: 0,
  epoch: 0,
  hashpriceUsdPhDay: 32,
  marketRentUsdMwYear: 1.85e6,
  powerUsdMWh: 45,
  efficiencyJTh: 20,
  forgoneUsdMw: 1e6,
  discountRateYear: 0.1,
  leadYears: 2,
  othersConvertedShare: 0,
};

describe('npv: reservation rent by hand', () => {
  it('colocation at 10 %: 9.5 M of halls and 1 M of mining forgone, two years before the first rent', () => {
    // Halls, half of the two years in the building: 9.5 M x 1.1 x 0.14676 = 1,533,642 a year.
    // Forgone mining, two years old at the first rent: 1 M x 1.21 x 0.14676 = 177,580 a year.
    // The tenant pays power and 15 % of the rent is operating cost: 1,711,222 / 0.85 = 2,013,202.
    expect(npv(colocation) / 2_013_202).toBeCloseTo(1, 4);
  });

  it('contracted GPU cloud at 10 %: 29 M of GPUs over five years and 45 USD/MWh on 1.43 MW come on top', () => {
    // GPUs 29 M x 0.26380 = 7,650,200; power 45 x 8,760 x 1.43 = 563,706; with 1,711,222 as above: 9,925,128 / 0.85.
    const product = {
      ...colocation.product,
      equipmentUsdMw: 29e6,
      equipmentYears: 5,
      termYears: 5,
      operatorPaysPower: true,
    };
    expect(npv({ ...colocation, product }) / 11_676_621).toBeCloseTo(1, 4);
  });

  it('without interest: what is spent over the years it is paid back in', () => {
    const free = { ...colocation, discountRateYear: 0 };
    expect(npv(free)).toBeCloseTo((9.5e6 + 1e6) / 12 / 0.85, 6);
  });

  it('is the rent at which the discounted payments just add up to what was spent', () => {
    const rent = npv(colocation);
    const spentAtFirstRent = 9.5e6 * 1.1 + 1e6 * 1.21;
    let received = 0;
    for (let year = 1; year <= 12; year++) received += (0.85 * rent) / 1.1 ** year;
    expect(received / spentAtFirstRent).toBeCloseTo(1, 12);
  });

  it('rises with capex, lead time, cost of capital and mining forgone; ignores power that the tenant pays', () => {
    const base = npv(colocation);
    const dearer = { ...colocation.product, hallUsdMw: 10e6 };
    const equipped = { ...colocation.product, equipmentUsdMw: 1e6 };
    for (const change of [
      { product: dearer },
      { product: equipped },
      { leadYears: 2.5 },
      { discountRateYear: 0.11 },
      { forgoneUsdMw: 1.1e6 },
    ]) {
      expect(npv({ ...colocation, ...change }), JSON.stringify(change)).toBeGreaterThan(base);
    }
    expect(npv({ ...colocation, powerUsdMWh: 90 })).toBe(base);
  });
});

describe('W: yieldThreshold by hand', () => {
  it('1.46 M USD per MW and year at hashprice 80 and 20 J/TH, 60 and 15, 30 and 7.5', () => {
    for (const [hashpriceUsdPhDay, efficiencyJTh] of [
      [80, 20],
      [60, 15],
      [30, 7.5],
    ]) {
      expect(yieldThreshold({ ...colocation, hashpriceUsdPhDay, efficiencyJTh })).toBeCloseTo(1.46e6, 3);
    }
  });
});
