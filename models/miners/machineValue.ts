import { exp } from '../random/math/exp.ts';

const YEARS_PER_QUARTER = 0.25;
const DAYS_PER_QUARTER = 91.3125;

/**
 * Present value of running one TH/s, as a function of its cost of running.
 *
 * Expected income per TH/s and day falls with difficulty, `h(t) = h(0) exp(-growth t)`, and halves with the subsidy.
 * A machine runs as long as that covers its cost `x`, so its value is the sum over quarters of
 * `discount (h - x)` while `h > x`. With `h` falling, that sum is `A[k] - x B[k]`, where `k` counts the quarters with
 * `h > x`: one table a step serves every site and vintage.
 */
export interface MachineValue {
  readonly quarters: number;
  /** Continuous discount rate per class of operators, 1/year, failures included. */
  readonly discountRates: Float64Array;
  /** Expected income of each quarter, USD per TH/s and day, not increasing. */
  readonly income: Float64Array;
  /** Prefix sums per class of discounted income and of discounted days: `[class * (quarters + 1) + k]`. */
  readonly incomeSum: Float64Array;
  readonly daysSum: Float64Array;
  /** Discounted days of each quarter, `[class * quarters + k]`, and the lead time that they are for, years. */
  readonly days: Float64Array;
  leadYears: number;
}

/** What buyers expect of income when they value a machine. */
export interface IncomeExpectation {
  /** Income today, USD per TH/s and day. */
  incomeUsdThDay: number;
  /** Expected growth of log difficulty, 1/year; negative values count as 0, so that income never rises by hope alone. */
  difficultyGrowthYear: number;
  /** Years until the machine runs. */
  leadYears: number;
  /** Years until the next halving, and the income after it over the income before it (1: not anticipated). */
  halvingYears: number;
  halvingFactor: number;
}

export function createMachineValue(lifeYears: number, discountRates: readonly number[]): MachineValue {
  const quarters = Math.max(1, Math.round(lifeYears / YEARS_PER_QUARTER));
  return {
    quarters,
    discountRates: Float64Array.from(discountRates),
    income: new Float64Array(quarters),
    incomeSum: new Float64Array(discountRates.length * (quarters + 1)),
    daysSum: new Float64Array(discountRates.length * (quarters + 1)),
    days: new Float64Array(discountRates.length * quarters),
    leadYears: Number.NaN,
  };
}

/** Fills the table for the expectation of this step. */
export function expectIncome(value: MachineValue, expected: IncomeExpectation): void {
  const { quarters, discountRates, income, incomeSum, daysSum, days } = value;
  if (value.leadYears !== expected.leadYears) discountDays(value, expected.leadYears);
  const growth = Math.max(0, expected.difficultyGrowthYear);
  for (let q = 0; q < quarters; q++) {
    const t = expected.leadYears + (q + 0.5) * YEARS_PER_QUARTER;
    income[q] = expected.incomeUsdThDay * exp(-growth * t) * (t >= expected.halvingYears ? expected.halvingFactor : 1);
  }
  for (let c = 0; c < discountRates.length; c++) {
    const first = c * (quarters + 1);
    for (let q = 0; q < quarters; q++) {
      incomeSum[first + q + 1] = incomeSum[first + q] + days[c * quarters + q] * income[q];
      daysSum[first + q + 1] = daysSum[first + q] + days[c * quarters + q];
    }
  }
}

/** Interest does not change with expectations: days are discounted once for a lead time. */
function discountDays(value: MachineValue, leadYears: number): void {
  const { quarters, discountRates, days } = value;
  value.leadYears = leadYears;
  for (let c = 0; c < discountRates.length; c++) {
    for (let q = 0; q < quarters; q++) {
      const t = leadYears + (q + 0.5) * YEARS_PER_QUARTER;
      days[c * quarters + q] = DAYS_PER_QUARTER * exp(-discountRates[c] * t);
    }
  }
}

/**
 * @param operatorClass index into `discountRates`.
 * @param costUsdThDay  cost of running one TH/s for a day, USD.
 * @returns present value in USD per TH/s, never negative: a machine that would lose money is switched off.
 */
export function machineValueUsdTh(value: MachineValue, operatorClass: number, costUsdThDay: number): number {
  const { income, quarters } = value;
  let low = 0;
  let high = quarters;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (income[middle] > costUsdThDay) low = middle + 1;
    else high = middle;
  }
  const k = operatorClass * (quarters + 1) + low;
  return value.incomeSum[k] - costUsdThDay * value.daysSum[k];
}
