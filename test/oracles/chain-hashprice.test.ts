import { describe, expect, it } from 'vitest';
import { breakEvenEfficiencyJTh, breakEvenPowerUsdMWh, breakEvenPriceUsdBtc } from '../../models/chain/breakEven.ts';
import { hashpriceUsdPhDay, revenueUsdMWh } from '../../models/chain/hashprice.ts';
import { expectedHashesFromDifficulty } from '../../models/chain/work.ts';

describe('hashprice and break-even', () => {
  it('U: at 30 USD/PH/day, 50 USD/MWh is paid by 25.0 J/TH and 60 by 20.83', () => {
    expect(breakEvenEfficiencyJTh(30, 50)).toBeCloseTo(25, 9);
    expect(breakEvenEfficiencyJTh(30, 60)).toBeCloseTo(20.83, 2);
  });

  it('U: 21.5 J/TH breaks even at 5.81 cents', () => {
    expect(breakEvenPowerUsdMWh(30, 21.5)).toBeCloseTo(58.1, 1);
  });

  it('V: at 30 USD/PH/day and 20 J/TH a MWh earns 62.50 USD', () => {
    expect(revenueUsdMWh(30, 20)).toBeCloseTo(62.5, 9);
    expect(breakEvenPowerUsdMWh(30, 20)).toBeCloseTo(62.5, 9);
  });

  it('50 USD/PH/day at 20 J/TH is 104.2 USD/MWh', () => {
    expect(revenueUsdMWh(50, 20)).toBeCloseTo(104.2, 1);
  });

  it('AO: difficulty 146.47 T and fees of 0.55 % give 0.00043155 BTC/PH/day', () => {
    const btcPhDay = hashpriceUsdPhDay(expectedHashesFromDifficulty(146.47e12), 3.125 * 1.0055, 1);
    expect(btcPhDay).toBeCloseTo(0.00043155, 8);
    // Hashrate Index printed 0.00043143 on 12 January 2026.
    expect(Math.abs(btcPhDay / 0.00043143 - 1)).toBeLessThan(5e-4);
  });

  it('AP: an S21 at 80 USD/MWh stops below 76,353 USD at a difficulty of 142.9 T', () => {
    const price = breakEvenPriceUsdBtc(expectedHashesFromDifficulty(142.9e12), 3.125, 17.5, 80);
    // The difficulty is printed to 0.05 T.
    expect(Math.abs(price / 76_353 - 1)).toBeLessThan(0.05 / 142.9);
  });

  it('AP: at the break-even price revenue is the cost of power', () => {
    const work = expectedHashesFromDifficulty(142.9e12);
    const price = breakEvenPriceUsdBtc(work, 3.125, 17.5, 80);
    expect(revenueUsdMWh(hashpriceUsdPhDay(work, 3.125, price), 17.5)).toBeCloseTo(80, 9);
  });
});
