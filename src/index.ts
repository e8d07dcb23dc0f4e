export type * from '../models/library.ts';
export { createStreams } from '../models/random/createStreams.ts';
export type { Field, Sequence, Streams } from '../models/random/streams.ts';
export { AnalysisError } from './analyse/analysisError.ts';
export type { BootstrapOptions } from './analyse/bootstrapIndices.ts';
export type { Box, Limit } from './analyse/discovery/box.ts';
export { type CartLeaf, cartLeaves } from './analyse/discovery/cartLeaves.ts';
export {
  type PrimObjective,
  type PrimOptions,
  type PrimStep,
  primBoxes,
  type QuasiP,
} from './analyse/discovery/primBoxes.ts';
export type { InputColumn } from './analyse/inputColumn.ts';
export type { RunOutcomes } from './analyse/runOutcomes.ts';
export { type FoundTarget, findTarget, type TargetSearch } from './analyse/search/findTarget.ts';
export { type DeltaIndex, deltaIndices } from './analyse/sensitivity/deltaIndices.ts';
export { type MorrisEffect, type MorrisPoints, morrisEffects } from './analyse/sensitivity/morrisEffects.ts';
export { type PawnIndex, pawnIndices } from './analyse/sensitivity/pawnIndices.ts';
export { type RegionalSensitivity, regionalSensitivity } from './analyse/sensitivity/regionalSensitivity.ts';
export { type SaltelliPoints, type SobolIndices, sobolIndices } from './analyse/sensitivity/sobolIndices.ts';
export { type BootstrapEstimate, bootstrapStatistic } from './analyse/statistics/bootstrapStatistic.ts';
export { createFanBands, type FanBands } from './analyse/statistics/createFanBands.ts';
export { createQuantileSketch, type QuantileSketch } from './analyse/statistics/createQuantileSketch.ts';
export type { Estimate as IndexEstimate } from './analyse/statistics/interval.ts';
export { type PairedContrast, pairedContrast } from './analyse/statistics/pairedContrast.ts';
export type { ReplicationStatistic } from './analyse/statistics/replicationStatistic.ts';
export { type RunningMean, replicationsFor, runningMean } from './analyse/statistics/runningMean.ts';
export { type CompletePoints, withoutFailedPoints } from './analyse/withoutFailedPoints.ts';
export type { WrittenFile } from './collect/files/writtenFile.ts';
export { MissingPackageError } from './collect/parquet/missingPackageError.ts';
export type { PointSummary } from './collect/pointSummaries.ts';
export { ResultsFolderError } from './collect/resultsFolderError.ts';
export type { SampleSummary } from './collect/summariseSample.ts';
export { type Estimate, estimateExperiment } from './execute/estimateExperiment.ts';
export { type RepeatedRun, repeatRun } from './execute/repeatRun.ts';
export { type RunOptions, type RunSummary, runExperiment } from './execute/runExperiment.ts';
export { type Verification, type VerifyOptions, verifyResults } from './execute/verifyResults.ts';
export type { FailedRun } from './execute/writeResults.ts';
export type { DrawnFigure, FigureRequest } from './figures/figureRequest.ts';
export { type FigureKind, type ResultsFigures, resultsFigures } from './figures/resultsFigures.ts';
export {
  type ExperimentSource,
  type LoadedExperiment,
  type LoadOptions,
  loadExperiment,
} from './load/loadExperiment.ts';
export { models } from './models.ts';
export type { Plan, PlannedPoint } from './plan/plan.ts';
export { QueryError } from './query/queryError.ts';
export { type QueryRows, queryResults } from './query/queryResults.ts';
export type { FigureStyle } from './report/figures/figureStyle.ts';
export type { SearchQuestion } from './search/readSearch.ts';
export {
  type SearchOptions,
  type SearchSummary,
  searchExperiment,
} from './search/searchExperiment.ts';
export type { Evaluation, PointSearch } from './search/searchPoint.ts';
export type { SearchSettings } from './search/searchSettings.ts';
export type { Design, SampledDesign } from './spec/design/design.ts';
export type { DesignPoint, Experiment } from './spec/experiment.ts';
export { SpecError } from './specError.ts';
export {
  type Sufficiency,
  type SummaryOptions,
  summariseResults,
  type WrittenSummaries,
} from './summarise/summariseResults.ts';
export { collectSweep } from './sweep/collectSweep.ts';
export {
  resumeShard,
  runShard,
  type SweepOptions,
  type SweepResult,
  sweepExperiment,
} from './sweep/sweepExperiment.ts';
export { type SweepStatus, sweepStatus } from './sweep/sweepStatus.ts';
