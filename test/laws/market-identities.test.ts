import { describe, expect, it } from 'vitest';
import { subsidySatoshi } from '../../models/chain/subsidy.ts';
import type { MarketState } from '../../models/market/marketState.ts';
import { demandMw } from '../../models/markets/aiDemand.ts';
import type { AiMarket } from '../../models/markets/aiMarket.ts';
import type { FinanceFlows } from '../../models/miners/finance/financeFlows.ts';
import type { ParameterValues, TableRow } from '../../models/parameter.ts';
import { aiProductRow } from '../support/aiProductRow.ts';
import { marketValues, startMarket } from '../support/marketRun.ts';
import { sum } from '../support/sum.ts';

const ROUNDING = 1e-9;
const SECONDS_PER_YEAR = 31_557_600;

/** Worlds in which every mechanism is at work: five years with a halving, prices that move, and each way to AI. */
/** Every second operator of the preset that has a row belongs to a state. */
const stateOperators = (marketValues({}, 'bitcoin-2026')['population.operators'] as readonly TableRow[]).map(
  (row, j) => ({
    ...row,
    class: j % 2 === 0 ? 'listed' : 'state',
  }),
);

const worlds: readonly [string, ParameterValues][] = [
  ['the control', {}],
  ['a forced ramp', { 'shift.share': 0.2, 'shift.kind': 'capacity', 'shift.start': 10, 'shift.duration': 52 }],
  [
    'a sudden exit inside an epoch',
    { 'shift.share': 0.3, 'shift.kind': 'hashrate', 'shift.start': 3, 'shift.phase': 0.37 },
  ],
  [
    'listed operators, best machines first',
    { 'shift.share': 0.9, 'shift.kind': 'listedCapacity', 'shift.order': 'mostEfficientFirst', 'shift.start': 5 },
  ],
  ['sites that grow', { 'site.spareCapacity': 2, 'price.driftYear': 0.5 }],
  [
    'used machines that are sold',
    { 'used.market': 'clearing', 'ai.rule': 'npv', 'shift.share': 0.2, 'shift.start': 5 },
  ],
  ['conversion by npv', { 'ai.rule': 'npv', 'ai.demandGrowthYear': 1 }],
  ['conversion by yield', { 'ai.rule': 'yieldThreshold', 'ai.buildLimitMwYear': 1e5, 'ai.demandBaseMw': 20_000 }],
  [
    'contracts that end within the run',
    { 'ai.rule': 'yieldThreshold', 'ai.product': 'gpuRental', 'ai.leadTimeLong': 20, 'ai.initialDeliveredShare': 1 },
  ],
  [
    'contracts that are signed again, and rules by class of operators',
    {
      'ai.ruleListed': 'realOption',
      'ai.rulePrivate': 'meanVariance',
      'ai.product': 'gpuRental',
      'ai.initialDeliveredShare': 1,
      'ai.demandGrowthYear': -0.1,
    },
  ],
  [
    'two products for the same power, to weak tenants too, whose GPUs are replaced within the term',
    {
      'ai.rule': 'npv',
      'ai.demandGrowthYear': 1,
      'ai.product': 'lease',
      'ai.secondProduct': 'cloud',
      'ai.secondProductShare': 0.4,
      'ai.tenantDefaultYear': 0.1,
      'ai.leadTimeShort': 10,
      'ai.leadTimeLong': 20,
      'ai.products': [
        aiProductRow({ name: 'lease', term_years: 2, debt_factor: 0, default_factor: 3 }),
        aiProductRow({
          name: 'cloud',
          rent_usd_mw_year: 9.7e6,
          equipment_usd_mw: 29e6,
          term_years: 4,
          equipment_years: 3,
          operator_pays_power: 1,
        }),
      ],
      'finance.rule': 'balanceSheet',
      'population.operators': stateOperators,
      policies: [
        { kind: 'aiDemandFactor', region: '', start: 60, phase: 0.5, height: 0, duration: 20, size: 0.5 },
        { kind: 'powerPriceFactor', region: 'US', start: 90, phase: 0, height: 0, duration: 5, size: 15 },
      ],
    },
  ],
  [
    'prices that all move together, and power sold back',
    {
      'price.process': 'merton',
      'fees.process': 'meanReverting',
      'power.process': 'regional',
      'ai.rule': 'npv',
      'ai.rents': [{ product: 'colocation', drift_year: -0.1, log_sd: 0.3, half_life_years: 0.5 }],
      'shocks.correlations': [{ first: 'btc', second: 'rent.colocation', correlation: 0.4 }],
    },
  ],
  [
    'policies of every kind, with everything else at work',
    {
      policies: [
        { kind: 'regionBan', region: 'US', start: 4, phase: 0.3, height: 0, duration: 40, size: 0.5 },
        { kind: 'regionBan', region: 'US', start: 9, phase: 0, height: 0, duration: 10, size: 0.4 },
        { kind: 'curtailment', region: '', start: 12, phase: 0.7, height: 0, duration: 0.6, size: 0.3 },
        { kind: 'btcPriceFactor', region: '', start: 20, phase: 0, height: 0, duration: 5, size: 0.6 },
        { kind: 'powerPriceFactor', region: 'US', start: 60, phase: 0, height: 0, duration: 5, size: 1.5 },
        { kind: 'aiDemandFactor', region: '', start: 70, phase: 0.5, height: 0, duration: 20, size: 0.3 },
      ],
      'used.market': 'clearing',
      'site.spareCapacity': 1,
      'ai.rule': 'npv',
      'ai.initialDeliveredShare': 0.7,
      'shift.share': 0.1,
      'shift.start': 30,
    },
  ],
  [
    'debts that cannot be served after a fall of the price, and sites that are sold',
    {
      'finance.rule': 'balanceSheet',
      'finance.treasury': 'hold',
      'finance.failedSites': 'receiver',
      'finance.heldShare': 0.5,
      'used.market': 'clearing',
      'site.spareCapacity': 1,
      'ai.rule': 'npv',
      policies: [{ kind: 'btcPriceFactor', region: '', start: 20, phase: 0.5, height: 0, duration: 0, size: 0.7 }],
    },
  ],
  ['four steps an epoch and a sharp rule', { 'chain.stepsPerEpoch': 4, 'operate.rule': 'sharp' }],
];

describe('identities of the market model at every epoch', () => {
  for (const [name, overrides] of worlds) {
    it(`hold in ${name}`, () => {
      const run = startMarket(marketValues(overrides, 'bitcoin-2026'), 130);
      let issuedBtc = 0;
      let cashBefore = run.state.ledger.totalCashUsd;
      for (let epoch = 0; epoch < 130; epoch++) {
        run.advance();
        checkPower(run.state);
        checkMachines(run.state);
        checkContracts(run.state, overrides);
        issuedBtc += run.state.record.subsidyBtc;
        cashBefore = checkCash(run.state, cashBefore);
        expect(run.state.ledger.miningRevenueUsd).toBeCloseTo(run.state.record.rewardUsd, 0);
      }
      expect(Math.round(issuedBtc * 1e8)).toBe(issuedBetween(953_568, run.state.chain.height));
    });
  }

  it('hold per operator: an operator that owns everything keeps the cash of all', () => {
    const values = marketValues({
      'population.privateOperators': 1,
      'operate.rule': 'smooth',
      'site.otherCostUsdMWh': 5,
    });
    const run = startMarket(values, 20);
    let cash = 0;
    for (let epoch = 0; epoch < 20; epoch++) {
      run.advance();
      cash = checkCash(run.state, cash);
      expect(run.state.ledger.cashUsd[0]).toBe(run.cell('cash_usd'));
    }
  });
});

function checkPower({ sites, fleet }: MarketState): void {
  for (let i = 0; i < sites.count; i++) {
    const used = fleet.installedMw[i] + sites.buildingMw[i] + sites.aiMw[i] + sites.barredMw[i];
    const parts = [
      fleet.runningMw[i],
      fleet.installedMw[i],
      sites.buildingMw[i],
      sites.aiMw[i],
      sites.convertibleMw[i],
      sites.barredMw[i],
    ];
    if (!parts.every((mw) => mw >= 0)) throw new Error(`negative or missing power at site ${i}: ${parts}`);
    if (used > sites.capacityMw[i] * (1 + ROUNDING))
      throw new Error(`site ${i} uses ${used} of ${sites.capacityMw[i]} MW`);
    if (fleet.runningMw[i] > fleet.installedMw[i] * (1 + ROUNDING)) throw new Error(`site ${i} runs more than it has`);
  }
}

function checkMachines({ fleet, asics, used }: MarketState): void {
  const inTransit = sum(asics.inTransitEhS) + (used === null ? 0 : sum(used.inTransitEhS));
  const everywhere = sum(fleet.installedEhS) + sum(fleet.stockEhS) + inTransit + fleet.scrappedEhS;
  expect(everywhere / fleet.madeEhS).toBeCloseTo(1, 9);
  for (const amounts of [fleet.installedEhS, fleet.stockEhS, fleet.stockOfEhS, asics.inTransitEhS]) {
    if (!amounts.every((amount) => amount >= 0)) throw new Error('negative or missing machines');
  }
  if (used !== null) expect(sum(fleet.stockOfEhS)).toBeCloseTo(sum(fleet.stockEhS), 9);
  if (!fleet.running.every((share) => share >= 0 && share <= 1)) throw new Error('a running share outside 0 to 1');
}

function checkContracts({ ai, chain, sites }: MarketState, overrides: ParameterValues): void {
  for (let i = 0; i < sites.count; i++) {
    const building = ai.reduce((total, { siteBuildingMw }) => total + siteBuildingMw[i], 0);
    const delivered = ai.reduce((total, { siteMw }) => total + siteMw[i], 0);
    if (Math.abs(building - sites.buildingMw[i]) + Math.abs(delivered - sites.aiMw[i]) > 1e-6)
      throw new Error(`site ${i}: the products do not add up to its AI`);
  }
  for (const market of ai) checkProduct(market, chain.timeS / SECONDS_PER_YEAR, overrides);
}

function checkProduct(ai: AiMarket, years: number, overrides: ParameterValues): void {
  expect(ai.contractedMw).toBeCloseTo(ai.buildingMw + ai.deliveredMw, 6);
  const grossMw = sum(ai.siteBuildingMw) + sum(ai.siteMw);
  expect(grossMw).toBeCloseTo(ai.product.grossPerMw * (ai.contractedMw + ai.forcedMw), 5);
  if (overrides['ai.rule'] === undefined) return;
  const wanted = demandMw(ai.demand, years, ai.rentUsdMwYear);
  const served = ai.contractedMw + ai.forcedMw;
  const before = ai.demand.capMw < served;
  if (!before && served > wanted * (1 + ROUNDING)) throw new Error(`${served} MW served of ${wanted} wanted`);
}

function checkCash({ ledger, finance }: MarketState, before: number): number {
  const after = sum(ledger.cashUsd);
  const income = ledger.miningRevenueUsd + ledger.curtailmentIncomeUsd + ledger.aiRevenueUsd + ledger.fundingUsd;
  const costs = ledger.powerCostUsd + ledger.otherCostUsd + ledger.aiOperatingCostUsd;
  const capital = ledger.machineCapexUsd + ledger.siteCapexUsd + ledger.aiCapexUsd;
  const scale = before + income + costs + capital;
  const received = finance === null ? 0 : fromCreditors(finance.flows);
  if (Math.abs(after - before - (income - costs - capital + received)) > 1e-12 * scale)
    throw new Error('cash does not add up');
  if (!ledger.cashUsd.every((cash) => cash >= 0)) throw new Error('negative cash');
  return after;
}

/** What lenders, buyers of bitcoin, suppliers and owners give operators, less what they get. */
function fromCreditors(flows: FinanceFlows): number {
  const given = sum(flows.borrowed) + sum(flows.bitcoinSold) + sum(flows.unpaid);
  return given - sum(flows.repaid) - sum(flows.interest) - sum(flows.kept) - sum(flows.payout) - sum(flows.estate);
}

function issuedBetween(first: number, end: number): number {
  let satoshi = 0;
  for (let height = first; height < end; height++) satoshi += subsidySatoshi(height);
  return satoshi;
}
