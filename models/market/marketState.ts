import type { Chain, MinedBlocks } from '../chain/chain.ts';
import type { AiMarket } from '../markets/aiMarket.ts';
import type { AsicMarket } from '../markets/asicMarket.ts';
import type { PricePath } from '../markets/price/pricePath.ts';
import type { ContractsWon } from '../miners/contractsWon.ts';
import type { BalanceSheets } from '../miners/finance/balanceSheets.ts';
import type { SiteValuation } from '../miners/finance/valueSites.ts';
import type { Fleet } from '../miners/fleet.ts';
import type { ForcedShift } from '../miners/forcedShift.ts';
import type { SiteGrowth } from '../miners/growth/siteGrowth.ts';
import type { InvestmentRound } from '../miners/investInMachines.ts';
import type { Ledger } from '../miners/ledger.ts';
import type { LettingRound } from '../miners/letStandingHalls.ts';
import type { IncomeExpectation, MachineValue } from '../miners/machineValue.ts';
import type { OperatingConditions } from '../miners/operate/operateRule.ts';
import type { SmoothOperation } from '../miners/operate/smoothOperation.ts';
import type { Conversion } from '../miners/rules/conversion.ts';
import type { SettlementPeriod } from '../miners/settleAccounts.ts';
import type { SiteCosts } from '../miners/siteCosts.ts';
import type { Sites } from '../miners/sites.ts';
import type { UsedMarket } from '../miners/used/usedMarket.ts';
import type { Environment } from './environment.ts';
import type { EpochRecord } from './epochRecord.ts';
import type { Policies } from './policies/policies.ts';

/** Choices and constants of a run that no step changes. */
export interface MarketSettings {
  readonly startDayNumber: number;
  readonly startHeight: number;
  readonly stepsPerEpoch: number;
  /** Mean of the fees, whatever their process. */
  readonly feesBtcPerBlock: number;
  readonly operateRule: 'smooth' | 'sharp' | 'constantElasticity';
  readonly smooth: SmoothOperation;
  readonly elasticity: number;
  readonly referenceHashprice: number;
  readonly costs: SiteCosts;
  readonly buysMachines: boolean;
  readonly fillYears: number;
  readonly anticipatesHalving: boolean;
  /** Whether buyers learn from the growth of difficulty, and their memory. */
  readonly learnsGrowth: boolean;
  readonly expectationYears: number;
  /** Cost of capital by class of operators, states only where there are any; 1/year. */
  readonly discountRatesYear: readonly number[];
  /** IT power whose building can begin in a year, MW. */
  readonly aiBuildLimitMwYear: number;
  readonly failureRateYear: number;
  readonly stockDecayYear: number;
  /** Share of idle machines without value that are taken out in a year. */
  readonly retirementYear: number;
  readonly attackSiteUsdMw: number;
  readonly attackPowerUsdMWh: number;
}

/** Everything that a run of the market model is at one moment. */
export interface MarketState {
  readonly settings: MarketSettings;
  readonly chain: Chain;
  readonly price: PricePath;
  readonly environment: Environment;
  readonly sites: Sites;
  readonly fleet: Fleet;
  readonly asics: AsicMarket;
  /** AI by product: that of `ai.product` first, and that of `ai.secondProduct` where there is one. */
  readonly ai: readonly AiMarket[];
  /** What sites see of each other's contracts, whatever the product. */
  readonly wins: ContractsWon;
  /** By class of operators; null: those do not convert, or nobody does. */
  readonly conversions: readonly (Conversion | null)[] | null;
  readonly shift: ForcedShift;
  /** Null: no policies and no shocks on a date. */
  readonly policies: Policies | null;
  /** Null: nobody trades machines. */
  readonly used: UsedMarket | null;
  /** Null: sites do not grow. */
  readonly growth: SiteGrowth | null;
  /** Null: operators have cash alone, and investors cover every deficit. */
  readonly finance: BalanceSheets | null;
  /** What sites that are for sale are valued by. */
  readonly valuation: SiteValuation;
  readonly ledger: Ledger;
  /** What machines are worth at a site: new ones from their delivery on, installed ones from now on. */
  readonly newMachines: MachineValue;
  readonly installed: MachineValue;
  readonly expectation: IncomeExpectation;
  /** Epochs completed since the start of the run. */
  epoch: number;
  readonly step: StepState;
  readonly record: EpochRecord;
}

/** What the stages of one step hand to each other. */
export interface StepState {
  /** First block of the step and of the next one, counted from the first block of the epoch. */
  firstBlock: number;
  nextBlock: number;
  /** Price at the start of the step and mean price over it, USD/BTC. */
  priceUsdBtc: number;
  meanPriceUsdBtc: number;
  /** Fees as expected at the start of the step, and as paid over it, BTC per block. */
  feesBtcPerBlock: number;
  meanFeesBtcPerBlock: number;
  /** What sites know in this step. */
  readonly conditions: OperatingConditions;
  networkEhS: number;
  readonly mined: MinedBlocks;
  rewardUsd: number;
  /** What is settled now, and the rounds in which machines are ordered and standing halls let; used anew each time. */
  readonly settlement: SettlementPeriod;
  readonly investment: InvestmentRound;
  readonly letting: LettingRound;
}
