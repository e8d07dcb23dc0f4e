import { aaSecurityBudget } from './checks/aaSecurityBudget.ts';
import { abBudish } from './checks/abBudish.ts';
import { acConcentration } from './checks/acConcentration.ts';
import { adChina2021 } from './checks/adChina2021.ts';
import { aeHalving2020 } from './checks/aeHalving2020.ts';
import { aeHalving2024 } from './checks/aeHalving2024.ts';
import { afCurtailment } from './checks/afCurtailment.ts';
import { aiRetargets } from './checks/aiRetargets.ts';
import { alRewardElasticity } from './checks/alRewardElasticity.ts';
import { amPipeline2022 } from './checks/amPipeline2022.ts';
import { anRevenueRatios } from './checks/anRevenueRatios.ts';
import { aoHashprice } from './checks/aoHashprice.ts';
import { apShutdownPrice } from './checks/apShutdownPrice.ts';
import { aqEnergyShare } from './checks/aqEnergyShare.ts';
import { aRetargetCases } from './checks/aRetargetCases.ts';
import { bMainNetwork } from './checks/bMainNetwork.ts';
import { cProtocolForms } from './checks/cProtocolForms.ts';
import { dBlockLuck } from './checks/dBlockLuck.ts';
import { eFixedPoint } from './checks/eFixedPoint.ts';
import { fExponentialIntervals } from './checks/fExponentialIntervals.ts';
import { gExitAtStart } from './checks/gExitAtStart.ts';
import { hExitWithin } from './checks/hExitWithin.ts';
import { iNinetyPercent } from './checks/iNinetyPercent.ts';
import { jReturn } from './checks/jReturn.ts';
import { kOtherRules } from './checks/kOtherRules.ts';
import { lElasticSupply } from './checks/lElasticSupply.ts';
import { mHalvingImpact } from './checks/mHalvingImpact.ts';
import { pFreeEntry } from './checks/pFreeEntry.ts';
import { qRuleNeutrality } from './checks/qRuleNeutrality.ts';
import { rLossOfOneInFive } from './checks/rLossOfOneInFive.ts';
import { sElasticCapacity } from './checks/sElasticCapacity.ts';
import { tSunkCost } from './checks/tSunkCost.ts';
import { uProfitability } from './checks/uProfitability.ts';
import { vCurtailment } from './checks/vCurtailment.ts';
import { wYieldThreshold } from './checks/wYieldThreshold.ts';
import { xDixitThresholds } from './checks/xDixitThresholds.ts';
import { yHysteresis } from './checks/yHysteresis.ts';
import type { ValidationCheck } from './validationCheck.ts';
import type { ValidationFiles } from './validationFiles.ts';

/** Every row of the validation table, in the order of its letters. */
export const validationChecks = (files: ValidationFiles): readonly ValidationCheck[] => [
  aRetargetCases(files),
  bMainNetwork(files),
  cProtocolForms(files),
  dBlockLuck,
  eFixedPoint,
  fExponentialIntervals,
  gExitAtStart,
  hExitWithin,
  iNinetyPercent,
  jReturn,
  kOtherRules,
  lElasticSupply,
  mHalvingImpact,
  pFreeEntry,
  qRuleNeutrality,
  rLossOfOneInFive,
  sElasticCapacity,
  tSunkCost,
  uProfitability,
  vCurtailment,
  wYieldThreshold,
  xDixitThresholds,
  yHysteresis,
  aaSecurityBudget,
  abBudish,
  acConcentration,
  adChina2021(files),
  aeHalving2020(files),
  aeHalving2024(files),
  afCurtailment(files),
  aiRetargets(files),
  alRewardElasticity(files),
  amPipeline2022(files),
  anRevenueRatios(files),
  aoHashprice,
  apShutdownPrice,
  aqEnergyShare,
];
