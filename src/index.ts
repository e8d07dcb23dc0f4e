export type * from '../models/library.ts';
export { createStreams } from '../models/random/createStreams.ts';
export type { Field, Sequence, Streams } from '../models/random/streams.ts';
export { MissingPackageError } from './collect/missingPackageError.ts';
export type { PointSummary } from './collect/pointSummaries.ts';
export { ResultsFolderError } from './collect/resultsFolderError.ts';
export type { SampleSummary } from './collect/summariseSample.ts';
export type { WrittenFile } from './collect/writtenFile.ts';
export { type Estimate, estimateExperiment } from './estimateExperiment.ts';
export { type ExperimentSource, type LoadedExperiment, type LoadOptions, loadExperiment } from './loadExperiment.ts';
export { models } from './models.ts';
export type { Plan, PlannedPoint } from './plan/plan.ts';
export { QueryError } from './query/queryError.ts';
export { type QueryRows, queryResults } from './query/queryResults.ts';
export { type RepeatedRun, repeatRun } from './repeatRun.ts';
export { type RunOptions, type RunSummary, runExperiment } from './runExperiment.ts';
export type { Design, SampledDesign } from './spec/design.ts';
export type { DesignPoint, Experiment } from './spec/experiment.ts';
export { SpecError } from './specError.ts';
export { collectSweep } from './sweep/collectSweep.ts';
export {
  resumeShard,
  runShard,
  type SweepOptions,
  type SweepResult,
  sweepExperiment,
} from './sweep/sweepExperiment.ts';
export { type SweepStatus, sweepStatus } from './sweep/sweepStatus.ts';
export { type Verification, type VerifyOptions, verifyResults } from './verifyResults.ts';
export type { FailedRun } from './writeResults.ts';
