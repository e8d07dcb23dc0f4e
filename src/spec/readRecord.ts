import { nearestName } from '../../models/nearestName.ts';
import type { AnyModel } from './anyModel.ts';
import { describeNode } from './document/describeNode.ts';
import type { SpecNode } from './document/specNode.ts';
import type { Experiment } from './experiment.ts';
import { keyNames } from './key.ts';
import type { ReadContext } from './readContext.ts';
import { readKeys } from './readKeys.ts';
import { RECORD_KEYS } from './recordKeys.ts';
import { readEpochs } from './values/readMoment.ts';
import { readNames } from './values/readNames.ts';
import { readWhole } from './values/readWhole.ts';

type RecordSpec = Experiment['record'];

/**
 * What `record` asks for; without it, every column of every epoch of every replication. Mistakes are reported.
 * @param every the value of `--set record.every`, which stands before the file's.
 */
export function readRecord(
  node: SpecNode | undefined,
  every: SpecNode | undefined,
  replications: number,
  model: AnyModel,
  context: ReadContext,
): RecordSpec {
  const keys = node && readKeys(node, keyNames<keyof typeof RECORD_KEYS>(RECORD_KEYS), 'record', context.report);
  const everyNode = every ?? keys?.get('every')?.value;
  const columnsNode = unlessAll(keys?.get('columns')?.value);
  const replicationsNode = unlessAll(keys?.get('replications')?.value);
  return {
    everyEpochs: everyNode === undefined ? 1 : readEvery(everyNode, context),
    columns: readColumns(columnsNode, model, context),
    replications: readRecorded(replicationsNode, replications, context),
    ...(readFormat(keys?.get('format')?.value, context) === 'parquet' ? { format: 'parquet' } : {}),
  };
}

function readEvery(node: SpecNode, context: ReadContext): number {
  const expected = 'a length of time of at least 1 epoch, for example 1 epoch, 26 or 1 year';
  const epochs = node.kind === 'scalar' ? readEpochs(node, 'record.every', expected, context) : 0;
  if (epochs !== undefined && epochs < 1) context.report(node, 'record.every is under one epoch', expected);
  return epochs ?? 1;
}

function readFormat(node: SpecNode | undefined, { report }: ReadContext): string {
  const formats: readonly string[] = RECORD_KEYS.format.form.choices;
  if (node === undefined) return 'csv';
  const format = node.kind === 'scalar' ? node.text : '';
  if (!formats.includes(format)) {
    report(node, `record.format is ${describeNode(node)}`, formats.join(' or '), nearestName(format, formats));
  }
  return format;
}

function readRecorded(node: SpecNode | undefined, replications: number, { report }: ReadContext): number {
  if (node === undefined) return replications;
  const recorded = readWhole(node, 'record.replications', RECORD_KEYS.replications.form, report) ?? 0;
  // A smaller `--set replications` must not turn a correct file into a wrong one.
  return Math.min(recorded, replications);
}

function readColumns(node: SpecNode | undefined, model: AnyModel, { report }: ReadContext): readonly string[] {
  const all = model.columns.map(({ name }) => name);
  if (node === undefined) return all;
  const chosen = readNames(node, all, 'record.columns', report).map(({ text }) => text);
  return all.filter((name) => chosen.includes(name));
}

/** The node, unless it says `all`, which is the same as saying nothing. */
function unlessAll(node: SpecNode | undefined): SpecNode | undefined {
  return node?.kind === 'scalar' && node.value === 'all' ? undefined : node;
}
