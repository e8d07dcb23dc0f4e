import { buildCommand } from '@stricli/core';
import { type SweepResult, sweepExperiment } from '../sweep/sweepExperiment.ts';
import { commandLine } from './commandLine.ts';
import type { Context } from './context.ts';
import { exitCodeHelp, exitCodes } from './exitCodes.ts';
import { interruptible } from './interruption.ts';
import { createProgress } from './progress.ts';
import { reportErrors } from './reportErrors.ts';
import { reportSummary } from './reportSummary.ts';
import { outWords, type SweepFlags, sweepFlags, sweepOptions } from './sweepFlags.ts';

type Flags = SweepFlags & { readonly json: boolean };

/** `hashshift sweep`: runs an experiment so that it can be stopped at any instant and resumed. */
export const sweepCommand = buildCommand<Flags, [file: string], Context>({
  docs: {
    brief: 'Run a large experiment that can be stopped at any instant and resumed',
    fullDescription: [
      'Runs the experiment that FILE describes, as run does, and keeps what is done in DIR/parts. Stopped in whatever way',
      '(Ctrl-C, kill -9, a full disk, a power cut), it goes on when it is called again with the same experiment and',
      'version. In the end DIR holds what run writes, to the byte, and events.jsonl, which tells when what happened.',
      'A run that throws, ends its thread, exhausts its memory or takes longer than --time-limit is reported with the',
      'command that repeats it; the others finish.',
      '',
      'EXAMPLES',
      '  hashshift sweep large.yaml --workers 8 --out results/large',
      '  hashshift sweep large.yaml --time-limit 60',
      '  hashshift status results/large',
      '',
      exitCodeHelp,
    ].join('\n'),
  },
  parameters: {
    positional: {
      kind: 'tuple',
      parameters: [{ parse: String, placeholder: 'FILE', brief: 'Experiment file (YAML)' }],
    },
    flags: {
      ...sweepFlags,
      json: { kind: 'boolean', default: false, withNegated: false, brief: 'Print the summary as one JSON object' },
    },
  },
  func(flags, file) {
    const call = { file, overrides: flags.set ?? [], seed: flags.seed ?? null };
    const again = commandLine(['sweep'], call, outWords(flags));
    return reportErrors(
      this,
      async () => {
        const progress = createProgress(this.process.stderr);
        const result = await interruptible((signal) =>
          sweepExperiment(file, sweepOptions(this, flags, signal, progress)).finally(progress.end),
        );
        if (result.summary === null) reportComplete(this, result);
        else reportSummary(this, result.summary, flags, file);
      },
      () => `what is done is kept; resume with: ${again}`,
    );
  },
});

/** Says that there was nothing to do. */
export function reportComplete(
  context: Context,
  { folder, runs, failed }: Omit<SweepResult, 'summary' | 'found'>,
): void {
  context.process.stdout.write(`${folder} is complete: ${runs} runs, ${failed} failed\n`);
  if (failed > 0) context.exitCode = exitCodes.failure;
}
