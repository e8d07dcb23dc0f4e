import { csvCell } from '../collect/files/csvCell.ts';
import type { ExperimentSource, LoadOptions } from '../load/loadExperiment.ts';
import { keptEpochs } from '../run/keptEpochs.ts';
import { SpecError } from '../specError.ts';
import { repeatRun } from './repeatRun.ts';

/**
 * Repeats one run and lists its agents, a row an agent and kept epoch, as lines of CSV, the header first.
 * @param run its number in the plan.
 * @param everyEpochs every how many epochs the agents are listed; those of the last are in any case.
 * @throws SpecError when the model shows no agents, or as {@link repeatRun}.
 */
export async function listAgents(
  source: ExperimentSource,
  run: number,
  everyEpochs: number,
  options: LoadOptions = {},
): Promise<string[]> {
  const lines: string[] = [];
  const { experiment } = await repeatRun(source, run, options, (loaded, state, epoch) => {
    const { agents } = loaded.model;
    if (agents === undefined) return;
    if (epoch === 0) lines.push(['run', 'epoch', agents.agent, ...agents.columns.map(({ name }) => name)].join(','));
    if (!keptEpochs(loaded.experiment.horizonEpochs, everyEpochs).includes(epoch)) return;
    const row = new Float64Array(agents.columns.length);
    for (let agent = 0; agent < agents.count(state); agent++) {
      agents.observe(state, agent, row);
      lines.push([run, epoch, agent, ...row].map((cell) => csvCell(cell)).join(','));
    }
  });
  if (lines.length === 0) throw new SpecError(`the model ${experiment.model} shows no agents`);
  return lines;
}
