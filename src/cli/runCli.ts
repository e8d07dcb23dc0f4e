import { buildApplication, buildRouteMap, run, text_en } from '@stricli/core';
import { softwareVersion } from '../softwareVersion.ts';
import { analyseCommand } from './analyseCommand.ts';
import { backtestCommand } from './backtestCommand.ts';
import { calibrateCommand } from './calibrateCommand.ts';
import { checkCommand } from './checkCommand.ts';
import { collectCommand } from './collectCommand.ts';
import type { CliProcess, Context } from './context.ts';
import { exitCodeHelp, exitCodes } from './exitCodes.ts';
import { explainCommand } from './explainCommand.ts';
import { factsCommand } from './factsCommand.ts';
import { figureCommand } from './figureCommand.ts';
import { joinSbatch } from './joinSbatch.ts';
import { newCommand } from './newCommand.ts';
import { oddCommand } from './oddCommand.ts';
import { planCommand } from './planCommand.ts';
import { queryCommand } from './queryCommand.ts';
import { reportCommand } from './reportCommand.ts';
import { runCommand } from './runCommand.ts';
import { schemaCommand } from './schemaCommand.ts';
import { searchCommand } from './searchCommand.ts';
import { shardCommand } from './shardCommand.ts';
import { statusCommand } from './statusCommand.ts';
import { summariseCommand } from './summariseCommand.ts';
import { sweepCommand } from './sweepCommand.ts';
import { validateCommand } from './validateCommand.ts';
import { verifyCommand } from './verifyCommand.ts';

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
