import type { ParameterReader } from '../../parameterReader.ts';

const EPOCHS_PER_YEAR = 365.25 / 14;

/** On what terms operators borrow, save and fail; the same for all. */
export interface FinanceTerms {
  /** Interest on loans and credit lines, and on loans to AI projects, 1/year. */
  readonly rateYear: number;
  readonly projectRateYear: number;
  /** Share of an AI project of a listed operator that is borrowed against a strong tenant. */
  readonly projectShare: number;
  /** Debt at the start over a year's revenue, and the time over which it is repaid, years. */
  readonly initialDebtYears: number;
  readonly loanYears: number;
  /** Cash at the start over a year's revenue. */
  readonly initialCashYears: number;
  /** Most that an operator may owe without its AI projects, over a year's revenue. */
  readonly creditYears: number;
  /** Operating cost that stays in cash or credit when machines or sites are bought, years. */
  readonly reserveYears: number;
  readonly investorsCover: boolean;
  /** Share of mined bitcoin that is kept. */
  readonly heldShare: number;
  readonly sellsSites: boolean;
  /** Whether sites hash for their creditors while they wait for a buyer. */
  readonly hasReceiver: boolean;
}

/** @returns null where operators have no balance sheets. @throws RangeError when bitcoin is to be held without them. */
export function readFinanceTerms(parameters: ParameterReader): FinanceTerms | null {
  const failedSites = parameters.text('finance.failedSites');
  const holds = parameters.text('finance.treasury') === 'hold';
  if (parameters.text('finance.rule') === 'none') {
    if (holds) throw new RangeError('finance.treasury is hold, but finance.rule is none: nobody keeps accounts of it');
    return null;
  }
  return {
    rateYear: parameters.number('finance.interestRateYear'),
    projectRateYear: parameters.number('ai.debtRateYear'),
    projectShare: parameters.number('ai.debtShare'),
    initialDebtYears: parameters.number('finance.initialDebtToRevenue'),
    loanYears: parameters.number('finance.loanTerm') / EPOCHS_PER_YEAR,
    initialCashYears: parameters.number('finance.initialCashToRevenue'),
    creditYears: parameters.number('finance.creditToRevenue'),
    reserveYears: parameters.number('finance.reserve') / EPOCHS_PER_YEAR,
    investorsCover: parameters.text('finance.investors') === 'cover',
    heldShare: holds ? parameters.number('finance.heldShare') : 0,
    sellsSites: failedSites !== 'dormant',
    hasReceiver: failedSites === 'receiver',
  };
}
