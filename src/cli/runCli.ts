import { buildApplication, buildRouteMap, run, text_en } from '@stricli/core';
import { softwareVersion } from '../softwareVersion.ts';
import { analyseCommand } from './commands/analyseCommand.ts';
import { backtestCommand } from './commands/backtestCommand.ts';
import { calibrateCommand } from './commands/calibrateCommand.ts';
import { checkCommand } from './commands/checkCommand.ts';
import { collectCommand } from './commands/collectCommand.ts';
import { explainCommand } from './commands/explainCommand.ts';
import { factsCommand } from './commands/factsCommand.ts';
import { figureCommand } from './commands/figureCommand.ts';
import { newCommand } from './commands/newCommand.ts';
import { oddCommand } from './commands/oddCommand.ts';
import { planCommand } from './commands/planCommand.ts';
import { queryCommand } from './commands/queryCommand.ts';
import { reportCommand } from './commands/reportCommand.ts';
import { runCommand } from './commands/runCommand.ts';
import { schemaCommand } from './commands/schemaCommand.ts';
import { searchCommand } from './commands/searchCommand.ts';
import { shardCommand } from './commands/shardCommand.ts';
import { statusCommand } from './commands/statusCommand.ts';
import { summariseCommand } from './commands/summariseCommand.ts';
import { sweepCommand } from './commands/sweepCommand.ts';
import { validateCommand } from './commands/validateCommand.ts';
import { verifyCommand } from './commands/verifyCommand.ts';
import type { CliProcess, Context } from './context.ts';
import { exitCodeHelp, exitCodes } from './exitCodes.ts';
import { joinSbatch } from './flags/joinSbatch.ts';

/**
 * The command `hashshift`. Results go to stdout, everything else to stderr.
 * @param inputs words of the command line after the name of the command.
 * @param registry URL of the module with the models.
 * @returns the exit code, see `exitCodes`.
 */
export async function runCli(
  inputs: readonly string[],
  { stdout, stderr, env }: CliProcess,
  registry: string,
): Promise<number> {
  const context: Context = {
    process: { stdout, stderr, env, exitCode: null },
    registry,
    exitCode: exitCodes.success,
  };
  await run(application(), joinSbatch(inputs), context);
  const stricliCode = Number(context.process.exitCode ?? 0);
  // Stricli tells wrong usage by negative codes.
  if (stricliCode !== 0) return stricliCode < 0 ? exitCodes.usage : exitCodes.failure;
  return context.exitCode;
}

function application() {
  const routes = buildRouteMap({
    routes: {
      new: newCommand,
      run: runCommand,
      sweep: sweepCommand,
      shard: shardCommand,
      collect: collectCommand,
      status: statusCommand,
      verify: verifyCommand,
      query: queryCommand,
      check: checkCommand,
      plan: planCommand,
      explain: explainCommand,
      schema: schemaCommand,
      search: searchCommand,
      analyse: analyseCommand,
      summarise: summariseCommand,
      report: reportCommand,
      figure: figureCommand,
      odd: oddCommand,
      backtest: backtestCommand,
      calibrate: calibrateCommand,
      facts: factsCommand,
      validate: validateCommand,
    },
    docs: {
      brief: 'Simulates the migration of Bitcoin hash rate to AI compute',
      fullDescription: [
        'Simulates the migration of Bitcoin hash rate to AI compute: agents, exact difficulty, sourced economics, results',
        'that are reproducible to the byte.',
        '',
        'EXAMPLES',
        '  hashshift run experiments/twenty-percent-shift.yaml',
        '  hashshift new my-question',
        '  hashshift check my-question.yaml',
        '  hashshift sweep large.yaml --workers 8',
        '  hashshift explain shift',
        '',
        exitCodeHelp,
      ].join('\n'),
    },
  });
  const { name, version } = softwareVersion();
  return buildApplication(routes, {
    name,
    versionInfo: { currentVersion: version },
    scanner: { caseStyle: 'allow-kebab-for-camel' },
    localization: { text: text_en },
  });
}
