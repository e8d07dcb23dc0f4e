import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MarketState } from '../../models/market/marketState.ts';
import { auctionSites } from '../../models/miners/finance/auctionSites.ts';
import type { BalanceSheets } from '../../models/miners/finance/balanceSheets.ts';
import type { FinanceFlows } from '../../models/miners/finance/financeFlows.ts';
import type { ParameterValues } from '../../models/parameter.ts';
import type { MarketRun } from '../../models/validation/marketRun.ts';
import { marketValues, startMarket } from '../support/marketRun.ts';
import { sum } from '../support/sum.ts';

const CENT = 0.01;
const SATOSHI = 1e-8;

/** A price that falls to a share of what it was, for a while. */
function crash(size: number, duration = 0): ParameterValues {
  return { policies: [{ kind: 'btcPriceFactor', region: '', start: 5, phase: 0.4, height: 0, duration, size }] };
}

function world(overrides: ParameterValues): ParameterValues {
  return marketValues(
    { 'finance.rule': 'balanceSheet', 'population.privateOperators': 30, ...overrides },
    'bitcoin-2026',
  );
}

/** Worlds in which operators borrow, save, fail, buy and convert in every combination. */
const worlds = fc.record({
  'finance.initialDebtToRevenue': fc.double({ min: 0, max: 0.8, noNaN: true }),
  'finance.initialCashToRevenue': fc.double({ min: 0.05, max: 0.3, noNaN: true }),
  'finance.creditToRevenue': fc.double({ min: 0, max: 2, noNaN: true }),
  'finance.interestRateYear': fc.double({ min: 0, max: 0.3, noNaN: true }),
  'finance.investors': fc.constantFrom('none', 'none', 'cover'),
  'finance.reserve': fc.constantFrom(0, 2),
  'finance.treasury': fc.constantFrom('sell', 'hold'),
  'finance.heldShare': fc.double({ min: 0, max: 1, noNaN: true }),
  'finance.failedSites': fc.constantFrom('auction', 'receiver', 'dormant'),
  'used.market': fc.constantFrom('none', 'clearing'),
  'site.spareCapacity': fc.constantFrom(0, 1),
  'ai.rule': fc.constantFrom('none', 'npv', 'yieldThreshold'),
  'chain.stepsPerEpoch': fc.constantFrom(1, 3),
  size: fc.double({ min: 0.5, max: 0.9, noNaN: true }),
});

describe('identities of balance sheets', () => {
  it('hold to the cent per operator and in total, and every payment has a payee', () => {
    const failures = fc.sample(worlds, { numRuns: 9, seed: 42 }).map(({ size, ...finance }) => {
      const run = startMarket(world({ ...finance, ...crash(size, 15) }), 26);
      return followAccounts(run, 26);
    });
    // Worlds without failures would prove little.
    expect(failures.filter((count) => count > 0).length).toBeGreaterThan(2);
  });

  it('bitcoin kept is what the network pays, times the share', () => {
    const run = startMarket(
      world({ 'finance.treasury': 'hold', 'finance.heldShare': 0.4, 'finance.investors': 'cover' }),
      20,
    );
    for (let epoch = 0; epoch < 20; epoch++) {
      run.advance();
      const { record } = run.state;
      expect(sum(flowsOf(run.state).keptBtc)).toBeCloseTo(0.4 * (record.subsidyBtc + record.feesBtc), 8);
    }
  });

  it('a loan is repaid in equal parts over its term, with interest on what is left', () => {
    const years = (26 * 14) / 365.25;
    const values = world({
      'finance.initialDebtToRevenue': 0.3,
      'finance.interestRateYear': 0.1,
      'finance.loanTerm': 26,
      'finance.creditToRevenue': 0,
      'finance.investors': 'cover',
      'ai.rule': 'none',
      'chain.blockNoise': 'expected',
    });
    const run = startMarket(values, 40);
    const debt = sum(sheetsOf(run.state).loanUsd);
    let repaid = 0;
    let interest = 0;
    for (let epoch = 0; epoch < 40; epoch++) {
      run.advance();
      repaid += sum(flowsOf(run.state).repaid);
      interest += sum(flowsOf(run.state).interest);
    }
    expect(repaid / debt).toBeCloseTo(1, 9);
    // Arithmetic series of 26 balances; epochs are not exactly 14 days long.
    expect(interest / (debt * 0.1 * years * (27 / 52))).toBeCloseTo(1, 1);
  });
});

describe('laws of failure', () => {
  it('nobody fails where investors cover everything, nor does anybody write off or sell a site', () => {
    for (const debt of [0, 3]) {
      const run = startMarket(
        world({ 'finance.investors': 'cover', 'finance.initialDebtToRevenue': debt, ...crash(0.4) }),
        40,
      );
      for (let epoch = 0; epoch < 40; epoch++) {
        run.advance();
        expect([run.cell('defaults'), run.cell('credit_losses_usd'), run.cell('sites_sold_mw')]).toEqual([0, 0, 0]);
      }
    }
  });

  it('without debt, spending and bad times nobody fails', () => {
    const run = startMarket(
      world({
        'finance.initialDebtToRevenue': 0,
        'finance.creditToRevenue': 0,
        'chain.blockNoise': 'expected',
        'invest.rule': 'none',
        'site.powerP90UsdMWh': 45,
      }),
      20,
    );
    for (let epoch = 0; epoch < 20; epoch++) run.advance();
    expect(run.cell('defaulted_share')).toBe(0);
  });

  for (const failedSites of ['auction', 'receiver', 'dormant']) {
    it(`more debt, no fewer failures (${failedSites})`, () => {
      const failed = [0, 0.2, 0.4, 0.6, 0.8].map((debt) => {
        const run = startMarket(
          world({
            'finance.initialDebtToRevenue': debt,
            'finance.creditToRevenue': 0,
            'finance.failedSites': failedSites,
            'chain.blockNoise': 'expected',
            ...crash(0.7),
          }),
          30,
        );
        for (let epoch = 0; epoch < 30; epoch++) run.advance();
        return run.cell('defaulted_share');
      });
      expect(failed).toEqual([...failed].sort((a, b) => a - b));
      expect(failed[4]).toBeGreaterThan(failed[0]);
    });
  }

  it('machines of failed operators change hands with their sites, and concentration follows', () => {
    const auction = startMarket(world({ 'finance.initialDebtToRevenue': 1, ...crash(0.7) }), 30);
    const dormant = startMarket(
      world({ 'finance.initialDebtToRevenue': 1, 'finance.failedSites': 'dormant', ...crash(0.7) }),
      30,
    );
    const before = Int32Array.from(auction.state.sites.operatorOf);
    for (let epoch = 0; epoch < 30; epoch++) {
      auction.advance();
      dormant.advance();
    }
    const { sites, fleet, record } = auction.state;
    const { status, dormant: waits } = sheetsOf(auction.state);
    const byOperator = new Float64Array(sites.operatorCount);
    let moved = 0;
    for (let i = 0; i < sites.count; i++) {
      byOperator[sites.operatorOf[i]] += fleet.runningEhS[i];
      if (sites.operatorOf[i] !== before[i]) moved += 1;
      expect(waits[i] === 1).toBe(status[sites.operatorOf[i]] !== 0);
      if (waits[i] === 1) expect(fleet.runningEhS[i]).toBe(0);
    }
    expect(moved).toBeGreaterThan(0);
    expect(record.byOperator).toEqual(byOperator);
    expect([...dormant.state.sites.operatorOf]).toEqual([...before]);
    expect(dormant.cell('hashrate_eh_s')).toBeLessThan(auction.cell('hashrate_eh_s'));
  });

  it('failures alone take no hashrate from the network where a receiver runs what is not sold', () => {
    const hashrate = ['none', 'balanceSheet'].map((rule) => {
      const run = startMarket(
        world({
          'finance.rule': rule,
          'finance.failedSites': 'receiver',
          'finance.initialDebtToRevenue': 1,
          'invest.rule': 'none',
          ...crash(0.7),
        }),
        26,
      );
      return Array.from({ length: 26 }, () => {
        run.advance();
        return run.cell('hashrate_eh_s');
      });
    });
    expect(hashrate[1]).toEqual(hashrate[0]);
  });

  it('says so when everybody has failed and nobody runs the machines', () => {
    const run = startMarket(world({ 'finance.initialDebtToRevenue': 5, 'finance.initialCashToRevenue': 0 }), 10);
    expect(() => {
      for (let epoch = 0; epoch < 10; epoch++) run.advance();
    }).toThrow(/no block is found; every operator has failed/);
  });

  it('who has neither cash nor credit buys no machines', () => {
    const bought = ['none', 'cover'].map((investors) => {
      const run = startMarket(
        world({ 'finance.investors': investors, 'finance.initialDebtToRevenue': 0, 'finance.reserve': 1000 }),
        10,
      );
      let ordered = 0;
      for (let epoch = 0; epoch < 10; epoch++) {
        run.advance();
        ordered += run.cell('ordered_eh_s');
      }
      return ordered;
    });
    expect(bought[0]).toBe(0);
    expect(bought[1]).toBeGreaterThan(0);
  });

  it('with a rising price, holding leaves more than selling, and with a falling one less', () => {
    for (const [drift, sign] of [
      [0.5, 1],
      [-0.5, -1],
    ]) {
      const [sold, held] = ['sell', 'hold'].map((treasury) => {
        const run = startMarket(
          world({
            'finance.treasury': treasury,
            'finance.initialDebtToRevenue': 0,
            'finance.investors': 'cover',
            'invest.rule': 'none',
            'price.process': 'gbm',
            'price.volatilityYear': 0,
            'price.driftYear': drift,
            'chain.blockNoise': 'expected',
          }),
          40,
        );
        let funded = 0;
        for (let epoch = 0; epoch < 40; epoch++) {
          run.advance();
          funded += run.cell('funding_usd');
        }
        return run.cell('cash_usd') + run.cell('treasury_usd') - funded;
      });
      expect((held - sold) * sign).toBeGreaterThan(0);
    }
  });

  it('holding bitcoin without balance sheets is refused', () => {
    expect(() => startMarket(marketValues({ 'finance.treasury': 'hold' }), 1)).toThrow(/finance\.rule is none/);
  });
});

describe('the numbering of operators', () => {
  for (const treasury of ['sell', 'hold']) {
    it(`changes nothing (${treasury})`, () => {
      const values = world({ 'finance.initialDebtToRevenue': 1, 'finance.treasury': treasury, ...crash(0.7) });
      const inOrder = startMarket(values, 40);
      const reversed = startMarket(values, 40);
      renumberOperators(reversed.state);
      for (let epoch = 0; epoch < 40; epoch++) {
        inOrder.advance();
        reversed.advance();
        for (const column of [
          'hashrate_eh_s',
          'defaults',
          'debt_usd',
          'cash_usd',
          'treasury_btc',
          'sites_sold_usd',
          'hhi_operator',
        ]) {
          const one = inOrder.cell(column);
          const scale = Math.max(1, Math.abs(one));
          if (!(Math.abs(one - reversed.cell(column)) <= 1e-7 * scale)) {
            expect.fail(`epoch ${epoch}, ${column}: ${one} in order, ${reversed.cell(column)} renumbered`);
          }
        }
      }
      expect(inOrder.cell('defaulted_share')).toBeGreaterThan(0);
    });
  }
});

describe('the auction of sites', () => {
  /** One site of operator 0, which has failed, worth 100 USD to everybody, and three who may buy it. */
  function auctionAmong(spendableUsd: readonly number[], address: readonly number[]): readonly number[] {
    const { state } = startMarket(world({ 'population.privateOperators': 4, 'population.operators': [] }), 1);
    const sheets = sheetsOf(state);
    const { sites, ledger } = state;
    sheets.status[0] = 1;
    sheets.dormant[0] = 1;
    sheets.worthUsd.fill(100);
    sheets.spendableUsd.set([0, ...spendableUsd]);
    sheets.address.set([0, ...address]);
    ledger.cashUsd.fill(0);
    sites.operatorOf[0] = 0;
    auctionSites(sheets, ledger, sites);
    return [sites.operatorOf[0], ledger.cashUsd[0]];
  }

  it('goes to the highest bid at the second highest', () => {
    expect(auctionAmong([80, 60, 20], [1, 2, 3])).toEqual([1, 60]);
    expect(auctionAmong([20, 60, 80], [1, 2, 3])).toEqual([3, 60]);
    expect(auctionAmong([0, 0, 80], [1, 2, 3])).toEqual([3, 0]);
  });

  it('goes among equal bids to who can spend most, then to the least address', () => {
    expect(auctionAmong([200, 300, 100], [1, 2, 3])).toEqual([2, 100]);
    expect(auctionAmong([200, 200, 200], [7, 9, 5])).toEqual([3, 100]);
    expect(auctionAmong([200, 200, 200], [7, 2, 5])).toEqual([2, 100]);
  });

  it('leaves the site where nobody can pay', () => {
    expect(auctionAmong([0, 0, 0], [1, 2, 3])).toEqual([0, 0]);
  });
});

/** Follows cash, debt and bitcoin of every operator from epoch to epoch. @returns failures in all. */
function followAccounts(run: MarketRun, epochs: number): number {
  const sheets = sheetsOf(run.state);
  const { ledger } = run.state;
  let failures = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    const cash = ledger.cashUsd.slice();
    const debt = debts(sheets);
    const btc = sheets.treasuryBtc.slice();
    run.advance();
    const after = debts(sheets);
    for (let j = 0; j < cash.length; j++) {
      const flow = (name: keyof FinanceFlows): number => sheets.flows[name][j];
      const income = flow('operating') + flow('borrowed') + flow('bitcoinSold') + flow('funding') + flow('sitesSold');
      const spent = flow('repaid') + flow('interest') + flow('kept') + flow('sitesBought') + flow('payout');
      near(ledger.cashUsd[j] - cash[j], income + flow('unpaid') - spent - flow('estate'), CENT, `cash of ${j}`);
      near(after[j] - debt[j], flow('borrowed') - flow('repaid') - flow('writtenOff'), CENT, `debt of ${j}`);
      near(sheets.treasuryBtc[j] - btc[j], flow('keptBtc') - flow('soldBtc'), SATOSHI, `bitcoin of ${j}`);
      if (![ledger.cashUsd[j], after[j], sheets.treasuryBtc[j]].every((amount) => amount >= 0)) {
        throw new Error(`operator ${j} has a negative or missing balance`);
      }
    }
    checkTotals(run.state);
    failures += run.cell('defaults');
  }
  return failures;
}

/** What operators pay each other cancels; what is left is what the ledger has with everybody else. */
function checkTotals({ ledger, finance }: MarketState): void {
  if (finance === null) throw new Error('no balance sheets');
  const { flows } = finance;
  near(sum(flows.sitesBought), sum(flows.sitesSold), CENT, 'sites');
  near(sum(flows.funding), ledger.fundingUsd, CENT, 'funding');
  const income = ledger.miningRevenueUsd + ledger.curtailmentIncomeUsd + ledger.aiRevenueUsd;
  const costs = ledger.powerCostUsd + ledger.otherCostUsd + ledger.aiOperatingCostUsd;
  const capital = ledger.machineCapexUsd + ledger.siteCapexUsd + ledger.aiCapexUsd;
  near(sum(flows.operating), income - costs - capital, CENT, 'operating');
  near(sum(ledger.cashUsd), ledger.totalCashUsd, CENT, 'total');
}

/** Gives operators their numbers in reverse, with everything that belongs to them. */
function renumberOperators(state: MarketState): void {
  const { sites, ledger } = state;
  const last = sites.operatorCount - 1;
  for (let i = 0; i < sites.count; i++) sites.operatorOf[i] = last - sites.operatorOf[i];
  ledger.cashUsd.reverse();
  for (const values of Object.values(sheetsOf(state))) {
    if (ArrayBuffer.isView(values) && (values as Float64Array).length === sites.operatorCount) {
      (values as Float64Array).reverse();
    }
  }
}

function near(one: number, other: number, tolerance: number, what: string): void {
  if (!(Math.abs(one - other) <= tolerance)) throw new Error(`${what}: ${one} is not ${other}`);
}

function sheetsOf({ finance }: MarketState): BalanceSheets {
  if (finance === null) throw new Error('no balance sheets');
  return finance;
}

function flowsOf(state: MarketState): FinanceFlows {
  return sheetsOf(state).flows;
}

function debts({ loanUsd, creditUsd, projectUsd }: BalanceSheets): Float64Array {
  return loanUsd.map((loan, j) => loan + creditUsd[j] + projectUsd[j]);
}
