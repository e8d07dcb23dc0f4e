import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

/** Programs with the names and answers of Slurm's, which note how they were called. */
export interface FakeSlurm {
  /** Environment in which they are found, and no others of these names. */
  readonly env: Readonly<Record<string, string>>;
  /** The words of every call of sbatch that submits, without `--parsable`. */
  submissions(): string[][];
  /** What squeue prints from now on. */
  setQueue(lines: string): void;
  /** Makes calls of sbatch fail whose words hold the text; of all programs for `everything`. */
  breakDown(text: string): void;
  repair(): void;
}

/** Answers as of Slurm 22.05; `$0.calls` takes the words of a call, one a line, and an empty line. */
const programs = {
  sbatch: `test "$1" = --version && { echo 'slurm-wlm 22.05.8'; exit; }
grep -qs everything "$here/broken" && { echo 'sbatch: error: Unable to contact slurm controller' >&2; exit 1; }
for word; do
  case $word in *"$(cat "$here/broken" 2>/dev/null || echo nothing)"*)
    echo 'sbatch: error: Batch job submission failed: Invalid account' >&2; exit 1;;
  esac
done
printf '%s\\n' "$@" '' >>"$here/calls"
echo 'Welcome to the cluster'
echo $((100 + $(grep -c '^$' "$here/calls")))`,
  squeue: `test -e "$here/broken" && grep -qs everything "$here/broken" && { echo 'slurm_load_jobs error' >&2; exit 1; }
cat "$here/queue"`,
  scontrol: `echo 'MaxArraySize            = 11'
echo 'MaxJobCount             = 10000'`,
};

/** Makes the programs in a new folder below `folder`. */
export function makeFakeSlurm(folder: string): FakeSlurm {
  const at = (name: string): string => join(folder, 'bin', name);
  mkdirSync(at('.'));
  for (const [name, text] of Object.entries(programs)) {
    writeFileSync(at(name), `#!/bin/sh\nhere=$(dirname "$0")\n${text}\n`);
    chmodSync(at(name), 0o755);
  }
  writeFileSync(at('queue'), '');
  return {
    env: { ...(process.env as Record<string, string>), PATH: `${at('.')}:${process.env.PATH}` },
    submissions() {
      if (!existsSync(at('calls'))) return [];
      const calls = readFileSync(at('calls'), 'utf8').trimEnd().split('\n\n');
      return calls.map((call) => call.split('\n').filter((word) => word !== '--parsable'));
    },
    setQueue: (lines) => writeFileSync(at('queue'), lines),
    breakDown: (text) => writeFileSync(at('broken'), text),
    repair: () => writeFileSync(at('broken'), 'nothing'),
  };
}
