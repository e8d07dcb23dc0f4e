import { shellQuote } from '../../shellQuote.ts';
import type { QueuedTask } from '../../sweep/slurm/parseQueue.ts';
import type { EndedJob, SlurmStatus } from '../../sweep/slurm/slurmStatus.ts';
import type { SubmittedSweep } from '../../sweep/slurm/submitSweep.ts';
import { duration } from './duration.ts';
import { numberRanges } from './numberRanges.ts';

const namedEnded = 10;

/** What `hashshift sweep --engine slurm` says when it has submitted. */
export function submissionReport(submitted: SubmittedSweep): string {
  const { folder, experiment, tasks, array, submittedTasks, secondsPerTask, jobName, logs } = submitted;
  const time = secondsPerTask === null ? '' : `, about ${duration(secondsPerTask)} each`;
  const first =
    array === null
      ? `all shards are done; job ${submitted.collectJob} makes the results`
      : `job ${submitted.shardsJob} runs ${submittedTasks} of ${tasks} tasks (${array})${time}; job ${submitted.collectJob} makes the results after it`;
  return [
    `${experiment}: ${first}`,
    `follow it with: hashshift status ${shellQuote(folder)}`,
    `cancel it with: scancel --name=${jobName}`,
    `scripts: ${submitted.scripts.shards}, ${submitted.scripts.collect}; logs: ${logs}`,
    '',
  ].join('\n');
}

/** What `hashshift status` says of the jobs of a sweep. */
export function queueReport({ queue, problem, ended, logs }: SlurmStatus): string {
  if (queue === null) return `the queue is unknown: ${problem}\nlogs: ${logs}\n`;
  const lines = [
    `in the queue: ${queue.length === 0 ? 'nothing' : describeQueue(queue)}; logs: ${logs}`,
    ...ended.slice(0, namedEnded).map(describeEnded),
    ...(ended.length > namedEnded ? [`... and ${ended.length - namedEnded} more`] : []),
  ];
  return `${lines.join('\n')}\n`;
}

function describeQueue(queue: readonly QueuedTask[]): string {
  const groups = new Map<string, QueuedTask[]>();
  for (const task of queue) {
    const reason = task.state === 'PENDING' && task.reason !== null ? ` (${task.reason})` : '';
    const key = `${task.state.toLowerCase()}${reason}`;
    groups.set(key, [...(groups.get(key) ?? []), task]);
  }
  return [...groups].map(([key, tasks]) => `${describeTasks(tasks)} ${key}`).join(', ');
}

function describeTasks(tasks: readonly QueuedTask[]): string {
  const shards = tasks.flatMap(({ shard }) => shard ?? []).sort((a, b) => a - b);
  const collecting = tasks.filter(({ shard }) => shard === null).map(({ job }) => `collect (job ${job})`);
  return [...(shards.length > 0 ? [`shard ${numberRanges(shards)}`] : []), ...collecting].join(' and ');
}

function describeEnded({ shard, log, lastLine }: EndedJob): string {
  const what = shard === null ? 'collect ended without results' : `shard ${shard} ended unfinished`;
  return log === null ? `${what}, without a log` : `${what}, ${log}: ${lastLine ?? 'empty'}`;
}
