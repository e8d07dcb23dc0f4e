/**
 * What modules of users import as `hashshift/models`: the forms of models and parts, randomness, mathematics that is the
 * same on every engine, and the shipped parts to build upon.
 */
export { dayNumber } from './calendar.ts';
export { hashpriceUsdPhDay, revenueUsdMWh } from './chain/hashprice.ts';
export { HALVING_BLOCKS, SATOSHI_PER_BTC, subsidySatoshi } from './chain/subsidy.ts';
export type { Column, FiguredColumn } from './column.ts';
export { createMarketModel, market } from './market.ts';
export type { AiProduct } from './markets/aiProduct.ts';
export { dailyPath } from './markets/price/dailyPath.ts';
export { pathPrice } from './markets/price/pathPrice.ts';
export type { PricePath } from './markets/price/pricePath.ts';
export type { PriceProcess, PriceSetup } from './markets/price/priceProcess.ts';
export { priceProcesses } from './markets/price/priceProcesses.ts';
export { capitalRecoveryFactor } from './miners/capitalRecoveryFactor.ts';
export type { ConversionDecision } from './miners/rules/conversionDecision.ts';
export type { ConversionOffer, ReservationRent } from './miners/rules/conversionOffer.ts';
export type { ConversionRule, ConversionSetup } from './miners/rules/conversionRule.ts';
export { conversionRules } from './miners/rules/conversionRules.ts';
export { herding } from './miners/rules/herding.ts';
export { meanVariance } from './miners/rules/meanVariance.ts';
export { npv } from './miners/rules/npv.ts';
export { realOption } from './miners/rules/realOption.ts';
export { satisficing } from './miners/rules/satisficing.ts';
export { yieldThreshold } from './miners/rules/yieldThreshold.ts';
export type { Model, RecordedRows, Stage } from './model.ts';
export type { CourseFigure, ModelFigure, PartsFigure, SupplyFigure, SupplyState } from './modelFigure.ts';
export type { Outcome } from './outcome.ts';
export type { Parameter, ParameterValue, ParameterValues, Scalar, Series, TableRow } from './parameter.ts';
export { numberCell, type ParameterReader, parameterReader } from './parameterReader.ts';
export type { Extension, Part, PartKind } from './part.ts';
export { exp } from './random/math/exp.ts';
export { log } from './random/math/log.ts';
export { log1p } from './random/math/log1p.ts';
export { normalCdf } from './random/math/normalCdf.ts';
export { normalQuantile } from './random/math/normalQuantile.ts';
export { pow } from './random/math/pow.ts';
export { sampleDiscrete } from './random/samplers/sampleDiscrete.ts';
export { sampleExponential } from './random/samplers/sampleExponential.ts';
export { sampleGamma } from './random/samplers/sampleGamma.ts';
export { sampleLognormal } from './random/samplers/sampleLognormal.ts';
export { sampleNormal } from './random/samplers/sampleNormal.ts';
export { sampleUniform } from './random/samplers/sampleUniform.ts';
export type { Field, Sequence, Streams } from './random/streams.ts';
